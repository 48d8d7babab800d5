import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentQuestionId } from '@/db/ids'
import { evidence } from '@/db/schema/evidence'
import { type AnswerNode, countWords } from '../text/answer-parts'
import { readAnswer } from '../text/answer-text'
import { loadText } from '../text/store'

/** The answer to a question as it stands now, with the names of what is attached to it. */
export async function loadAnswer(tx: Tx, { id, code }: { id: AssessmentQuestionId; code: string }) {
  const parts = await loadText(tx, id)
  const answer = readAnswer(parts.map(({ payload }) => payload)).answer as AnswerNode
  const attached = await tx
    .select({ id: evidence.id, title: evidence.title })
    .from(evidence)
    .where(and(eq(evidence.assessmentQuestionId, id), isNull(evidence.removedAt)))
    .orderBy(asc(evidence.speaksFor), asc(evidence.id))
  return {
    ...{ code, words: countWords(answer), answer },
    evidence: attached.map(({ id, title }) => ({ id: id as string, title })),
  }
}
