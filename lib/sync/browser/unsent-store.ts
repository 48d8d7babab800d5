import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

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
interface Kept extends DBSchema {
  [NAME]: { key: string; value: Row; indexes: { whose: string } }
}

/** In the browser, by person and text: it outlives a closed tab, and another person on the same device never sends it. */
export function inBrowser(userId: string, text: UnsentText): UnsentStore {
  const whose = `${userId} ${text.documentId}`
  return {
    all: () => read(IDBKeyRange.only(whose)),
    swap: (gone, come) =>
      change(
        gone,
        come.map((batch) => ({ ...batch, ...text, whose, order: nextOrder() })),
      ),
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
  await change(
    (await read(ofPerson(userId))).map(({ batchId }) => batchId),
    [],
  )
}

const ofPerson = (userId: string) => IDBKeyRange.bound(`${userId} `, `${userId}!`, false, true)

let last = 0
/** Later than every one before it, also within one millisecond. */
const nextOrder = () => {
  last = Math.max(Date.now(), last + 0.001)
  return last
}

async function read(whose: IDBKeyRange): Promise<Row[]> {
  const rows = await (await opened()).getAllFromIndex(NAME, 'whose', whose)
  return rows.sort((a, b) => a.order - b.order)
}

/** Ends when all of it is on the device; fails, having changed nothing, where there is no room. */
async function change(gone: readonly string[], come: readonly Row[]) {
  const { store, done } = (await opened()).transaction(NAME, 'readwrite')
  const asked = [...gone.map((batchId) => store.delete(batchId)), ...come.map((row) => store.put(row))]
  await Promise.all([...asked, done])
}

let database: Promise<IDBPDatabase<Kept>> | undefined
/** Opened once a page; where that failed, or the browser has closed it, the next who needs it tries again. */
function opened() {
  database ??= open().catch((fault) => {
    database = undefined
    throw fault
  })
  return database
}
const open = () =>
  openDB<Kept>(NAME, 1, {
    upgrade: (made) => void made.createObjectStore(NAME, { keyPath: 'batchId' }).createIndex('whose', 'whose'),
    terminated: () => {
      database = undefined
    },
  })
