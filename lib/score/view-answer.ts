import { and, asc, eq, isNull } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { evidence } from '@/db/schema/evidence'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok, refuse } from '../result'
import { type AnswerNode, countWords } from '../text/answer-parts'
import { readAnswer } from '../text/answer-text'
import { loadText } from '../text/store'

/** The answer to a question as it stands now, to be read and not written: beside a score, in a meeting, on the room's screen; with the names of what is attached to it. */
export const viewAnswer = (caller: Caller, input: { assessmentId: string; code: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const question = assessment && (await loadQuestion(tx, actor, assessment.id, input.code))
    if (!question) return refuse({ kind: 'not-found' })
    const parts = await loadText(tx, question.id)
    const answer = readAnswer(parts.map(({ payload }) => payload)).answer as AnswerNode
    const attached = await tx
      .select({ id: evidence.id, title: evidence.title })
      .from(evidence)
      .where(and(eq(evidence.assessmentQuestionId, question.id), isNull(evidence.removedAt)))
      .orderBy(asc(evidence.speaksFor), asc(evidence.id))
    return ok({
      ...{ code: input.code, words: countWords(answer), answer },
      evidence: attached.map(({ id, title }) => ({ id: id as string, title })),
    })
  })

export type AnswerView = Extract<Awaited<ReturnType<typeof viewAnswer>>, { ok: true }>['value']
