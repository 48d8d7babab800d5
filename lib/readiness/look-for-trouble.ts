import { tryDatabase } from '@/db/try-database'
import { tryFolder } from '../evidence/file-store'
import { NotInTime, type Trouble, troubleOfDatabase, troubleOfFiles } from './trouble'

/** Milliseconds within which everything is there, or is in trouble. */
const WITHIN = 1_000

/** Whether Redis answers; nothing where none was asked for. */
export type AskRedis = (() => Promise<unknown>) | undefined

/**
 * Tries, all at once, what serving needs: new connections to PostgreSQL and a write there that is taken back, a file in DATA_DIR, and
 * Redis where one was asked for. Gives what was in the way, each once; nothing where all is well. Ends within a second.
 */
export async function lookForTrouble(askRedis?: AskRedis): Promise<Trouble[]> {
  const ending = new AbortController()
  const found = await Promise.all([
    ...tryDatabase(ending.signal).map((tried) => troubleIn(tried, troubleOfDatabase)),
    troubleIn(files(), troubleOfFiles),
    ...(askRedis ? [troubleIn(askRedis(), () => 'redis-away' as const)] : []),
  ])
  ending.abort()
  return [...new Set(found.filter((trouble) => trouble !== undefined))]
}

async function troubleIn(tried: Promise<unknown>, said: (fault: unknown) => Trouble): Promise<Trouble | undefined> {
  let late: ReturnType<typeof setTimeout> | undefined
  // What has come meanwhile is heard before time is called: a busy process is no trouble of PostgreSQL's.
  const out = new Promise<never>((_, failed) => {
    late = setTimeout(() => setImmediate(() => failed(new NotInTime())), WITHIN)
  })
  try {
    await Promise.race([tried, out])
    return undefined
  } catch (fault) {
    return said(fault)
  } finally {
    clearTimeout(late)
  }
}

let trying: Promise<void> | undefined
/** A disk that hangs holds up one try, not one more each time that somebody looks. */
function files(): Promise<void> {
  trying ??= tryFolder().finally(() => {
    trying = undefined
  })
  return trying
}
