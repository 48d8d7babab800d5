import pg from 'pg'

type Pools = { app: pg.Pool; identity: pg.Pool; append: pg.Pool; background: pg.Pool }
const kept = globalThis as { concordPools?: Pools }

/** The pools live on the process, because Next bundles its own copy of this module beside the server's. */
export function pools(): Pools {
  kept.concordPools ??= {
    app: open('CONCORD_APP_URL', 12),
    identity: open('CONCORD_IDENTITY_URL', 4),
    append: open('CONCORD_APPEND_URL', 2),
    background: open('CONCORD_BACKGROUND_URL', 2),
  }
  return kept.concordPools
}

function open(variable: string, max: number) {
  const connectionString = process.env[variable]
  if (!connectionString) throw new Error(`${variable} is not set: start the product with npm start, which derives it`)
  const pool = new pg.Pool({ connectionString, max })
  pool.on('error', () => {}) // an idle connection that the server ended is replaced at the next use
  return pool
}

/** Ends every connection, for shutdown and for tests that change database. */
export async function closePools() {
  const open = kept.concordPools
  kept.concordPools = undefined
  if (open) await Promise.all(Object.values(open).map((pool) => pool.end()))
}
