import { and, asc, eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type DocumentId, isId } from '@/db/ids'
import { assessments } from '@/db/schema/assessment'
import { documents, documentUpdates } from '@/db/schema/document'

/** A shared text with where it belongs and whether its question is assigned to the reader. */
export async function loadDocument(tx: Tx, actor: Actor, documentId: string) {
  if (!isId(documentId)) return undefined
  const [row] = await tx
    .select({
      id: documents.id,
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
  return row && { ...row, id: row.id as DocumentId }
}
export type DocumentRow = NonNullable<Awaited<ReturnType<typeof loadDocument>>>

/** The whole log of a text in its order. */
export const loadUpdates = (tx: Tx, documentId: DocumentId) =>
  tx
    .select({ payload: documentUpdates.payload, authorId: documentUpdates.authorId })
    .from(documentUpdates)
    .where(eq(documentUpdates.documentId, documentId))
    .orderBy(asc(documentUpdates.seq))
