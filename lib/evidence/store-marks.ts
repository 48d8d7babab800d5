import { eq } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { EvidenceId, EvidenceRevisionId } from '@/db/ids'
import { only } from '@/db/only'
import { evidenceMarks } from '@/db/schema/evidence-mark'
import { announce } from '../announce'
import type { WordsOfText } from '../comment/words-of-text'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { AttachTo } from './evidence'
import type { MarkRow } from './load-marks'

/** Lets words of an answer rest on a piece of its question's evidence, by the version that the question shows. */
export async function saveMark(
  tx: Tx,
  actor: Actor,
  permit: Permit<'attach-evidence', AttachTo>,
  of: { evidenceId: EvidenceId; revisionId: EvidenceRevisionId },
  { start, end, seq, quote }: WordsOfText,
) {
  const { assessmentId, question } = permit.thing
  const made = await tx
    .insert(evidenceMarks)
    .values({
      ...{ councilId: actor.councilId, subjectId: question.id, ...of },
      ...{ anchorStart: start, anchorEnd: end, anchorSeq: seq, quote, createdBy: actor.userId, createdAt: actor.now },
    })
    .returning({ id: evidenceMarks.id })
  const { id: markId } = only(made)
  const { evidenceId } = of
  await chain(tx, actor, 'evidence.marked', { assessmentId, questionId: question.id, evidenceId, markId })
  await announce(tx, { topic: 'subject', id: question.id })
  return markId
}

/** The words stand as they are and rest on it no more; what the question rests on stays. */
export async function saveUnmarking(tx: Tx, actor: Actor, permit: Permit<'take-mark-away', MarkRow>) {
  await tx.delete(evidenceMarks).where(eq(evidenceMarks.id, permit.thing.id))
  await tell(tx, actor, 'evidence.unmarked', permit.thing)
}

/** Somebody held the words against the version that the question shows now, and they are still right. */
export async function saveHolding(
  tx: Tx,
  actor: Actor,
  permit: Permit<'confirm-mark', MarkRow>,
  revisionId: EvidenceRevisionId,
) {
  await tx.update(evidenceMarks).set({ revisionId }).where(eq(evidenceMarks.id, permit.thing.id))
  await tell(tx, actor, 'evidence.mark-confirmed', permit.thing)
}

async function tell(tx: Tx, actor: Actor, act: `evidence.${string}`, mark: MarkRow) {
  const { id: markId, assessmentId, subjectId: questionId, evidenceId } = mark
  await chain(tx, actor, act, { assessmentId, questionId, evidenceId, markId })
  await announce(tx, { topic: 'subject', id: questionId })
}
