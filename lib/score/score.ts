/** What an assessor can say about one question, and the plain arithmetic of what several of them said. */
export const LEVELS = [1, 2, 3, 4] as const
export type Level = (typeof LEVELS)[number]

export const CONFIDENCES = ['low', 'medium', 'high'] as const
export const STRENGTHS = ['weak', 'fair', 'strong'] as const

/** Cannot judge and does not apply are absent, never zero: they carry no number that could be averaged. */
export type Score =
  | {
      kind: 'level'
      current: Level
      ambition: Level
      confidence: (typeof CONFIDENCES)[number]
      evidenceStrength: (typeof STRENGTHS)[number]
      reason: string
    }
  | { kind: 'cannot-judge'; reason: string }
  | { kind: 'does-not-apply'; reason: string }

export type Description = {
  n: number
  counts: Record<Level, number>
  median: number
  quartiles: { lower: number; upper: number }
  iqr: number
  range: number
  /** The level or levels given most often. Two levels tied are two modes. */
  modes: Level[]
  modeShare: number
  /** The share of people at most one level away from the median. */
  within1: number
  bottomShare: number
  topShare: number
}

/** Only the numbers: what cannot be judged or does not apply leaves the sum, it does not lower it. */
export const levelsOf = (
  scores: readonly ({ kind: 'level'; current: Level } | { kind: 'cannot-judge' | 'does-not-apply' })[],
): Level[] => scores.flatMap((score) => (score.kind === 'level' ? [score.current] : []))

/** How many were asked to count, and how many gave a level: shown so that a gap is seen as a gap. */
export const coverage = (scores: readonly Score[], assessors: number) => ({
  assessors,
  levels: scores.filter((score) => score.kind === 'level').length,
  cannotJudge: scores.filter((score) => score.kind === 'cannot-judge').length,
  doesNotApply: scores.filter((score) => score.kind === 'does-not-apply').length,
})

export const countLevels = (levels: readonly Level[]): Record<Level, number> => {
  const counts = { 1: 0, 2: 0, 3: 0, 4: 0 }
  for (const level of levels) counts[level] += 1
  return counts
}

/** Linear interpolation between closest ranks ("type 7"), the rule of spreadsheets, so that anyone can check us. */
export function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)] ?? Number.NaN
  const above = sorted[Math.ceil(position)] ?? Number.NaN
  return below + (above - below) * (position - Math.floor(position))
}

export const medianOf = (levels: readonly Level[]): number | undefined =>
  levels.length === 0
    ? undefined
    : quantile(
        [...levels].sort((a, b) => a - b),
        0.5,
      )

/** Nobody gave a level: there is nothing to describe, and no zero is made up in its place. */
export function describe(levels: readonly Level[]): Description | undefined {
  if (levels.length === 0) return undefined
  const n = levels.length
  const sorted = [...levels].sort((a, b) => a - b)
  const counts = countLevels(levels)
  const most = Math.max(...LEVELS.map((level) => counts[level]))
  const median = quantile(sorted, 0.5)
  const quartiles = { lower: quantile(sorted, 0.25), upper: quantile(sorted, 0.75) }
  return {
    n,
    counts,
    median,
    quartiles,
    iqr: quartiles.upper - quartiles.lower,
    range: (sorted[n - 1] ?? 0) - (sorted[0] ?? 0),
    modes: LEVELS.filter((level) => counts[level] === most),
    modeShare: most / n,
    within1: levels.filter((level) => Math.abs(level - median) <= 1).length / n,
    bottomShare: counts[1] / n,
    topShare: counts[4] / n,
  }
}
