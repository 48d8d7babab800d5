import type { RuleKind } from '../assessment/assessment'
import { FAR } from './cross-party'
import { allowedOutside, isDisagreement } from './rand-disagreement'
import { countLevels, type Description, describe, LEVELS, type Level, medianOf } from './score'

export const CONSENSUS_STATES = ['agreed', 'close', 'split', 'polarised'] as const
export type Consensus = (typeof CONSENSUS_STATES)[number]

/**
 * The rules among which an assessment chooses before its first score.
 * `standard` is the product's own; `percent` counts heads alone, as most Delphi studies do (Diamond and others, Journal
 * of Clinical Epidemiology 67 (2014) 401–409: the commonest definition, with a median threshold of 75 %); `rand` is the
 * RAND/UCLA test of disagreement, adapted in `rand-disagreement.ts`.
 */

/** The rule that an assessment fixes before its first score. `agreeShare` counts under all rules but `rand`. */
export type ConsensusRule = { consensusRule: RuleKind; agreeShare: number; crossParty: boolean }

/** Shares are typed as decimals; a whole person must not be lost to rounding. */
const ROUNDING = 1e-9

/**
 * The one state of a round under its rule; without any level there is none.
 * Agreed and close are each rule's own; whatever is neither is polarised when it has two camps, each at least a third of
 * the group with two levels or more between them, and else split. Under `percent` and `rand` two camps are never close.
 */
export function consensusState(
  levels: readonly Level[],
  rule: Pick<ConsensusRule, 'consensusRule' | 'agreeShare'>,
): Consensus | undefined {
  const spread = describe(levels)
  return spread && STATE_UNDER[rule.consensusRule](levels, spread, rule.agreeShare)
}

type StateUnder = (levels: readonly Level[], spread: Description, agreeShare: number) => Consensus
const STATE_UNDER: Record<RuleKind, StateUnder> = {
  /** Agreed: enough people on one level, and all within one level of each other. Close: half of the group within one level, and nobody far from the median. */
  standard: (levels, spread, agreeShare) => {
    if (spread.modeShare + ROUNDING >= agreeShare && spread.range <= 1) return 'agreed'
    if (spread.iqr <= 1 && levels.every((level) => Math.abs(level - spread.median) < FAR)) return 'close'
    return apart(levels)
  },
  /** Agreed: enough people, and more than half, on one level, wherever the others stand. Close: as many on two neighbouring levels. */
  percent: (levels, { n, counts, modeShare }, agreeShare) => {
    const isEnough = (share: number) => share + ROUNDING >= agreeShare && share > 0.5
    if (isEnough(modeShare)) return 'agreed'
    if (hasTwoCamps(levels)) return 'polarised'
    const pairs = LEVELS.slice(1).map((level) => (counts[level] + counts[(level - 1) as Level]) / n)
    return pairs.some(isEnough) ? 'close' : 'split'
  },
  /** Disagreement, by two camps or by RAND's test, comes first. Without it: agreed when few enough stand off the median's level, else close. */
  rand: (levels, { n, counts, median }) => {
    if (hasTwoCamps(levels)) return 'polarised'
    if (isDisagreement(levels)) return 'split'
    return Number.isInteger(median) && n - counts[median as Level] <= allowedOutside(n) ? 'agreed' : 'close'
  },
}

const apart = (levels: readonly Level[]): Consensus => (hasTwoCamps(levels) ? 'polarised' : 'split')

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

/** The level that the chair may begin with: the median where somebody gave it, and none where the group stands in two camps. */
export function startingLevel(levels: readonly Level[]): Level | undefined {
  const suggestion = suggestedLevel(levels)
  return suggestion?.kind === 'one' && levels.includes(suggestion.level) && !hasTwoCamps(levels)
    ? suggestion.level
    : undefined
}

/** The level that more than half of those who gave one are on, where there is one. */
export const levelOfMost = (levels: readonly Level[]): Level | undefined => {
  const counts = countLevels(levels)
  return LEVELS.find((level) => 2 * counts[level] > levels.length)
}

export type Cell =
  | { label: string; isShown: true; n: number; counts: Record<Level, number>; spread: Description }
  | { label: string; isShown: false }

/** The levels cell by cell, of the cells that may be shown; see `hideSmallCells`. */
export const levelsByCell = (people: readonly { label: string; level: Level }[], shown: ReadonlySet<string>): Cell[] =>
  [...byLabel(people)].map(([label, levels]) => {
    const spread = shown.has(label) ? describe(levels) : undefined
    return spread
      ? { label, isShown: true, n: spread.n, counts: countLevels(levels), spread }
      : { label, isShown: false }
  })

function byLabel<Label>(people: readonly { label: Label; level: Level }[]): Map<Label, Level[]> {
  const cells = new Map<Label, Level[]>()
  for (const { label, level } of people) cells.set(label, [...(cells.get(label) ?? []), level])
  return cells
}
