import { RateLimiterPostgres, RateLimiterRedis, RLWrapperTimeouts } from 'rate-limiter-flexible'
import { createClient } from 'redis'
import { limitsDb } from '@/db/gate'
import { env } from '../env'
import { LIMIT_KINDS, LIMITS, type LimitKind } from './limit'

type Whose = 'person' | 'address'
type Limiters = Record<LimitKind, Record<Whose, RLWrapperTimeouts>>
type Redis = ReturnType<typeof openRedis>

/** Milliseconds after which a store does not answer. Redis is asked first and not waited for long. */
const WITHIN = { redis: 300, postgres: 1_000 }

type Pool = ReturnType<typeof limitsDb>
const kept = globalThis as { concordLimits?: { pool: Pool; limiters: Limiters }; concordLimitsRedis?: Redis }

/** One for each kind and for whom it counts, for as long as the pool lives: pages are bundled in copies, and all count in one. */
export function limiters(): Limiters {
  const pool = limitsDb()
  if (kept.concordLimits?.pool !== pool) kept.concordLimits = { pool, limiters: makeAll(pool) }
  return kept.concordLimits.limiters
}

const makeAll = (pool: Pool) =>
  Object.fromEntries(
    LIMIT_KINDS.map((kind) => [kind, { person: make(pool, kind, 'person'), address: make(pool, kind, 'address') }]),
  ) as Limiters

/** In PostgreSQL; where there is a Redis, in it, and in PostgreSQL while it is away. Whoever is far beyond is known without asking. */
function make(pool: Pool, kind: LimitKind, whose: Whose): RLWrapperTimeouts {
  const { points, within } = LIMITS[kind][whose]
  const of = { points, duration: within, keyPrefix: `${kind} ${whose}`, inMemoryBlockOnConsumed: points }
  const inPostgres = new RLWrapperTimeouts({
    timeoutMs: WITHIN.postgres,
    limiter: new RateLimiterPostgres({
      ...of,
      storeClient: pool,
      tableName: 'limits',
      tableCreated: true,
      clearExpiredByTimeout: kind === 'act' && whose === 'person', // one clears for all
    }),
  })
  const redis = ourRedis()
  if (!redis) return inPostgres
  const inRedis = { ...of, keyPrefix: `concord limits ${of.keyPrefix}`, storeClient: redis, useRedisPackage: true }
  return new RLWrapperTimeouts({
    timeoutMs: WITHIN.redis,
    insuranceLimiter: inPostgres,
    limiter: new RateLimiterRedis({ ...inRedis, rejectIfRedisNotReady: true }),
  })
}

function ourRedis(): Redis | undefined {
  const { REDIS_URL } = env()
  if (REDIS_URL) kept.concordLimitsRedis ??= openRedis(REDIS_URL)
  return kept.concordLimitsRedis
}

/** Comes and goes with Redis by itself; a command is sent at once or not at all, and PostgreSQL counts meanwhile. */
function openRedis(url: string) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => Math.min(1_000, 50 * 2 ** tries) },
  })
  client.on('error', () => {})
  void client.connect().catch(() => {})
  return client
}
