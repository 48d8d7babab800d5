import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { MILESTONE_LIST } from './clock'
import { maySayDone } from './policy'
import { loadClock, loadClocked, saveEntry } from './store'

export const sayMilestoneDoneInput = z.object({
  reviewId: z.string(),
  what: z.enum(MILESTONE_LIST, 'Choose what is done'),
  note: z.string('Say what was done').trim().min(1, 'Say what was done').max(600, 'Use at most 600 characters'),
})

/** The lead says that a progress review was held, or its report published, and where it is to be read. */
export const sayMilestoneDone = (caller: Caller, input: z.output<typeof sayMilestoneDoneInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const review = await loadClocked(tx, input.reviewId, 'update')
    const clock = review ? await loadClock(tx, review, actor.now) : []
    const permit = maySayDone(actor, review, clock, input.what)
    if (!permit.ok) return permit
    await saveEntry(tx, actor, permit.value, { dueOn: null, reason: input.note })
    return ok(null)
  })
