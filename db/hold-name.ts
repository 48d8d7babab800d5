import pg from 'pg'

/** Milliseconds between two tries, and between two questions whether the connection lives. */
const TRIES_EVERY = 250
const ASKS_EVERY = 3_000
/** Milliseconds: so long a node of the same name may take to leave. */
const LEAVES_WITHIN = 15_000
/** A machine that is gone without a word is noticed by the database sooner than another of its name gives up. */
const GONE_UNNOTICED = 'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 3; set tcp_keepalives_count = 3'
const HOLD = 'select pg_try_advisory_lock($1, hashtext($2)) as held'
/** The first of two numbers under which nodes hold their names. */
const NODES = 7_041_832

export type HeldName = { release: () => Promise<void> }

/** SQL that says whether nobody holds the name in this column. */
export const isHeldByNobody = (column: string) => `not exists (select from pg_locks l
  where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
    and l.classid = ${NODES} and l.objid = (hashtext(${column})::bigint & 4294967295)::oid and l.objsubid = 2)`

/**
 * Holds a node's name in the database for as long as this process lives, so that no two serve under one: PostgreSQL lets go of it
 * with the connection, however the process ends. Waits for one that is leaving, and throws where it does not leave. Where the
 * connection breaks the name is taken again as soon as the database is back; `lost` is told when somebody else has it then.
 */
export async function holdName(
  url: string,
  name: string,
  lost: () => void,
  leavesWithin = LEAVES_WITHIN,
): Promise<HeldName> {
  let isReleased = false
  let client: pg.Client | undefined
  let asking: ReturnType<typeof setInterval> | undefined

  async function take(): Promise<boolean> {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: ASKS_EVERY,
      query_timeout: ASKS_EVERY,
    })
    const over = () => {
      if (next !== client) return
      client = undefined
      clearInterval(asking)
      again(performance.now() + leavesWithin)
    }
    next.on('error', over)
    next.on('end', over)
    try {
      await next.connect()
      await next.query(GONE_UNNOTICED)
      const { rows } = await next.query<{ held: boolean }>(HOLD, [NODES, name])
      if (rows[0]?.held && !isReleased) {
        client = next
        asking = setInterval(() => next.query('select 1').catch(() => next.end().catch(() => {})), ASKS_EVERY).unref()
        return true
      }
    } finally {
      if (next !== client) next.end().catch(() => {})
    }
    return false
  }
  /** Until it is held; `lost` is told at most once. */
  function again(latest: number) {
    const retry = () => {
      const isLate = performance.now() > latest
      take().then(
        (held) => {
          if (held || isReleased) return
          if (isLate) lost()
          again(isLate ? Number.POSITIVE_INFINITY : latest)
        },
        () => again(latest),
      )
    }
    if (!isReleased) setTimeout(retry, TRIES_EVERY).unref()
  }

  const latest = performance.now() + leavesWithin
  while (!(await take())) {
    if (performance.now() > latest)
      throw new Error(
        name
          ? `Another Concord serves this database as the node ${name} already: give each its own CONCORD_NODE.`
          : 'Another Concord serves this database already: stop it, or, to serve with several, give each its own CONCORD_NODE.',
      )
    await new Promise((over) => setTimeout(over, TRIES_EVERY))
  }
  return {
    release: async () => {
      isReleased = true
      clearInterval(asking)
      await client?.end().catch(() => {})
    },
  }
}
