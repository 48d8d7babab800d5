import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayLeaveOut } from './policy'
import { loadAssessment } from './store'
import { loadWhetherScored, saveLeftOut } from './store-questions'

export const leaveOutQuestionsInput = z
  .object({
    assessmentId: z.string(),
    codes: z.union([z.array(z.string()), z.string().transform((one) => (one ? [one] : []))]).default([]),
    reason: z.string().trim().max(500, 'Use at most 500 characters for the reason').default(''),
  })
  .refine((input) => input.codes.length === 0 || input.reason !== '', {
    path: ['reason'],
    message: 'Say why these questions are left out. The reason is published with the submission',
  })

/** Says which questions this assessment does not cover, and why. Replaces what was left out before A question that has been scored stays in. */
export const leaveOutQuestions = (caller: Caller, input: z.infer<typeof leaveOutQuestionsInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const chosen = assessment ? await loadWhetherScored(tx, assessment.id, input.codes) : []
    const permit = mayLeaveOut(actor, assessment, chosen)
    if (!permit.ok) return permit
    await saveLeftOut(tx, actor, permit.value, input.codes, input.reason)
    return ok(null)
  })
