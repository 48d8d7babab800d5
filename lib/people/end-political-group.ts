import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayEndGroup } from './policy'
import { loadGroups } from './store'
import { saveGroupEnd } from './store-groups'

export const endPoliticalGroupInput = z.object({ groupId: z.string() })

/** Ends a political group today. Whoever sits in it sits in none from then on; what is past keeps it. */
export const endPoliticalGroup = (caller: Caller, input: z.infer<typeof endPoliticalGroupInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayEndGroup(actor, await loadGroups(tx), input)
    if (!permit.ok) return permit
    await saveGroupEnd(tx, actor, permit.value)
    return ok(null)
  })
