import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { loadPerson } from '../people/load-people'
import { ok } from '../result'
import { actionFields, stepFields, stepsOf } from './action-input'
import { mayChange } from './policy'
import { holdPlan, loadHeld } from './store'
import { saveChange } from './store-actions'

export const changeActionInput = z
  .object({ actionId: z.string(), ...actionFields, ...stepFields })
  .transform((all, context) => ({ ...all, steps: stepsOf(all, context) }))

/** Says anew what an action is, whose, by when and with which steps; what is done of it stays done. */
export const changeAction = (caller: Caller, input: z.output<typeof changeActionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const plan = await holdPlan(tx, actor)
    const owner = isId<UserId>(input.ownerId) ? await loadPerson(tx, input.ownerId) : undefined
    const { title, dueOn, cost, benefit, steps, levelAim = null } = input
    const permit = mayChange(actor, plan, await loadHeld(tx, input.actionId), owner, levelAim)
    if (!permit.ok) return permit
    const { id: actionId, levelFrom } = permit.value.thing.action
    const said = { title, dueOn, cost, benefit, steps, levelAim: levelFrom === null ? null : levelAim }
    await saveChange(tx, actor, permit.value, said)
    return ok({ actionId })
  })
