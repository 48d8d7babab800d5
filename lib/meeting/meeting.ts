import type { RoundState } from '../assessment/assessment'
import type { Consensus } from '../score/consensus'
import { type Level, medianOf } from '../score/score'

/** What the screens show: nothing yet, the question, that scores are being given, what came out, what was agreed. */
export type Stage = 'waiting' | 'reading' | 'scoring' | 'result' | 'agreed'

/** `isBegun` is the facilitator's; whether a round is open, revealed or agreed is the round's own. */
export function stageOf({ round, isBegun }: { round: RoundState | undefined; isBegun: boolean }): Stage {
  if (round === undefined) return 'waiting'
  if (!isBegun) return 'reading'
  if (round === 'open') return 'scoring'
  return round === 'agreed' ? 'agreed' : 'result'
}

/** A question as the agenda weighs it. Levels are those of a revealed first round; while it is hidden there are none. */
export type Candidate = {
  code: string
  area: number
  number: number
  isRevealed: boolean
  levels: readonly Level[]
  /** The levels of the same round by political group. */
  groups: readonly (readonly Level[])[]
  assessors: number
}

/** How far apart two assessors stand on average, 0 to 3: the mean difference of all pairs (Gini). */
export function widthOf(levels: readonly Level[]): number {
  const pairs = (levels.length * (levels.length - 1)) / 2
  if (pairs === 0) return 0
  let apart = 0
  for (const [at, one] of levels.entries()) for (const other of levels.slice(at + 1)) apart += Math.abs(one - other)
  return apart / pairs
}

const FEW = 3
/** The largest difference between the medians of two groups of three or more. */
function gapOf(groups: Candidate['groups']): number {
  const medians = groups.filter((group) => group.length >= FEW).map((group) => medianOf(group) ?? 0)
  return medians.length < 2 ? 0 : Math.max(...medians) - Math.min(...medians)
}
const missingOf = ({ levels, assessors }: Candidate) => (assessors === 0 ? 0 : 1 - levels.length / assessors)

/**
 * Widest spread first; then the wider gap between groups; then the more missing levels; then by code. A question that is
 * not revealed has no spread that anybody may know, so it comes after those that are, by code alone.
 */
export const orderAgenda = <C extends Candidate>(candidates: readonly C[]): C[] =>
  [...candidates].sort(
    (a, b) =>
      Number(b.isRevealed) - Number(a.isRevealed) ||
      (a.isRevealed
        ? widthOf(b.levels) - widthOf(a.levels) || gapOf(b.groups) - gapOf(a.groups) || missingOf(b) - missingOf(a)
        : 0) ||
      a.area - b.area ||
      a.number - b.number,
  )

/** Pinned questions keep the place that they have; the others fill the places between in their new order. */
export function keepPinned(before: readonly { code: string; isPinned: boolean }[], order: readonly string[]): string[] {
  const pinned = new Map(
    before.flatMap(({ code, isPinned }, at) => (isPinned && order.includes(code) ? [[at, code]] : [])),
  )
  const others = order.filter((code) => ![...pinned.values()].includes(code))
  const placed: string[] = []
  while (placed.length < order.length) {
    const next = pinned.get(placed.length) ?? others.shift()
    if (next === undefined) break
    placed.push(next)
  }
  return [...placed, ...[...pinned.values()].filter((code) => !placed.includes(code))]
}

/** How much longer a question is talked about than one on which all agree. What nobody knows yet is taken for the middle. */
const WEIGHTS: Record<Consensus | 'hidden', number> = { agreed: 1, close: 2, hidden: 2, split: 3, polarised: 4 }
/** Opening, consent list and closing. */
const FRAME = 10
/** Minutes: the most that the clock of one question runs, and so the most that the agenda gives it. */
export const LONGEST = 60

/** Whole minutes for each item, at least two and at most `LONGEST`, wider spread more; together no more than the meeting, where it is long enough at all. */
export function timeBudget(items: readonly { consensus: Consensus | undefined }[], minutes: number): number[] {
  const weights = items.map(({ consensus }) => WEIGHTS[consensus ?? 'hidden'])
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const left = Math.max(0, minutes - FRAME)
  return weights.map((weight) => Math.min(LONGEST, Math.max(2, Math.floor((left * weight) / whole))))
}

export type Hand = { id: string; userId: string; raisedAt: Date; calledAt: Date | null; endedAt: Date | null }

/** Who speaks next: whoever has spoken least often in this meeting, then who has waited longest. */
export function fairQueue<One extends Hand>(hands: readonly One[]): (One & { turns: number })[] {
  const turns = (userId: string) =>
    hands.filter((hand) => hand.userId === userId && hand.calledAt && hand.endedAt).length
  return hands
    .filter(({ calledAt, endedAt }) => !calledAt && !endedAt)
    .map((hand) => ({ ...hand, turns: turns(hand.userId) }))
    .sort((a, b) => a.turns - b.turns || a.raisedAt.getTime() - b.raisedAt.getTime() || a.id.localeCompare(b.id))
}

/**
 * The two who are asked, each alone, whether they would like to speak: one at the highest level and one at the lowest.
 * Of several, whoever has spoken least; then by id, so that all nodes ask the same. Nobody is asked where all said one level.
 */
export function invitedToSpeak(
  given: readonly { assessorId: string; level: Level }[],
  hands: readonly Hand[],
): { lowest: string; highest: string } | undefined {
  const levels = given.map(({ level }) => level)
  const [low, high] = [Math.min(...levels), Math.max(...levels)]
  if (given.length < 2 || low === high) return undefined
  const turns = (userId: string) => hands.filter((hand) => hand.userId === userId && hand.calledAt).length
  const firstAt = (level: number) =>
    given
      .filter((one) => one.level === level)
      .map(({ assessorId }) => assessorId)
      .sort((a, b) => turns(a) - turns(b) || a.localeCompare(b))[0] ?? ''
  return { lowest: firstAt(low), highest: firstAt(high) }
}

export type Clock = {
  seconds: number
  left: number
  isRunning: boolean
  pausedBy: 'facilitator' | 'participant' | null
}

/** Seconds left, below zero when the time is over, at this moment of the server. */
export function clockOf(
  m: {
    timerSeconds: number | null
    timerEndsAt: Date | null
    timerLeft: number | null
    timerPausedBy: Clock['pausedBy']
  },
  now: Date,
): Clock | null {
  if (m.timerSeconds === null) return null
  const left = m.timerEndsAt ? (m.timerEndsAt.getTime() - now.getTime()) / 1000 : (m.timerLeft ?? 0)
  return {
    seconds: m.timerSeconds,
    left: Math.round(left),
    isRunning: m.timerEndsAt !== null,
    pausedBy: m.timerPausedBy,
  }
}
