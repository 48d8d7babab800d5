import type { Actor } from '@/db/gate'
import type { AgreementId, AssessmentId } from '@/db/ids'
import { type Duty, may, mayInAssessment } from '../access/access'
import { type Capability, isTimeFor } from '../access/capability'
import { STATE_NAMES } from '../assessment/assessment'
import type { AssessmentRow } from '../assessment/store'
import { mint, type Permit } from '../permit'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { crossPartyConcerns, isRecorded, type SidedLevel } from './cross-party'
import type { Level } from './score'
import type { InRound, Round, ScoreSheet } from './store'
import type { Leadership, MinorityStatement, OwnStatement } from './store-minority'
import type { FirstRound } from './store-rounds'

type Judged<Act extends string, Thing = InRound> = Result<Permit<Act, Thing>, ScoreRefusal>

const mayHere = (actor: Actor, { myDuties }: { myDuties: readonly Duty[] }, capability: Capability) =>
  mayInAssessment(actor, myDuties, capability)

/** The chair, the lead, and whoever facilitates the meeting. */
export const maySeeQuorum = (actor: Actor, sheet: ScoreSheet) => mayHere(actor, sheet, 'reveal')

/** An assessor with a seat in the round, while it is open: as often as they like until the reveal. */
export function maySubmitScore(actor: Actor, sheet: ScoreSheet | undefined, roundId?: string): Judged<'submit-score'> {
  if (!sheet) return refuse({ kind: 'not-found' })
  if (!mayHere(actor, sheet, 'score')) return refuse({ kind: 'not-an-assessor' })
  if (!isTimeFor('score', sheet.state)) return inOtherState(sheet)
  const current = currentRound(sheet, roundId)
  if (!current.ok) return current
  if (current.value.round.state !== 'open') return alreadyRevealed(current.value.round)
  if (!sheet.hasSeat) return refuse({ kind: 'seat-scores-later' })
  return ok(mint('submit-score', actor, current.value))
}

/** Whoever may submit may put down what they have so far. */
export function mayKeepDraft(actor: Actor, sheet: ScoreSheet | undefined, roundId?: string): Judged<'keep-draft'> {
  const submits = maySubmitScore(actor, sheet, roundId)
  return submits.ok ? ok(mint('keep-draft', actor, submits.value.thing)) : submits
}

/** Who drives the meeting, once enough assessors have scored. */
export function mayRevealRound(
  actor: Actor,
  sheet: ScoreSheet | undefined,
  hasQuorum: boolean,
  roundId?: string,
): Judged<'reveal-round'> {
  const driven = inMeeting(actor, sheet, roundId)
  if (!driven.ok) return driven
  if (driven.value.round.state !== 'open') return alreadyRevealed(driven.value.round)
  if (!hasQuorum) return refuse({ kind: 'quorum-not-met' })
  return ok(mint('reveal-round', actor, driven.value))
}

/** Who drives the meeting, after a reveal, as often as the assessment allows. The old round stays on record. What is agreed is reopened instead. */
export function mayOpenNextRound(
  actor: Actor,
  sheet: ScoreSheet | undefined,
  roundId?: string,
): Judged<'open-next-round'> {
  const driven = inMeeting(actor, sheet, roundId)
  if (!driven.ok) return driven
  if (driven.value.round.state === 'open') return refuse({ kind: 'round-not-revealed' })
  if (driven.value.round.state === 'agreed') return refuse({ kind: 'already-agreed' })
  if (driven.value.round.number - driven.value.putAside >= driven.value.maxRounds)
    return refuse({ kind: 'no-more-rounds', most: driven.value.maxRounds })
  if (driven.value.assessors === 0) return refuse({ kind: 'nobody-scores' })
  return ok(mint('open-next-round', actor, driven.value))
}

/**
 * The chair or the lead, while scores are given, where a seat of the open round was vacated: it is set aside unseen, and the
 * next is opened. It is not counted against the rounds that may be held. Whether anybody has scored does not come into it.
 */
export function mayPutRoundAside(
  actor: Actor,
  sheet: ScoreSheet | undefined,
  roundId?: string,
): Judged<'put-round-aside'> {
  if (!sheet) return refuse({ kind: 'not-found' })
  if (!mayHere(actor, sheet, 'put-round-aside')) return refuse({ kind: 'only-lead-or-chair' })
  if (!isTimeFor('put-round-aside', sheet.state)) return inOtherState(sheet)
  const current = currentRound(sheet, roundId)
  if (!current.ok) return current
  if (current.value.round.state !== 'open') return alreadyRevealed(current.value.round)
  if (sheet.seats.length > 0 && !sheet.seats.some(({ isVacated }) => isVacated))
    return refuse({ kind: 'no-seat-vacated' })
  if (sheet.assessors === 0) return refuse({ kind: 'nobody-scores' })
  return ok(mint('put-round-aside', actor, current.value))
}

/**
 * The chair or the lead, not whoever else drives: it takes up what is on record. Only the chair can agree again. One round more
 * may be held for it than the assessment allows, because that number ends a discussion; it must not keep a mistake.
 */
export function mayReopenScore(actor: Actor, sheet: ScoreSheet | undefined, roundId?: string): Judged<'reopen-score'> {
  const driven = inMeeting(actor, sheet, roundId)
  if (!driven.ok) return driven
  if (!mayHere(actor, driven.value, 'reopen')) return refuse({ kind: 'only-lead-or-chair' })
  if (driven.value.round.state !== 'agreed') return refuse({ kind: 'not-agreed-yet' })
  if (driven.value.assessors === 0) return refuse({ kind: 'nobody-scores' })
  return ok(mint('reopen-score', actor, driven.value))
}

/** The chair or the lead, from the reveal on, where the answer changed since it was judged. The other way is another round. */
export function mayLetStand(
  actor: Actor,
  sheet: ScoreSheet | undefined,
  isChanged: boolean,
  roundId?: string,
): Judged<'let-stand'> {
  const driven = inMeeting(actor, sheet, roundId)
  if (!driven.ok) return driven
  if (!mayHere(actor, driven.value, 'reopen')) return refuse({ kind: 'only-lead-or-chair' })
  if (driven.value.round.state === 'open') return refuse({ kind: 'round-not-revealed' })
  if (!isChanged) return refuse({ kind: 'answer-not-changed' })
  return ok(mint('let-stand', actor, driven.value))
}

/** The chair alone, on a revealed round. What is to be agreed is judged by `mayAgreeOn`. */
export function mayAgreeScore(actor: Actor, sheet: ScoreSheet | undefined, roundId?: string): Judged<'agree-score'> {
  if (!sheet) return refuse({ kind: 'not-found' })
  if (!mayHere(actor, sheet, 'agree')) return refuse({ kind: 'not-the-chair' })
  if (!isTimeFor('agree', sheet.state)) return inOtherState(sheet)
  const current = currentRound(sheet, roundId)
  if (!current.ok) return current
  if (current.value.round.state === 'open') return refuse({ kind: 'round-not-revealed' })
  if (current.value.round.state !== 'revealed') return refuse({ kind: 'already-agreed' })
  return ok(mint('agree-score', actor, current.value))
}

/** A level may pass over a group, or the members outside the administration, only if their dissent is written down beside it, by name. */
export function mayAgreeOn(
  given: readonly SidedLevel[],
  proposal: { level: Level; groupDissent?: string | undefined },
  rule: { crossParty: boolean },
): Result<null, ScoreRefusal> {
  if (given.length === 0) return refuse({ kind: 'nobody-gave-a-level' })
  const unrecorded = crossPartyConcerns(given, proposal.level, rule)
    .filter((concern) => !isRecorded(concern, proposal.groupDissent))
    .map(({ called }) => called)
  return unrecorded.length > 0
    ? refuse({ kind: 'group-dissent-not-recorded', groups: unrecorded.join(' and '), field: 'groupDissent' })
    : ok(null)
}

/** The chair or the lead, in the meeting, where at least one question in its first round has enough scores. */
export function mayRevealFirstRounds(
  actor: Actor,
  assessment: AssessmentRow | undefined,
  first: FirstRound[],
): Judged<'reveal-first-rounds', { assessmentId: AssessmentId; rounds: FirstRound[] }> {
  if (!assessment) return refuse({ kind: 'not-found' })
  if (!mayHere(actor, assessment, 'reveal-first-rounds')) return refuse({ kind: 'only-lead-or-chair' })
  if (!isTimeFor('reveal-first-rounds', assessment.state)) return inOtherState(assessment)
  const rounds = first.filter(({ hasQuorum }) => hasQuorum)
  if (rounds.length === 0) return refuse({ kind: 'quorum-not-met' })
  return ok(mint('reveal-first-rounds', actor, { assessmentId: assessment.id, rounds }))
}

/** An assessor with a seat in the round, once there is an agreement and until signing. */
export function mayRecordStance(
  actor: Actor,
  sheet: ScoreSheet | undefined,
): Judged<'record-stance', ScoreSheet & { agreementId: AgreementId }> {
  if (!sheet) return refuse({ kind: 'not-found' })
  if (!mayHere(actor, sheet, 'take-stand')) return refuse({ kind: 'not-an-assessor' })
  if (!isTimeFor('take-stand', sheet.state)) return inOtherState(sheet)
  const { agreementId } = sheet
  if (sheet.isLeftOut) return refuse({ kind: 'question-left-out' })
  if (!agreementId) return refuse({ kind: 'not-agreed-yet' })
  if (!sheet.hasSeat) return refuse({ kind: 'seat-scores-later' })
  return ok(mint('record-stance', actor, { ...sheet, agreementId }))
}

/** Whoever leads a political group today, however small it is, once there is an agreement and until signing. It becomes their own: nobody else changes it. */
export function mayAttachMinorityStatement(
  actor: Actor,
  sheet: ScoreSheet | undefined,
  leads: Leadership | undefined,
  statements: readonly MinorityStatement[],
  roundId?: string,
): Judged<'attach-minority-statement', OwnStatement> {
  if (!sheet) return refuse({ kind: 'not-found' })
  if (!may(actor, 'state-minority')) return refuse({ kind: 'not-a-group-leader' })
  if (!leads) return refuse({ kind: 'leads-no-group' })
  if (!isTimeFor('state-minority', sheet.state)) return inOtherState(sheet)
  const current = currentRound(sheet, roundId)
  if (!current.ok) return current
  const { agreementId } = sheet
  if (!agreementId) return refuse({ kind: 'not-agreed-yet' })
  const replaces = statements.find(
    (one) =>
      one.agreementId === agreementId &&
      one.authorId === actor.userId &&
      one.politicalGroupId === leads.politicalGroupId,
  )
  return ok(mint('attach-minority-statement', actor, { ...current.value, agreementId, leads, replaces }))
}

/** Its author, whether or not they still lead the group, until signing. */
export function mayWithdrawMinorityStatement(
  actor: Actor,
  sheet: ScoreSheet | undefined,
  statement: MinorityStatement | undefined,
): Judged<'withdraw-minority-statement', { sheet: ScoreSheet; statement: MinorityStatement }> {
  if (!sheet || !statement) return refuse({ kind: 'not-found' })
  if (!may(actor, 'state-minority')) return refuse({ kind: 'not-a-group-leader' })
  if (statement.authorId !== actor.userId) return refuse({ kind: 'not-its-author' })
  if (!isTimeFor('state-minority', sheet.state)) return inOtherState(sheet)
  return ok(mint('withdraw-minority-statement', actor, { sheet, statement }))
}

function inMeeting(actor: Actor, sheet: ScoreSheet | undefined, roundId?: string): Result<InRound, ScoreRefusal> {
  if (!sheet) return refuse({ kind: 'not-found' })
  if (!maySeeQuorum(actor, sheet)) return refuse({ kind: 'only-lead-or-chair' })
  if (!isTimeFor('reveal', sheet.state)) return inOtherState(sheet)
  return currentRound(sheet, roundId)
}

/** Somebody who acts on a round they saw must not change a later one that they did not see. */
function currentRound(sheet: ScoreSheet, seen?: string): Result<InRound, ScoreRefusal> {
  const { round } = sheet
  if (sheet.isLeftOut) return refuse({ kind: 'question-left-out' })
  if (!round) return refuse({ kind: 'round-not-open-yet' })
  if (seen !== undefined && seen !== round.id) return refuse({ kind: 'round-moved-on' })
  return ok({ ...sheet, round })
}

const alreadyRevealed = (round: Round) =>
  refuse({ kind: 'round-revealed', at: (round.revealedAt ?? round.openedAt).toISOString() })
const inOtherState = ({ state }: Pick<ScoreSheet, 'state'>) =>
  refuse({ kind: 'assessment-in-other-state', state: STATE_NAMES[state].toLowerCase() })
