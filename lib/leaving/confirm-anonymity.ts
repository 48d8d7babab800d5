import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { mayMakeAnonymous } from './policy'
import { loadLeavings, saveAnonymity, writeConfirmed } from './store'

export const confirmAnonymityInput = z.object({ leavingId: z.string() })

/** Another lead confirms it. From now on it waits for a week. */
export const confirmAnonymity = (caller: Caller, input: z.output<typeof confirmAnonymityInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayMakeAnonymous(actor)
    if (!permit.ok) return permit
    const asked = (await loadLeavings(tx, actor.councilId)).find(({ id }) => id === input.leavingId)
    if (!asked?.userId) return refuse({ kind: 'not-found' as const })
    const confirmed = await writeConfirmed(tx, asked.id)
    if (!confirmed.ok) return confirmed
    await saveAnonymity(tx, actor, permit.value, 'person.anonymity-confirmed', asked.userId)
    return ok({ dueAt: confirmed.value })
  })
