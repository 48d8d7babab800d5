import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { assessmentQuestions } from '@/db/schema/assessment'
import { readAnswer } from '../text/answer-text'
import { loadTextsOf } from '../text/store'

/** The questions of an assessment that are in and have an answer, by number. */
export async function loadAnswered(tx: Tx, assessmentId: AssessmentId): Promise<Set<string>> {
  const questions = await tx
    .select({ id: assessmentQuestions.id, code: assessmentQuestions.code })
    .from(assessmentQuestions)
    .where(and(eq(assessmentQuestions.assessmentId, assessmentId), isNull(assessmentQuestions.leftOutReason)))
  const parts = await loadTextsOf(tx, assessmentId)
  const hasWords = (id: string) => {
    const own = parts.filter(({ documentId }) => documentId === id)
    return own.length > 0 && readAnswer(own.map(({ payload }) => payload)).text !== ''
  }
  return new Set(questions.flatMap(({ id, code }) => (hasWords(id) ? [code] : [])))
}
