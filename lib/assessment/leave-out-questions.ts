import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayLeaveOut } from './policy'
import { several } from './several'
import { loadAssessment } from './store'
import { loadChosen, saveLeftOut } from './store-questions'

export const leaveOutQuestionsInput = z.object({
  assessmentId: z.string(),
  codes: several.refine((codes) => codes.length > 0, 'Tick at least one question'),
  reason: z
    .string()
    .trim()
    .min(1, 'Say why these questions are left out. The reason is published with the submission')
    .max(500, 'Use at most 500 characters for the reason'),
})

/** Leaves questions out of this assessment, all for one reason. Those that were left out before stay so, for theirs. A question that has been scored stays in. */
export const leaveOutQuestions = (caller: Caller, input: z.infer<typeof leaveOutQuestionsInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const chosen = assessment ? await loadChosen(tx, assessment.id, input.codes) : []
    const permit = mayLeaveOut(actor, assessment, chosen)
    if (!permit.ok) return permit
    await saveLeftOut(tx, actor, permit.value, input.reason)
    return ok(null)
  })
