import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayEndGroup } from './policy'
import { loadGroups } from './store'
import { saveGroupEnd } from './store-groups'

export const mergePoliticalGroupsInput = z.object({
  groupId: z.string(),
  intoId: z.string('Choose the group that it goes into').min(1, 'Choose the group that it goes into'),
})

/** Has a political group go into another today: all who sit in it sit in the other from then on. */
export const mergePoliticalGroups = (caller: Caller, input: z.infer<typeof mergePoliticalGroupsInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayEndGroup(actor, await loadGroups(tx), input)
    if (!permit.ok) return permit
    await saveGroupEnd(tx, actor, permit.value)
    return ok(null)
  })
