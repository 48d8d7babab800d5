import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayMoveToGroup } from './policy'
import { loadGroups, loadMembership, saveGroupMove } from './store'

export const moveToGroupInput = z.object({ membershipId: z.string(), politicalGroupId: z.string().default('') })

/** Moves a councillor to a political group from today, or to none. */
export const moveToGroup = (caller: Caller, input: z.infer<typeof moveToGroupInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const { membership } = await loadMembership(tx, input.membershipId)
    const wanted = input.politicalGroupId
    const group = wanted ? (await loadGroups(tx)).find(({ id }) => id === wanted) : null
    const permit = mayMoveToGroup(actor, membership, group !== undefined)
    if (!permit.ok) return permit
    await saveGroupMove(tx, actor, permit.value, group ?? null)
    return ok(null)
  })
