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
    const group = (await loadGroups(tx)).find(({ id }) => id === input.politicalGroupId)
    const hasGroup = input.politicalGroupId === '' || group !== undefined
    const permit = mayMoveToGroup(actor, membership, hasGroup)
    if (!permit.ok) return permit
    await saveGroupMove(tx, actor, permit.value, group?.id ?? null)
    return ok(null)
  })
