import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayDecide } from './policy'
import { holdPlan, saveSendingBack } from './store'

export const sendPlanBackInput = z.object({
  reason: z
    .string('Say what is missing')
    .trim()
    .min(1, 'Say what is missing')
    .max(1000, 'Use at most 1,000 characters'),
})

/** The named approver sends the plan back, and says what is missing. */
export const sendPlanBack = (caller: Caller, input: z.output<typeof sendPlanBackInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayDecide(actor, await holdPlan(tx, actor))
    if (!permit.ok) return permit
    await saveSendingBack(tx, actor, permit.value, input.reason)
    return ok(null)
  })
