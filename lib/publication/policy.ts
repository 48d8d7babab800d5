import type { Actor } from '@/db/gate'
import type { CouncilId, PublicationId, QuietPeriodId, ReviewId, SubmissionId, UserId } from '@/db/ids'
import { may, mayInAssessment } from '../access/access'
import { isTimeFor } from '../access/capability'
import type { AssessmentRow } from '../assessment/store'
import { mint, type Permit } from '../permit'
import type { PublicationRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { dateWords } from '../words/dates'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, PublicationRefusal>
export type PublicationHeld = {
  id: PublicationId
  councilId: CouncilId
  submissionId: SubmissionId
  assessmentId: string
  state: string
  askedBy: UserId
  confirmedBy: UserId | null
  isOverridden: boolean
}
/** What may be published of a submission, and what is out already. */
export type Publishable = {
  submissionId: SubmissionId
  assessmentId: string
  codes: readonly string[]
  /** The review whose report may go out: its reply is agreed. */
  reviews: readonly ReviewId[]
  /** Those of them whose progress review may go out too: its peers have published it. */
  progressed: readonly ReviewId[]
  /** Those of them whose actions are in a plan that is not approved as it is now. */
  unapproved: readonly ReviewId[]
  isAsked: boolean
  shown: { codes: readonly string[]; reviewId: ReviewId | null; withProgress: boolean } | null
}
export type Chosen = { codes: readonly string[]; reviewId: ReviewId | null; withProgress: boolean }
export type Quiet = { election: string; endsOn: string } | undefined

export const maySeePublishing = (actor: Actor): boolean => may(actor, 'read-whole')

/** The lead asks, for whole questions and a whole report; what is out already stays out, unless it is withdrawn with a reason. */
export function mayAsk(
  actor: Actor,
  of: Publishable | undefined,
  chosen: Chosen,
): Judged<'ask-publication', { of: Publishable; chosen: Chosen }> {
  if (!may(actor, 'ask-publication')) return refuse({ kind: 'only-the-lead' })
  if (!of) return refuse({ kind: 'not-found' })
  if (of.isAsked) return refuse({ kind: 'publication-asked-already' })
  if (chosen.codes.length === 0 && chosen.reviewId === null)
    return refuse({ kind: 'nothing-to-publish', field: 'codes' })
  if (chosen.codes.some((code) => !of.codes.includes(code))) return refuse({ kind: 'not-found' })
  if (chosen.reviewId !== null && !of.reviews.includes(chosen.reviewId)) return refuse({ kind: 'reply-not-agreed' })
  if (chosen.withProgress && !of.progressed.some((id) => id === chosen.reviewId))
    return refuse({ kind: 'progress-not-published', field: 'reviewId' })
  if (chosen.reviewId !== null && of.unapproved.includes(chosen.reviewId)) return refuse({ kind: 'plan-not-approved' })
  const { shown } = of
  if (
    shown &&
    (shown.codes.some((code) => !chosen.codes.includes(code)) ||
      (shown.reviewId !== null && shown.reviewId !== chosen.reviewId) ||
      (shown.withProgress && !chosen.withProgress))
  )
    return refuse({ kind: 'less-than-published', field: 'codes' })
  return ok(mint('ask-publication', actor, { of, chosen }))
}

export function mayCallOff(actor: Actor, one: PublicationHeld | undefined): Judged<'call-off', PublicationHeld> {
  if (!may(actor, 'ask-publication')) return refuse({ kind: 'only-the-lead' })
  if (!one) return refuse({ kind: 'not-found' })
  return one.state === 'asked' ? ok(mint('call-off', actor, one)) : refuse({ kind: 'publication-decided-already' })
}

/** Whether somebody is a second person for it at all: who chaired the assessment, or the chief executive. */
export const isSecondPerson = (actor: Actor, a: AssessmentRow, isChief: boolean): boolean =>
  (mayInAssessment(actor, a.myDuties, 'confirm-publication') && isTimeFor('confirm-publication', a.state)) ||
  (isChief && may(actor, 'confirm-as-chief-executive'))

/** The second person will not have it go out so: what was asked is over, and may be asked anew. */
export function mayDecline(
  actor: Actor,
  one: PublicationHeld | undefined,
  isSecond: boolean,
): Judged<'decline', PublicationHeld> {
  const asked = isForSecond(actor, one, isSecond)
  return asked.ok ? ok(mint('decline', actor, asked.value)) : asked
}

/** Another than who asked, and not in a pre-election period unless the monitoring officer lets it out. */
export function mayConfirm(
  actor: Actor,
  one: PublicationHeld | undefined,
  by: { isSecond: boolean; quiet: Quiet },
): Judged<'confirm', PublicationHeld> {
  const asked = isForSecond(actor, one, by.isSecond)
  if (!asked.ok) return asked
  if (by.quiet && !asked.value.isOverridden) {
    const { election, endsOn } = by.quiet
    return refuse({ kind: 'pre-election-period', election, endsOn: dateWords(endsOn) })
  }
  return ok(mint('confirm', actor, asked.value))
}

function isForSecond(
  actor: Actor,
  one: PublicationHeld | undefined,
  isSecond: boolean,
): Result<PublicationHeld, PublicationRefusal> {
  if (!isSecond) return refuse({ kind: 'only-the-second-person' })
  if (!one) return refuse({ kind: 'not-found' })
  if (one.state !== 'asked') return refuse({ kind: 'publication-decided-already' })
  return one.askedBy === actor.userId ? refuse({ kind: 'asked-by-yourself' }) : ok(one)
}

export function mayOverride(
  actor: Actor,
  one: PublicationHeld | undefined,
  quiet: Quiet,
): Judged<'override', PublicationHeld> {
  if (!one) return refuse({ kind: 'not-found' })
  if (!may(actor, 'override-quiet-period')) return refuse({ kind: 'only-monitoring-officer-overrides' })
  if (one.state !== 'asked') return refuse({ kind: 'publication-decided-already' })
  return quiet ? ok(mint('override', actor, one)) : refuse({ kind: 'no-quiet-period' })
}

/** The lead, the monitoring officer or the second person who confirmed it takes back what is out; that it was, and why not any more, stays on its page. */
export function mayWithdraw(
  actor: Actor,
  one: PublicationHeld | undefined,
  isSecond: boolean,
): Judged<'withdraw', PublicationHeld> {
  const hasConfirmed = isSecond && one?.confirmedBy === actor.userId
  if (!may(actor, 'withdraw-publication') && !hasConfirmed) return refuse({ kind: 'only-who-withdraws' })
  if (!one) return refuse({ kind: 'not-found' })
  return one.state === 'published' ? ok(mint('withdraw', actor, one)) : refuse({ kind: 'publication-not-out' })
}

export const mayKeepPeriods = (actor: Actor): Judged<'keep-quiet-period', null> =>
  may(actor, 'keep-quiet-periods')
    ? ok(mint('keep-quiet-period', actor, null))
    : refuse({ kind: 'only-lead-or-monitoring-officer' })

/** One that has begun is taken away by the monitoring officer alone: who asks for a publication does not end what holds it. */
export function mayDropPeriod(
  actor: Actor,
  period: { id: QuietPeriodId; startsOn: string } | undefined,
  today: string,
): Judged<'drop-quiet-period', { id: QuietPeriodId }> {
  if (!may(actor, 'keep-quiet-periods')) return refuse({ kind: 'only-lead-or-monitoring-officer' })
  if (!period) return refuse({ kind: 'not-found' })
  if (period.startsOn <= today && !may(actor, 'override-quiet-period'))
    return refuse({ kind: 'only-monitoring-officer-overrides' })
  return ok(mint('drop-quiet-period', actor, period))
}
