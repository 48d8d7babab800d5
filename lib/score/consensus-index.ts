import { LEVELS, type Level } from './score'

const WIDTH = LEVELS.length - 1

/**
 * How close a set of levels stands together, between 1 (all the same) and 0 (half at each end):
 * Cns = 1 + Σ p(i) log2(1 − |x(i) − mean| / width), over the levels that somebody gave, each with its share p(i).
 *
 * Source: W. J. Tastle and M. J. Wierman, "Consensus and dissention: a measure of ordinal dispersion", International
 * Journal of Approximate Reasoning 45 (2007) 531–545. Undefined where nobody gave a level.
 */
export function consensusIndex(levels: readonly Level[]): number | undefined {
  if (levels.length === 0) return undefined
  const mean = levels.reduce<number>((sum, level) => sum + level, 0) / levels.length
  return levels.reduce<number>((sum, level) => sum + Math.log2(1 - Math.abs(level - mean) / WIDTH) / levels.length, 1)
}
