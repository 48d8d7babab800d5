import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayTakeBack } from './policy'
import { holdPlan, saveTakingBack } from './store'

export const takeBackPlanInput = z.object({})

/** The lead takes the plan back from its approver, who need not decide on it any more. */
export const takeBackPlan = (caller: Caller, _input: object) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayTakeBack(actor, await holdPlan(tx, actor))
    if (!permit.ok) return permit
    await saveTakingBack(tx, actor, permit.value)
    return ok(null)
  })
