import { countLevels, type Description, describe, LEVELS, type Level, medianOf } from './score'

export const CONSENSUS_STATES = ['agreed', 'close', 'split', 'polarised'] as const
export type Consensus = (typeof CONSENSUS_STATES)[number]

/** The rule that an assessment fixes before its first score. */
export type ConsensusRule = { agreeShare: number; crossParty: boolean }
export const DEFAULT_RULE: ConsensusRule = { agreeShare: 0.75, crossParty: true }

/** Fewer people than this in one shown cell, and a reader could work out who said what. */
export const SMALLEST_CELL = 3
/** Two levels apart is a disagreement about the facts, not about the wording. */
const FAR = 2
/** Shares are typed as decimals; a whole person must not be lost to rounding. */
const ROUNDING = 1e-9

/**
 * Agreed: enough people on one level, and all within one level of each other. Close: half of the group within one
 * level, and nobody far from the median. Otherwise split; and polarised when a split has two camps, each at least a
 * third of the group, with two levels or more between them. Without any level there is no state.
 */
export function consensusState(
  levels: readonly Level[],
  rule: Pick<ConsensusRule, 'agreeShare'>,
): Consensus | undefined {
  const spread = describe(levels)
  if (!spread) return undefined
  if (spread.modeShare + ROUNDING >= rule.agreeShare && spread.range <= 1) return 'agreed'
  if (spread.iqr <= 1 && levels.every((level) => Math.abs(level - spread.median) < FAR)) return 'close'
  return hasTwoCamps(levels) ? 'polarised' : 'split'
}

/** A third is compared in whole people, so that 3 of 9 counts. */
const hasTwoCamps = (levels: readonly Level[]) =>
  LEVELS.some((top) => {
    const below = levels.filter((level) => level <= top).length
    const above = levels.filter((level) => level >= top + FAR).length
    return 3 * below >= levels.length && 3 * above >= levels.length
  })

export type Suggestion = { kind: 'one'; level: Level } | { kind: 'either'; lower: Level; upper: Level }

/** A starting point for the chair, never an answer: the median where it is a level, else the two levels beside it. */
export function suggestedLevel(levels: readonly Level[]): Suggestion | undefined {
  const median = medianOf(levels)
  if (median === undefined) return undefined
  const lower = Math.floor(median) as Level
  return Number.isInteger(median)
    ? { kind: 'one', level: lower }
    : { kind: 'either', lower, upper: Math.ceil(median) as Level }
}

export type GroupedLevel = { group: string | null; level: Level }
export type CrossPartyConcern = { group: string; assessors: number; median: number }

/** The groups that a level would pass over: three or more of them gave a level, and their median is two or more away. */
export function crossPartyConcerns(
  scores: readonly GroupedLevel[],
  level: Level,
  rule: Pick<ConsensusRule, 'crossParty'>,
): CrossPartyConcern[] {
  if (!rule.crossParty) return []
  return [...byLabel(scores.map(({ group, level }) => ({ label: group, level })))].flatMap(([group, levels]) => {
    const median = medianOf(levels)
    const counts = group !== null && levels.length >= SMALLEST_CELL && median !== undefined
    return counts && Math.abs(median - level) >= FAR ? [{ group, assessors: levels.length, median }] : []
  })
}

export type Cell<Label> =
  | { label: Label; isShown: true; n: number; counts: Record<Level, number>; spread: Description }
  | { label: Label; isShown: false }

/**
 * A breakdown in which no small cell can be read or worked out. Cells under three people are hidden; and since the
 * whole is known, cells go on being hidden, smallest first, until what subtraction leaves is at least two cells and
 * at least three people. Show one such breakdown of a round, not two: two could be subtracted from each other.
 */
export function smallCellSafe<Label>(people: readonly { label: Label; level: Level }[]): Cell<Label>[] {
  const cells = [...byLabel(people)].map(([label, levels]) => ({ label, levels }))
  const bySize = [...cells].sort((a, b) => a.levels.length - b.levels.length)
  let hidden = bySize.filter((cell) => cell.levels.length < SMALLEST_CELL).length
  const peopleHidden = () => bySize.slice(0, hidden).reduce((sum, cell) => sum + cell.levels.length, 0)
  while (hidden > 0 && hidden < bySize.length && (hidden < 2 || peopleHidden() < SMALLEST_CELL)) hidden += 1
  const isHidden = new Set(bySize.slice(0, hidden))
  return cells.map((cell) => {
    const spread = describe(cell.levels)
    return isHidden.has(cell) || !spread
      ? { label: cell.label, isShown: false }
      : { label: cell.label, isShown: true, n: spread.n, counts: countLevels(cell.levels), spread }
  })
}

function byLabel<Label>(people: readonly { label: Label; level: Level }[]): Map<Label, Level[]> {
  const cells = new Map<Label, Level[]>()
  for (const { label, level } of people) cells.set(label, [...(cells.get(label) ?? []), level])
  return cells
}
