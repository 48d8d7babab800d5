import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { anyDay } from '../words/days'
import { maySetVisit } from './policy'
import { loadClocked, saveVisit } from './store'

export const setVisitInput = z.object({
  reviewId: z.string(),
  visitOn: anyDay('Enter the day of the visit'),
  reason: z.string().trim().max(600, 'Use at most 600 characters').default(''),
})

/** The lead says on which day the team visits: from then on it is counted when what follows is due. */
export const setVisit = (caller: Caller, input: z.output<typeof setVisitInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = maySetVisit(actor, await loadClocked(tx, input.reviewId, 'update'), input.reason)
    if (!permit.ok) return permit
    await saveVisit(tx, actor, permit.value, input)
    return ok(null)
  })
