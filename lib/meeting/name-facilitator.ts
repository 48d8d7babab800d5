import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayNameFacilitator } from './policy'
import { loadMeeting, loadNames, saveFacilitator } from './store'

export const nameFacilitatorInput = z.object({
  assessmentId: z.string(),
  userId: z.string().min(1, 'Choose who facilitates'),
})

/** Hands the screens to somebody who takes part. */
export const nameFacilitator = (caller: Caller, input: z.output<typeof nameFacilitatorInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const meeting = await loadMeeting(tx, actor, input.assessmentId, 'update')
    const named = (await loadNames(tx)).find(({ userId }) => userId === input.userId)
    const permit = mayNameFacilitator(actor, meeting, named)
    if (!permit.ok) return permit
    await saveFacilitator(tx, actor, permit.value, permit.value.thing.named.userId)
    return ok(null)
  })
