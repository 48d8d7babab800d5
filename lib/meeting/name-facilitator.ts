import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadPeople } from '../people/load-people'
import { ok } from '../result'
import { mayNameFacilitator } from './policy'
import { loadMeeting, saveFacilitator } from './store'

export const nameFacilitatorInput = z.object({
  assessmentId: z.string(),
  userId: z.string().min(1, 'Choose who facilitates'),
  reason: z.string().trim().max(1000, 'Use at most 1,000 characters for the reason').default(''),
})

/** Hands the screens to somebody who takes part. Whoever has them already is followed with a reason. */
export const nameFacilitator = (caller: Caller, input: z.output<typeof nameFacilitatorInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const meeting = await loadMeeting(tx, actor, input.assessmentId, 'update')
    const people = await loadPeople(tx)
    const named = people.find(({ userId }) => userId === input.userId)
    const before = people.find(({ userId }) => userId === meeting?.facilitatorId)
    const permit = mayNameFacilitator(actor, meeting, named, { before, reason: input.reason })
    if (!permit.ok) return permit
    await saveFacilitator(tx, actor, permit.value, permit.value.thing.named.userId, input.reason)
    return ok(null)
  })
