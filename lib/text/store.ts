import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type AssessmentId, type AssessmentQuestionId, type DocumentId, isId } from '@/db/ids'
import { assessments } from '@/db/schema/assessment'
import { documents } from '@/db/schema/document'

/** A shared text with where it belongs and whether its question is assigned to the reader. */
export async function loadDocument(tx: Tx, actor: Actor, documentId: string) {
  if (!isId<DocumentId>(documentId)) return undefined
  const [row] = await tx
    .select({
      id: documents.id,
      kind: documents.kind,
      councilId: documents.councilId,
      assessmentId: documents.assessmentId,
      questionId: documents.assessmentQuestionId,
      frozenAt: documents.frozenAt,
      state: assessments.state,
      isMine: sql<boolean>`exists (select 1 from assignments a where a.council_id = ${documents.councilId}
        and a.assessment_question_id = ${documents.assessmentQuestionId} and a.user_id = ${actor.userId})`,
    })
    .from(documents)
    .innerJoin(
      assessments,
      and(eq(assessments.councilId, documents.councilId), sql`${assessments.id} = ${documents.assessmentId}`),
    )
    .where(eq(documents.id, documentId))
  return row
}
export type TextRow = NonNullable<Awaited<ReturnType<typeof loadDocument>>>

/** The text of a question's answer. What hangs on words of the answer hangs on this one, whatever a caller says. */
export async function loadAnswerDocument(tx: Tx, questionId: AssessmentQuestionId): Promise<DocumentId | undefined> {
  const [row] = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.assessmentQuestionId, questionId), eq(documents.kind, 'answer')))
  return row?.id
}

/** A text in the order of its making: its snapshot, where it has one, then the log after it. `owners` comes with the snapshot. */
export type TextPart = {
  questionId: string
  payload: Uint8Array
  authorId: string
  owners: Record<string, string> | null
}

/** One statement, so that no compaction falls between the snapshot and the log. */
async function loadParts(tx: Tx, which: SQL): Promise<TextPart[]> {
  const read = await tx.execute<{
    question_id: string
    payload: Buffer
    author_id: string
    owners: TextPart['owners']
  }>(sql`
    select d.assessment_question_id as question_id, s.seq, s.state as payload, '' as author_id, s.owners
      from documents d join document_snapshots s on s.council_id = d.council_id and s.document_id = d.id where ${which}
    union all
    select d.assessment_question_id, u.seq, u.payload, u.author_id::text, null
      from documents d join document_updates u on u.council_id = d.council_id and u.document_id = d.id where ${which}
    order by seq`)
  return read.rows.map((row) => ({
    questionId: row.question_id,
    payload: row.payload,
    authorId: row.author_id,
    owners: row.owners,
  }))
}

/** One text. */
export const loadText = (tx: Tx, documentId: DocumentId) => loadParts(tx, sql`d.id = ${documentId}`)

/** Every answer of an assessment, each part with its question. */
export const loadTextsOf = (tx: Tx, assessmentId: AssessmentId) =>
  loadParts(tx, sql`d.assessment_id = ${assessmentId} and d.kind = 'answer'`)
