import pg from 'pg'
import { proofOf } from './acting-key'

type Pools = Record<'app' | 'identity' | 'append' | 'background' | 'limits', pg.Pool>
const kept = globalThis as { concordPools?: Pools; concordActingKey?: Buffer }

/** The pools live on the process, because Next bundles its own copy of this module beside the server's. */
export function pools(): Pools {
  kept.concordPools ??= {
    app: open('CONCORD_APP_URL', 12, PATIENT),
    identity: open('CONCORD_IDENTITY_URL', 4, PATIENT),
    append: open('CONCORD_APPEND_URL', 2, PATIENT),
    background: open('CONCORD_BACKGROUND_URL', 2),
    limits: open('CONCORD_LIMITS_URL', 2, SOON),
  }
  return kept.concordPools
}

/** A connection of the app's role, which its backend's number is known of: `prove` shows the database who acts on it. */
export type Acting = { client: pg.PoolClient; prove: (userId: string) => string }
const backends = new WeakMap<pg.PoolClient, number>()

/** Runs `work` on one connection of the app's role. */
export async function onApp<T>(work: (acting: Acting) => Promise<T>): Promise<T> {
  const client = await pools().app.connect()
  try {
    let backend = backends.get(client)
    if (backend === undefined) {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      backend = rows[0]?.pid ?? 0
      backends.set(client, backend)
    }
    const known = backend
    return await work({ client, prove: (userId) => proofOf(servingKey(), known, userId) })
  } finally {
    client.release()
  }
}

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
  pool.on('error', () => {}) // an idle connection that the server ended is replaced at the next use
  return pool
}

/** Ends every connection, for shutdown and for tests that change database. */
export async function closePools() {
  const open = kept.concordPools
  kept.concordPools = undefined
  kept.concordActingKey = undefined
  if (open) await Promise.all(Object.values(open).map((pool) => pool.end()))
}
