import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { mayMakeAnonymous } from './policy'
import { loadLeavings, saveAnonymity, writeCalledOff } from './store'

export const callOffAnonymityInput = z.object({ leavingId: z.string() })

/** Any lead calls it off, as long as it is not done. */
export const callOffAnonymity = (caller: Caller, input: z.output<typeof callOffAnonymityInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayMakeAnonymous(actor)
    if (!permit.ok) return permit
    const asked = (await loadLeavings(tx, actor.councilId)).find(({ id }) => id === input.leavingId)
    if (!asked?.userId) return refuse({ kind: 'not-found' as const })
    const calledOff = await writeCalledOff(tx, asked.id)
    if (!calledOff.ok) return calledOff
    await saveAnonymity(tx, actor, permit.value, 'person.anonymity-called-off', asked.userId)
    return ok({ leavingId: asked.id })
  })
