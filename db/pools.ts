import pg from 'pg'
import { readerGone } from '../lib/reader'
import { proofOf } from './acting-key'
import { turns } from './turns'

type Pools = Record<'app' | 'ending' | 'identity' | 'append' | 'background' | 'limits' | 'jobs', pg.Pool>
const kept = globalThis as { concordPools?: Pools; concordActingKey?: Buffer; concordTurns?: ReturnType<typeof turns> }

/** Connections of the app's role in a process, and how many of them one person has at once. */
const APP_CONNECTIONS = 12
const MOST_OF_ONE = 4
/** Milliseconds after which a statement is ended again whose reader has left: the first time may have come between two. */
const ENDED_AGAIN = 500

/** The pools live on the process, because Next bundles its own copy of this module beside the server's. */
export function pools(): Pools {
  kept.concordPools ??= {
    app: open('CONCORD_APP_URL', APP_CONNECTIONS, PATIENT),
    ending: open('CONCORD_APP_URL', 1, PATIENT),
    identity: open('CONCORD_IDENTITY_URL', 4, PATIENT),
    append: open('CONCORD_APPEND_URL', 2, PATIENT),
    background: open('CONCORD_BACKGROUND_URL', 2),
    limits: open('CONCORD_LIMITS_URL', 2, SOON),
    jobs: open('CONCORD_JOBS_URL', 5),
  }
  return kept.concordPools
}

/** A connection of the app's role, which its backend's number is known of: `prove` shows the database who acts on it. */
export type Acting = { client: pg.PoolClient; prove: (userId: string) => string }
const backends = new WeakMap<pg.PoolClient, number>()

/**
 * Runs `work` on one connection of the app's role, for this person in their turn; for many at once where it is nobody's alone.
 * Where a reader of it leaves, what it asks is ended.
 */
export function onApp<T>(whose: string | null, work: (acting: Acting) => Promise<T>): Promise<T> {
  if (whose === null) return onConnection(work)
  kept.concordTurns ??= turns(MOST_OF_ONE)
  return kept.concordTurns(whose, () => onConnection(work))
}

async function onConnection<T>(work: (acting: Acting) => Promise<T>): Promise<T> {
  const gone = readerGone()
  gone?.throwIfAborted()
  const client = await pools().app.connect()
  try {
    let backend = backends.get(client)
    if (backend === undefined) {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      backend = rows[0]?.pid ?? 0
      backends.set(client, backend)
    }
    const known = backend
    return await endedWith(gone, known, () => work({ client, prove: (userId) => proofOf(servingKey(), known, userId) }))
  } finally {
    client.release(gone?.aborted) // what was ended may have been the end of a transaction, so it is not used again
  }
}

/**
 * Ends what this backend is asked once its reader has gone, by a connection that is kept for that: those for asking may all be
 * busy. The connection is kept until that has been answered, so that it can only end what is asked here.
 */
async function endedWith<T>(gone: AbortSignal | undefined, backend: number, work: () => Promise<T>): Promise<T> {
  if (!gone) return work()
  let ending = Promise.resolve()
  let again: ReturnType<typeof setInterval> | undefined
  const end = () => {
    ending = ending.then(() => pools().ending.query('select pg_cancel_backend($1)', [backend])).then(noAnswer, noAnswer)
  }
  const begin = () => {
    end()
    again = setInterval(end, ENDED_AGAIN)
  }
  gone.addEventListener('abort', begin, { once: true })
  if (gone.aborted) begin()
  try {
    return await work()
  } finally {
    gone.removeEventListener('abort', begin)
    clearInterval(again)
    await ending
  }
}
const noAnswer = () => {}

function servingKey(): Buffer {
  kept.concordActingKey ??= Buffer.from(process.env.CONCORD_ACTING_KEY ?? '', 'hex')
  return kept.concordActingKey
}

/** Milliseconds: an act waits no longer to be counted, and goes on uncounted. */
const SOON = { connectionTimeoutMillis: 1_000, query_timeout: 1_000 }

/** Milliseconds: nobody waits longer for a connection, and is told that there is none. */
const PATIENT = { connectionTimeoutMillis: 10_000 }

function open(variable: string, max: number, more: pg.PoolConfig = {}) {
  const connectionString = process.env[variable]
  if (!connectionString) throw new Error(`${variable} is not set: start the product with npm start, which derives it`)
  const pool = new pg.Pool({ connectionString, max, ...more })
  pool.on('error', noAnswer) // an idle connection that the server ended is replaced at the next use
  pool.on('connect', (client) => client.on('error', noAnswer)) // one in use that it ended between two statements fails the next
  return pool
}

/** Ends every connection, for shutdown and for tests that change database. */
export async function closePools() {
  const open = kept.concordPools
  kept.concordPools = undefined
  kept.concordActingKey = undefined
  if (open) await Promise.all(Object.values(open).map((pool) => pool.end()))
}
