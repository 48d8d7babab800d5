import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok } from '../result'
import { mayDeclineToSign } from './policy'
import { isBy, loadAnswers, saveDecline } from './store'

export const declineToSignInput = z.object({
  assessmentId: z.string(),
  reason: z.string().trim().min(1, 'Enter what would have to change').max(2000, 'Use at most 2,000 characters'),
})

/** A signatory does not sign, and says why. The lead may open the answers again; they may still sign. */
export const declineToSign = (caller: Caller, input: z.infer<typeof declineToSignInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const signed = assessment ? isBy((await loadAnswers(tx, assessment.id)).signed, actor) : false
    const permit = mayDeclineToSign(actor, assessment, { signed })
    if (!permit.ok) return permit
    await saveDecline(tx, actor, permit.value, input.reason)
    return ok(null)
  })
