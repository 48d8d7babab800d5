import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok } from '../result'
import { mayTakeBackAnswer } from './policy'
import { isBy, loadAnswers, saveTakenBack } from './store'

export const takeBackAnswerInput = z.object({ assessmentId: z.string() })

/** A signatory takes back their signature, or that they declined, until the submission. */
export const takeBackAnswer = (caller: Caller, input: z.infer<typeof takeBackAnswerInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const answers = assessment && (await loadAnswers(tx, assessment.id))
    const answered = answers ? isBy([...answers.signed, ...answers.declined], actor) : false
    const permit = mayTakeBackAnswer(actor, assessment, { answered })
    if (!permit.ok) return permit
    await saveTakenBack(tx, actor, permit.value)
    return ok(null)
  })
