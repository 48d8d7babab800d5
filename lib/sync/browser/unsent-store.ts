export type UnsentBatch = { batchId: string; payload: Uint8Array }

/** Where edits wait that the server has not yet acknowledged, in the order of their making. */
export type UnsentStore = {
  all: () => Promise<UnsentBatch[]>
  /** Lets these go and keeps those, both or neither: at no moment is an edit nowhere. */
  swap: (gone: readonly string[], come: readonly UnsentBatch[]) => Promise<void>
}

/** For a client that lives no longer than its process. */
export function inMemory(): UnsentStore {
  const kept = new Map<string, UnsentBatch>()
  return {
    all: async () => [...kept.values()],
    swap: async (gone, come) => {
      for (const batchId of gone) kept.delete(batchId)
      for (const batch of come) kept.set(batch.batchId, batch)
    },
  }
}

/** A text of which this device keeps unsent edits: enough to send them from any page, and to name it to its author. */
export type UnsentText = { council: string; documentId: string; label: string }
type Row = UnsentBatch & UnsentText & { whose: string; order: number }

const NAME = 'concord-unsent'

/** In the browser, by person and text: it outlives a closed tab, and another person on the same device never sends it. */
export function inBrowser(userId: string, text: UnsentText): UnsentStore {
  const whose = `${userId} ${text.documentId}`
  return {
    all: () => read(IDBKeyRange.only(whose)),
    swap: (gone, come) =>
      change((store) => {
        for (const batchId of gone) store.delete(batchId)
        for (const batch of come) store.put({ ...batch, ...text, whose, order: nextOrder() } satisfies Row)
      }),
  }
}

/** All that this device keeps of this person's, text by text. */
export async function unsentTexts(userId: string): Promise<(UnsentText & { batches: UnsentBatch[] })[]> {
  const texts = new Map<string, UnsentText & { batches: UnsentBatch[] }>()
  for (const row of await read(ofPerson(userId))) {
    const { council, documentId, label } = row
    const text = texts.get(documentId) ?? { council, documentId, label, batches: [] }
    text.batches.push(row)
    texts.set(documentId, text)
  }
  return [...texts.values()]
}

/** Lets go of all that this device keeps of this person's. */
export async function clearUnsent(userId: string): Promise<void> {
  const rows = await read(ofPerson(userId))
  await change((store) => {
    for (const { batchId } of rows) store.delete(batchId)
  })
}

const ofPerson = (userId: string) => IDBKeyRange.bound(`${userId} `, `${userId}!`, false, true)

let last = 0
/** Later than every one before it, also within one millisecond. */
const nextOrder = () => {
  last = Math.max(Date.now(), last + 0.001)
  return last
}

async function read(whose: IDBKeyRange): Promise<Row[]> {
  const request = (await opened()).transaction(NAME).objectStore(NAME).index('whose').getAll(whose)
  const rows = await answerOf<Row[]>(request)
  return rows.sort((a, b) => a.order - b.order)
}

/** Ends when all of it is on the device; fails, having changed nothing, where there is no room. */
async function change(work: (store: IDBObjectStore) => void) {
  const transaction = (await opened()).transaction(NAME, 'readwrite')
  const over = new Promise<void>((done, failed) => {
    transaction.oncomplete = () => done()
    transaction.onabort = () => failed(transaction.error)
  })
  work(transaction.objectStore(NAME))
  await over
}

let database: Promise<IDBDatabase> | undefined
/** Opened once a page; where that failed, or the browser has closed it, the next who needs it tries again. */
function opened(): Promise<IDBDatabase> {
  database ??= open().catch((fault) => {
    database = undefined
    throw fault
  })
  return database
}
async function open() {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () =>
    request.result.createObjectStore(NAME, { keyPath: 'batchId' }).createIndex('whose', 'whose')
  const made = await answerOf(request)
  made.onclose = () => {
    database = undefined
  }
  return made
}

const answerOf = <T>(request: IDBRequest<T>) =>
  new Promise<T>((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
