import type { NamingRule } from '../assessment/assessment'
import { type Consensus, type ConsensusRule, consensusState } from './consensus'
import { countLevels, coverage, type Description, describe, type Level, levelsOf, type Score } from './score'
import { type Stands, standsOf } from './stands'
import { type Voice, voicesOf } from './voices'

type Assessor = { userId: string; name: string; standing: 'member' | 'officer'; group: string | null }
type Said = { assessorId: string; stance: 'concur' | 'dissent'; minorityView: string | null; isNamed: boolean }
/** What a group's leader had stand beside a level, as they last put it. */
export type StatedBy = { group: string; by: string; words: string; at: Date }
type Happened = { at: Date; by: string | null }

/** A revealed round as it was stored, with what was agreed in it. */
export type KeptRound = {
  number: number
  reason: string | null
  opened: Happened
  revealed: Happened
  scores: Score[]
  /** Who could score it, as they were named. */
  seats: readonly Assessor[]
  /** Decisions that what was scored stands although the answer changed. */
  letStand: (Happened & { why: string })[]
  agreement:
    | {
        level: number
        ambition: number
        reason: string
        groupDissent: string | null
        agreed: Happened
        stances: Said[]
        statements: StatedBy[]
      }
    | undefined
}

/** A round that somebody left and that was put aside: nothing of what was scored in it is known. */
export type AsideRound = { number: number; reason: string | null; opened: Happened; putAside: Happened; why: string }

export type RecordedAgreement = {
  level: Level
  ambition: Level
  reason: string
  groupDissent: string | null
  agreed: Happened
  stands: Stands
  minorityViews: Voice[]
  statements: StatedBy[]
  /** Set when it was reopened: when, by whom and why. What it says still stands on record. */
  superseded: (Happened & { why: string | null }) | undefined
}

export type RecordedRound = {
  number: number
  reason: string | null
  opened: Happened
  revealed: Happened
  counts: Record<Level, number>
  spread: Description | undefined
  consensus: Consensus | undefined
  cannotJudge: number
  doesNotApply: number
  assessors: number
  letStand: KeptRound['letStand']
  agreement: RecordedAgreement | undefined
}

/** How the levels of one question came about, round by round, with no more of who said what than the naming rule allows. */
export function recordOf(
  rounds: readonly KeptRound[],
  next: { number: number; reason: string | null; opened: Happened } | undefined,
  rule: Pick<ConsensusRule, 'consensusRule' | 'agreeShare'> & { namingRule: NamingRule },
  areStandsClosed: boolean,
  aside: readonly AsideRound[] = [],
): RecordedRound[] {
  const followers = [...rounds, ...aside, ...(next ? [next] : [])]
  return rounds.map(({ number, reason, opened, revealed, scores, seats, letStand, agreement }) => {
    const levels = levelsOf(scores)
    const follower = followers.find((later) => later.number === number + 1)
    const { cannotJudge, doesNotApply } = coverage(scores, seats.length)
    return {
      ...{ number, reason, opened, revealed, letStand, assessors: seats.length },
      counts: countLevels(levels),
      spread: describe(levels),
      consensus: consensusState(levels, rule),
      ...{ cannotJudge, doesNotApply },
      agreement: agreement && {
        level: agreement.level as Level,
        ambition: agreement.ambition as Level,
        reason: agreement.reason,
        groupDissent: agreement.groupDissent,
        agreed: agreement.agreed,
        stands: standsOf(agreement.stances, seats, rule.namingRule, areStandsClosed || follower !== undefined),
        minorityViews: voicesOf(agreement.stances, seats, rule.namingRule),
        statements: agreement.statements,
        superseded: follower && { ...follower.opened, why: follower.reason },
      },
    }
  })
}
