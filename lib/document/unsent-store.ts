export type UnsentBatch = { batchId: string; payload: Uint8Array }

/** Where edits wait that the server has not yet acknowledged, in the order of their making. */
export type UnsentStore = {
  all: () => Promise<UnsentBatch[]>
  put: (batch: UnsentBatch) => Promise<void>
  remove: (batchId: string) => Promise<void>
}

/** For a client that lives no longer than its process. */
export function inMemory(): UnsentStore {
  const kept = new Map<string, UnsentBatch>()
  return {
    all: async () => [...kept.values()],
    put: async (batch) => void kept.set(batch.batchId, batch),
    remove: async (batchId) => void kept.delete(batchId),
  }
}

const NAME = 'concord-unsent'

/** In the browser, by person and text: it outlives a closed tab, and another person on the same device never sends it. */
export function inBrowser(userId: string, documentId: string): UnsentStore {
  const whose = `${userId} ${documentId}`
  const opened = open()
  const within = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>) => {
    const store = (await opened).transaction(NAME, mode).objectStore(NAME)
    return answerOf(work(store))
  }
  return {
    all: async () => {
      const rows = (await within('readonly', (store) => store.index('whose').getAll(whose))) as (UnsentBatch & {
        order: number
      })[]
      return rows.sort((a, b) => a.order - b.order)
    },
    put: async (batch) =>
      void (await within('readwrite', (store) => store.put({ ...batch, whose, order: Date.now() + Math.random() }))),
    remove: async (batchId) => void (await within('readwrite', (store) => store.delete(batchId))),
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () =>
    request.result.createObjectStore(NAME, { keyPath: 'batchId' }).createIndex('whose', 'whose')
  return answerOf(request)
}

const answerOf = <T>(request: IDBRequest<T>) =>
  new Promise<T>((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
