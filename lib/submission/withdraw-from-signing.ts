import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok } from '../result'
import { mayWithdrawFromSigning } from './policy'
import { saveWithdrawal } from './store'

export const withdrawFromSigningInput = z.object({
  assessmentId: z.string(),
  reason: z.string().trim().min(1, 'Enter why the answers are opened again').max(2000, 'Use at most 2,000 characters'),
})

/** Opens the answers again before submission. Signatures already given are void. */
export const withdrawFromSigning = (caller: Caller, input: z.infer<typeof withdrawFromSigningInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayWithdrawFromSigning(actor, await loadAssessment(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    await saveWithdrawal(tx, actor, permit.value, input.reason)
    return ok(null)
  })
