import type { Actor } from '@/db/gate'
import { may, mayInAssessment } from '../access/access'
import { notNow } from '../assessment/assessment'
import { maySeeWhole } from '../assessment/policy'
import type { AssessmentRow } from '../assessment/store'
import { mint, type Permit } from '../permit'
import type { SubmissionRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { NoteRow } from './load-notes'
import { NOTE_NEEDS, type NoteOffice } from './signing-note'
import type { OwnNote } from './store-notes'

type Judged<Act extends string, Thing = AssessmentRow> = Result<Permit<Act, Thing>, SubmissionRefusal>

export function mayStartSigning(actor: Actor, a: AssessmentRow | undefined, missing: number): Judged<'start-signing'> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'start-signing')) return refuse({ kind: 'only-the-lead' })
  const later = notNow(a, 'start-signing')
  if (later) return later
  if (missing > 0) return refuse({ kind: 'not-ready', missing })
  return ok(mint('start-signing', actor, a))
}

export function mayWithdrawFromSigning(actor: Actor, a: AssessmentRow | undefined): Judged<'withdraw-from-signing'> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'withdraw-signing')) return refuse({ kind: 'only-the-lead' })
  const later = notNow(a, 'withdraw-signing')
  if (later) return later
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
  return notNow(a, 'sign') ?? ok(a)
}

/**
 * The section 151 officer and the monitoring officer, or the deputy who stands in, may each have a note stand beside what is signed. It is part
 * of what is signed, and stays open until the submission: nobody is kept from saying what the law asks of them because a signature came first. A
 * signature holds for the words that it was given under, so each change has those fall that were given before; whoever gave them is told, sees
 * what changed, and is asked again. Nobody else changes or withdraws a note, whoever signs and whoever leads.
 */
export function mayWriteNote(
  actor: Actor,
  a: AssessmentRow | undefined,
  isS151: boolean,
  notes: readonly NoteRow[],
): Judged<'write-note', OwnNote> {
  if (!a) return refuse({ kind: 'not-found' })
  const office = officeOf(actor, isS151)
  if (!office) return refuse({ kind: 'no-statutory-officer' })
  const later = notNow(a, NOTE_NEEDS[office])
  if (later) return later
  return ok(mint('write-note', actor, { assessment: a, office, was: notes.find(isOwn(actor, office)) }))
}

/** One's own, also where one is no longer s.151 officer. */
export function mayWithdrawNote(
  actor: Actor,
  a: AssessmentRow | undefined,
  isS151: boolean,
  notes: readonly NoteRow[],
): Judged<'withdraw-note', OwnNote & { was: NoteRow }> {
  if (!a) return refuse({ kind: 'not-found' })
  const office = officeOf(actor, isS151 || notes.some(isOwn(actor, 's151_officer')))
  if (!office) return refuse({ kind: 'no-statutory-officer' })
  const later = notNow(a, NOTE_NEEDS[office])
  if (later) return later
  const was = notes.find(isOwn(actor, office))
  if (!was || was.words === null) return refuse({ kind: 'no-note-of-yours' })
  return ok(mint('withdraw-note', actor, { assessment: a, office, was }))
}

/** The law asks for another than the monitoring officer as s.151 officer, so nobody is both. */
export const officeOf = (actor: Actor, isS151: boolean): NoteOffice | undefined =>
  may(actor, NOTE_NEEDS.monitoring_officer)
    ? 'monitoring_officer'
    : isS151 && may(actor, NOTE_NEEDS.s151_officer)
      ? 's151_officer'
      : undefined

export const isOwn = (actor: Actor, office: NoteOffice | undefined) => (note: NoteRow) =>
  note.authorId === actor.userId && note.office === office

export function maySubmit(actor: Actor, a: AssessmentRow | undefined, signatures: number): Judged<'submit'> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'submit')) return refuse({ kind: 'only-the-lead' })
  const later = notNow(a, 'submit')
  if (later) return later
  const missing = Math.max(2, a.duties.signatories) - signatures
  if (missing > 0) return refuse({ kind: 'signatures-missing', missing })
  return ok(mint('submit', actor, a))
}

export function mayViewSubmission(actor: Actor, a: AssessmentRow | undefined): Judged<'view-submission'> {
  if (!a || !maySeeWhole(actor)) return refuse({ kind: 'not-found' })
  return ok(mint('view-submission', actor, a))
}
