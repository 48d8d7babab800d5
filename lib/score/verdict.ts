import { type Suggestion, suggestedLevel } from './consensus'
import { describe, type Level } from './score'

/** What can be said of the levels of a revealed round in a sentence: how many gave the commonest level, and how far the others are from it. */
export type Verdict = {
  n: number
  modes: Level[]
  /** How many gave each of the commonest levels. */
  most: number
  lowest: Level
  highest: Level
  /** Whether nobody is more than one level away from the commonest, where there is one. */
  isNear: boolean
  middle: Suggestion
}

/** Undefined where nobody gave a level. */
export function verdictOf(levels: readonly Level[]): Verdict | undefined {
  const spread = describe(levels)
  const middle = suggestedLevel(levels)
  if (!spread || !middle) return undefined
  const [lowest, highest] = [Math.min(...levels) as Level, Math.max(...levels) as Level]
  const [mode] = spread.modes
  return {
    ...{ n: spread.n, modes: spread.modes, most: Math.round(spread.modeShare * spread.n), lowest, highest, middle },
    isNear: spread.modes.length === 1 && mode !== undefined && highest - mode <= 1 && mode - lowest <= 1,
  }
}

/** The level that two or more gave, and nobody another. */
export function unanimousIn(levels: readonly Level[]): { n: number; level: Level } | undefined {
  const [level] = levels
  return level !== undefined && levels.length > 1 && levels.every((one) => one === level)
    ? { n: levels.length, level }
    : undefined
}
