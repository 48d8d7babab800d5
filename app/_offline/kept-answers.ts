import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/**
 * A question as somebody opened it last, to be read without a connection: what is asked, the levels and the answer's words. Nothing
 * of scores, comments or evidence.
 */
export type KeptAnswer = {
  userId: string
  documentId: string
  href: string
  place: string
  code: string
  shortName: string
  question: string
  levels: { name: string; text: string }[]
  words: string
  /** When it was opened, in words. */
  seen: string
  at: number
}

/** The name that the page without a connection opens it by too (show-kept.ts). */
export const KEPT_ANSWERS = 'concord-answers'
/** So many are kept, those opened last. */
const MOST = 12
/** Milliseconds after which a session that was not used has ended: what is kept ends with it. */
export const KEPT_FOR = 8 * 60 * 60_000

interface Kept extends DBSchema {
  [KEPT_ANSWERS]: { key: string; value: KeptAnswer }
}

const opened = () =>
  openDB<Kept>(KEPT_ANSWERS, 1, {
    upgrade: (made) => void made.createObjectStore(KEPT_ANSWERS, { keyPath: 'documentId' }),
  })

/** Does something with what is kept; where nothing may be stored in this browser, nothing is. */
async function within<T>(work: (database: IDBPDatabase<Kept>) => Promise<T>): Promise<T | undefined> {
  try {
    const database = await opened()
    try {
      return await work(database)
    } finally {
      database.close()
    }
  } catch {
    return undefined
  }
}

/** Keeps this one, and lets go of the oldest. */
export const keepAnswer = (answer: KeptAnswer) =>
  within(async (database) => {
    await database.put(KEPT_ANSWERS, answer)
    const all = (await database.getAll(KEPT_ANSWERS)).sort((a, b) => b.at - a.at)
    for (const { documentId } of all.slice(MOST)) await database.delete(KEPT_ANSWERS, documentId)
  })

/** Lets go of everything but what this person has opened since their session can last; of everything where nobody is signed in. */
export const keepOnlyOf = (userId: string | null, now = Date.now()) =>
  within(async (database) => {
    for (const one of await database.getAll(KEPT_ANSWERS))
      if (one.userId !== userId || one.at < now - KEPT_FOR) await database.delete(KEPT_ANSWERS, one.documentId)
  })

/** Lets go of what is at this address: it is not there for this person any more. */
export const forgetAnswerAt = (path: string) =>
  within(async (database) => {
    for (const one of await database.getAll(KEPT_ANSWERS))
      if (path === one.href || path.startsWith(`${one.href}/`)) await database.delete(KEPT_ANSWERS, one.documentId)
  })

/** The ids of all that is kept, as far as this browser keeps anything. */
export const keptIds = async () => (await within((database) => database.getAllKeys(KEPT_ANSWERS))) ?? []

/** Lets go of these. */
export const forgetAnswers = (documentIds: readonly string[]) =>
  within(async (database) => {
    for (const id of documentIds) await database.delete(KEPT_ANSWERS, id)
  })
