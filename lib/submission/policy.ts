import type { Actor } from '@/db/gate'
import { may, mayInAssessment } from '../access/access'
import { isTimeFor } from '../access/capability'
import { STATE_NAMES } from '../assessment/assessment'
import { maySeeWhole } from '../assessment/policy'
import type { AssessmentRow } from '../assessment/store'
import { mint, type Permit } from '../permit'
import type { SubmissionRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

type Judged<Act extends string, Thing = AssessmentRow> = Result<Permit<Act, Thing>, SubmissionRefusal>

export function mayStartSigning(actor: Actor, a: AssessmentRow | undefined, missing: number): Judged<'start-signing'> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'start-signing')) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor('start-signing', a.state)) return inOtherState(a)
  if (missing > 0) return refuse({ kind: 'not-ready', missing })
  return ok(mint('start-signing', actor, a))
}

export function mayWithdrawFromSigning(actor: Actor, a: AssessmentRow | undefined): Judged<'withdraw-from-signing'> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'withdraw-signing')) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor('withdraw-signing', a.state)) return inOtherState(a)
  return ok(mint('withdraw-from-signing', actor, a))
}

/** A named signatory signs what they saw: its hash comes with the signature and must still be the hash of what is there. */
export function maySignOff(
  actor: Actor,
  a: AssessmentRow | undefined,
  has: { signed: boolean; seal: string },
  seen: string,
): Judged<'sign-off'> {
  const asked = asSignatory(actor, a)
  if (!asked.ok) return asked
  if (has.signed) return refuse({ kind: 'signed-already' })
  if (has.seal !== seen) return refuse({ kind: 'content-changed' })
  return ok(mint('sign-off', actor, asked.value))
}

/** Until they have signed. */
export function mayDeclineToSign(
  actor: Actor,
  a: AssessmentRow | undefined,
  has: { signed: boolean },
): Judged<'decline-to-sign'> {
  const asked = asSignatory(actor, a)
  if (!asked.ok) return asked
  if (has.signed) return refuse({ kind: 'signed-already' })
  return ok(mint('decline-to-sign', actor, asked.value))
}

/** One's own signature, or that one declined, until the submission. */
export function mayTakeBackAnswer(
  actor: Actor,
  a: AssessmentRow | undefined,
  has: { answered: boolean },
): Judged<'take-back-answer'> {
  const asked = asSignatory(actor, a)
  if (!asked.ok) return asked
  if (!has.answered) return refuse({ kind: 'not-signed-yet' })
  return ok(mint('take-back-answer', actor, asked.value))
}

function asSignatory(actor: Actor, a: AssessmentRow | undefined): Result<AssessmentRow, SubmissionRefusal> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!mayInAssessment(actor, a.myDuties, 'sign')) return refuse({ kind: 'not-a-signatory' })
  return isTimeFor('sign', a.state) ? ok(a) : inOtherState(a)
}

export function maySubmit(actor: Actor, a: AssessmentRow | undefined, signatures: number): Judged<'submit'> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'submit')) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor('submit', a.state)) return inOtherState(a)
  const missing = Math.max(2, a.duties.signatories) - signatures
  if (missing > 0) return refuse({ kind: 'signatures-missing', missing })
  return ok(mint('submit', actor, a))
}

export function mayViewSubmission(actor: Actor, a: AssessmentRow | undefined): Judged<'view-submission'> {
  if (!a || !maySeeWhole(actor)) return refuse({ kind: 'not-found' })
  return ok(mint('view-submission', actor, a))
}

const inOtherState = (a: AssessmentRow) =>
  refuse({ kind: 'assessment-in-other-state', state: STATE_NAMES[a.state].toLowerCase() })
