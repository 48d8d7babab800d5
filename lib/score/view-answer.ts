import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok, refuse } from '../result'
import { loadAnswer } from './load-answer'

/** The answer to a question as it stands now, to be read and not written: beside a score, in a meeting, on the room's screen. */
export const viewAnswer = (caller: Caller, input: { assessmentId: string; code: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const question = assessment && (await loadQuestion(tx, actor, assessment.id, input.code))
    return question ? ok(await loadAnswer(tx, question)) : refuse({ kind: 'not-found' })
  })

export type AnswerView = Awaited<ReturnType<typeof loadAnswer>>
