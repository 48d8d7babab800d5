import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { inTurn } from '../trail/chain'
import { mayManage } from './policy'
import { loadGroups, saveGroup } from './store'

export const addPoliticalGroupInput = z.object({
  name: z.string().trim().min(1, 'Enter the name of the group').max(80, 'Use at most 80 characters for the name'),
})

/** Adds a political group under the name that it uses in this council. */
export const addPoliticalGroup = (caller: Caller, input: z.infer<typeof addPoliticalGroupInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayManage(actor)
    if (!permit.ok) return permit
    const isThere = (await loadGroups(tx)).some((group) => group.name.toLowerCase() === input.name.toLowerCase())
    if (isThere) return refuse({ kind: 'group-exists', field: 'name' })
    await saveGroup(tx, actor, permit.value, input.name)
    return ok(null)
  })
