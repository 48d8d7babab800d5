import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayTakeIn } from './policy'
import { several } from './several'
import { loadAssessment } from './store'
import { loadChosen, saveTakenIn } from './store-questions'

export const takeInQuestionsInput = z.object({
  assessmentId: z.string(),
  codes: several.refine((codes) => codes.length > 0, 'Tick at least one question'),
})

/** Takes questions back in that were left out. */
export const takeInQuestions = (caller: Caller, input: z.infer<typeof takeInQuestionsInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const chosen = assessment ? await loadChosen(tx, assessment.id, input.codes) : []
    const permit = mayTakeIn(actor, assessment, chosen)
    if (!permit.ok) return permit
    await saveTakenIn(tx, actor, permit.value)
    return ok(null)
  })
