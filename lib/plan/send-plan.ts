import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { loadPerson } from '../people/load-people'
import { ok } from '../result'
import { maySend } from './policy'
import { countProposable, holdPlan, saveSending } from './store'

export const sendPlanInput = z.object({
  approverId: z.string('Choose who approves it').min(1, 'Choose who approves it'),
})

/** The lead sends the plan to a named person, who approves it or sends it back. Until then its actions stay as they are. */
export const sendPlan = (caller: Caller, input: z.output<typeof sendPlanInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const plan = await holdPlan(tx, actor)
    const approver = isId<UserId>(input.approverId) ? await loadPerson(tx, input.approverId) : undefined
    const permit = maySend(actor, plan, approver, await countProposable(tx))
    if (!permit.ok) return permit
    await saveSending(tx, actor, permit.value)
    return ok(null)
  })
