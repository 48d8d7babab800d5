import { LRUCache } from 'lru-cache'
import { bootstrapInterval } from './bootstrap-interval'
import { krippendorffAlpha } from './krippendorff-alpha'
import type { Level } from './score'

type Interval = ReturnType<typeof bootstrapInterval>

/** As many assessments as people look at in a process within a while. */
const KEPT = 500
const kept = new LRUCache<string, { interval: Interval }>({ max: KEPT })

/**
 * How sure alpha on the four ordered levels is, over these questions with the levels that each was given. It takes a tenth of a
 * second, and revealed scores never change: so it is worked out once for the same levels, whoever reads it. What is kept are
 * levels in their order, without people; nothing that is not revealed may be asked here.
 */
export function intervalOf(units: readonly (readonly Level[])[]): Interval {
  const counted = units.map((levels) => [...levels].sort((one, other) => one - other))
  const key = counted.map((levels) => levels.join('')).join(' ')
  const known = kept.get(key)
  if (known) return known.interval
  const interval = bootstrapInterval(counted, (drawn) => krippendorffAlpha(drawn, 'ordinal'))
  kept.set(key, { interval })
  return interval
}
