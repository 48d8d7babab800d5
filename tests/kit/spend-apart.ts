import { closePools } from '@/db/pools'
import type { LimitKind } from '@/lib/limit/limit'
import { spend } from '@/lib/limit/spend'

/** A process of its own that spends so often, and says how often it was within the limit. */
const [kind, person, address, times] = process.argv.slice(2)
/** The connection to Redis is made with the first that is counted. */
await spend('act', { person: 'first' })
const { concordLimitsRedis: redis } = globalThis as { concordLimitsRedis?: { isReady: boolean } }
for (let n = 0; redis && !redis.isReady && n < 50; n++) await new Promise((over) => setTimeout(over, 20))
let within = 0
for (let n = 0; n < Number(times); n++) {
  const spent = await spend(kind as LimitKind, { person: person || undefined, address: address || undefined })
  if (spent.ok) within++
}
console.log(`within ${within}`)
await closePools()
process.exit(0)
