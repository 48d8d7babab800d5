import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { assessmentQuestions } from '@/db/schema/assessment'
import { frameworkQuestions } from '@/db/schema/framework'

/** The questions of an assessment that the reader may see, by number. */
export const loadQuestions = (tx: Tx, assessmentId: AssessmentId) =>
  tx
    .select({
      id: assessmentQuestions.id,
      code: assessmentQuestions.code,
      shortName: frameworkQuestions.shortName,
      question: frameworkQuestions.question,
    })
    .from(assessmentQuestions)
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .where(eq(assessmentQuestions.assessmentId, assessmentId))
    .orderBy(asc(assessmentQuestions.area), asc(assessmentQuestions.number))
