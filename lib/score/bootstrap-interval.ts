import { quantile } from './score'

/**
 * A percentile bootstrap: how far a statistic of these units would move had the units been others of their kind. Draws
 * as many units as there are, with replacement, `draws` times, and gives the middle `level` of what the statistic says
 * of them (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13; quantiles of type 7).
 *
 * The same units and seed give the same interval, on any machine. A draw of which the statistic says nothing is left
 * out; where more than half are, there is no interval.
 */
export function bootstrapInterval<Unit>(
  units: readonly Unit[],
  statistic: (units: readonly Unit[]) => number | undefined,
  { draws = 2000, level = 0.95, seed = 2018 } = {},
): { lower: number; upper: number } | undefined {
  const next = randomFrom(seed)
  const found: number[] = []
  for (let draw = 0; draw < draws; draw += 1) {
    const value = statistic(units.map(() => units[Math.floor(next() * units.length)] as Unit))
    if (value !== undefined) found.push(value)
  }
  if (found.length * 2 < draws || found.length === 0) return undefined
  found.sort((a, b) => a - b)
  return { lower: quantile(found, (1 - level) / 2), upper: quantile(found, (1 + level) / 2) }
}

/** "mulberry32" (T. Ettinger, 2017, public domain): even numbers from 0 up to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
