import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayDrop } from './policy'
import { holdPlan, loadHeld } from './store'
import { saveDrop } from './store-actions'

export const dropActionInput = z.object({
  actionId: z.string(),
  reason: z.string('Say why').trim().min(1, 'Say why it is dropped').max(600, 'Use at most 600 characters'),
})

/** Drops an action with a reason, which stays in the plan. */
export const dropAction = (caller: Caller, input: z.output<typeof dropActionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const plan = await holdPlan(tx, actor)
    const permit = mayDrop(actor, plan, await loadHeld(tx, input.actionId))
    if (!permit.ok) return permit
    await saveDrop(tx, actor, permit.value, input.reason)
    return ok(null)
  })
