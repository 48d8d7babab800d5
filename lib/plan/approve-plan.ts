import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayDecide } from './policy'
import { holdPlan, saveApproval } from './store'

export const approvePlanInput = z.object({})

/** The named approver approves the plan: what was proposed in it is agreed. */
export const approvePlan = (caller: Caller, _input: object) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayDecide(actor, await holdPlan(tx, actor))
    if (!permit.ok) return permit
    await saveApproval(tx, actor, permit.value)
    return ok(null)
  })
