import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, SubmissionId } from '@/db/ids'
import { only } from '@/db/only'
import { assessments } from '@/db/schema/assessment'
import { documents } from '@/db/schema/document'
import { subjects } from '@/db/schema/subject'
import { frozenTexts, signatures, submissions } from '@/db/schema/submission'
import { announce } from '../announce'
import type { AssessmentRow } from '../assessment/store'
import type { Permit } from '../permit'
import { chain, inTurn } from '../trail/chain'
import type { Texts } from './assemble-submission'
import { sealOf } from './seal'
import { saveSeal } from './store-seal'
import { canonicalForm, type SubmittedFile } from './submission'

/** What the signatories have answered: who signed which content, and who declined and why. */
export async function loadAnswers(tx: Tx, assessmentId: AssessmentId) {
  const rows = await tx
    .select()
    .from(signatures)
    .where(eq(signatures.assessmentId, assessmentId))
    .orderBy(asc(signatures.signedAt))
  return {
    signed: rows.flatMap(({ contentSha256, ...row }) => (contentSha256 === null ? [] : { ...row, contentSha256 })),
    declined: rows.flatMap(({ declinedBecause, ...row }) =>
      declinedBecause === null ? [] : { ...row, declinedBecause },
    ),
  }
}

/** Whether this person is among them. */
export const isBy = (answers: readonly { userId: string }[], { userId }: { userId: string }): boolean =>
  answers.some((answer) => answer.userId === userId)

export async function loadSubmission(tx: Tx, assessmentId: AssessmentId) {
  const [row] = await tx
    .select()
    .from(submissions)
    .where(eq(submissions.assessmentId, assessmentId))
    .orderBy(desc(submissions.version))
    .limit(1)
  return row && { ...row, content: row.content as SubmittedFile }
}

export const loadFrozenTexts = (tx: Tx, submissionId: SubmissionId) =>
  tx.select().from(frozenTexts).where(eq(frozenTexts.submissionId, submissionId))

const textsOf = (tx: Tx, assessmentId: AssessmentId, which?: SQL) =>
  tx
    .select({ id: subjects.id })
    .from(subjects)
    .where(and(eq(subjects.assessmentId, assessmentId), which))

/** Freezes every text and moves to signing. */
export async function saveSigning(tx: Tx, actor: Actor, permit: Permit<'start-signing', AssessmentRow>) {
  const { id } = permit.thing
  await tx
    .update(documents)
    .set({ frozenAt: actor.now })
    .where(inArray(documents.id, textsOf(tx, id)))
  await tx.update(assessments).set({ state: 'signing' }).where(eq(assessments.id, id))
  await told(tx, actor, 'assessment.signing-started', { assessmentId: id })
}

/** Thaws what is sealed and takes the signatures back: what was signed is about to change. */
export async function saveWithdrawal(
  tx: Tx,
  actor: Actor,
  permit: Permit<'withdraw-from-signing', AssessmentRow>,
  reason: string,
) {
  const { id } = permit.thing
  await tx.delete(signatures).where(eq(signatures.assessmentId, id))
  await tx
    .update(documents)
    .set({ frozenAt: null })
    .where(inArray(documents.id, textsOf(tx, id, sql`${subjects.kind} = any (kinds_with('sealed'))`)))
  await tx.update(assessments).set({ state: 'agreeing' }).where(eq(assessments.id, id))
  await told(tx, actor, 'assessment.signing-withdrawn', { assessmentId: id, reason })
}

/** In place of what they answered before. */
export async function saveSignature(
  tx: Tx,
  actor: Actor,
  permit: Permit<'sign-off', AssessmentRow>,
  contentSha256: string,
) {
  await saveAnswer(tx, actor, permit.thing.id, { contentSha256 })
  await told(tx, actor, 'assessment.signed', { assessmentId: permit.thing.id, contentSha256 })
}

export async function saveDecline(
  tx: Tx,
  actor: Actor,
  permit: Permit<'decline-to-sign', AssessmentRow>,
  reason: string,
) {
  await saveAnswer(tx, actor, permit.thing.id, { declinedBecause: reason })
  await told(tx, actor, 'assessment.signing-declined', { assessmentId: permit.thing.id, reason })
}

export async function saveTakenBack(tx: Tx, actor: Actor, permit: Permit<'take-back-answer', AssessmentRow>) {
  await deleteAnswer(tx, actor, permit.thing.id)
  await told(tx, actor, 'assessment.signature-taken-back', { assessmentId: permit.thing.id })
}

const deleteAnswer = (tx: Tx, actor: Actor, assessmentId: AssessmentId) =>
  tx.delete(signatures).where(and(eq(signatures.assessmentId, assessmentId), eq(signatures.userId, actor.userId)))

async function saveAnswer(
  tx: Tx,
  actor: Actor,
  assessmentId: AssessmentId,
  answer: { contentSha256: string } | { declinedBecause: string },
) {
  await deleteAnswer(tx, actor, assessmentId)
  await tx.insert(signatures).values({
    ...{ councilId: actor.councilId, assessmentId, userId: actor.userId },
    ...{ name: actor.userName, post: actor.post, signedAt: actor.now },
    ...answer,
  })
}

/** Writes the immutable copy: the canonical text that was hashed, and each text's state. */
export async function saveSubmission(
  tx: Tx,
  actor: Actor,
  permit: Permit<'submit', AssessmentRow>,
  file: SubmittedFile,
  texts: Texts,
) {
  const { id, version } = permit.thing
  const { councilId } = actor
  await inTurn(tx, actor) // its seal names the one before it
  const sha256 = sealOf(file)
  const made = await tx
    .insert(submissions)
    .values({
      councilId,
      assessmentId: id,
      version,
      content: file,
      canonical: canonicalForm(file),
      sha256,
      submittedBy: actor.userId,
      submittedAt: actor.now,
    })
    .returning({ id: submissions.id })
  const { id: submissionId } = only(made)
  await saveSeal(tx, actor, { id: submissionId, version, sha256 })
  await tx.insert(frozenTexts).values(
    [...texts].map(([code, { subjectId, state }]) => ({
      councilId,
      submissionId,
      subjectId,
      code,
      state,
    })),
  )
  await tx.update(assessments).set({ state: 'submitted', submittedAt: actor.now }).where(eq(assessments.id, id))
  await told(tx, actor, 'assessment.submitted', { assessmentId: id, submissionId, sha256 })
  return { submissionId, sha256 }
}

export async function told(
  tx: Tx,
  actor: Actor,
  act: `assessment.${string}`,
  subject: { assessmentId: string } & Record<string, unknown>,
) {
  await chain(tx, actor, act, subject)
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'assessment', id: subject.assessmentId })
}
