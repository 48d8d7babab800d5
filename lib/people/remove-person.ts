import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadEnding } from './load-ending'
import { mayChangeMembership } from './policy'
import { loadMembership, saveMembershipChange } from './store'

export const removePersonInput = z.object({ membershipId: z.string() })

/** Ends a person's role in the council today, and with it what they had to do there; their open pages lose it within a second. */
export const removePerson = (caller: Caller, input: z.infer<typeof removePersonInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const { membership, leads } = await loadMembership(tx, input.membershipId)
    const permit = mayChangeMembership(actor, membership, leads, null)
    if (!permit.ok) return permit
    await saveMembershipChange(tx, actor, permit.value, null, await loadEnding(tx, permit.value.thing, null, 'update'))
    const { userId } = permit.value.thing
    return ok({ userId, isOwn: userId === actor.userId })
  })
