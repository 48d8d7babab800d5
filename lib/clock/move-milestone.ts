import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { dayAhead } from '../words/days'
import { MILESTONE_LIST } from './clock'
import { mayMoveMilestone } from './policy'
import { loadClock, loadClocked, saveEntry } from './store'

export const moveMilestoneInput = z.object({
  reviewId: z.string(),
  what: z.enum(MILESTONE_LIST, 'Choose what is moved'),
  dueOn: dayAhead('Enter the day by which it is done'),
  reason: z.string('Say why').trim().min(1, 'Say why it is moved').max(600, 'Use at most 600 characters'),
})

/** The lead moves what follows a review to another day, with a reason that the team reads too. */
export const moveMilestone = (caller: Caller, input: z.output<typeof moveMilestoneInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const review = await loadClocked(tx, input.reviewId, 'update')
    const permit = mayMoveMilestone(actor, review, review ? await loadClock(tx, review, actor.now) : [], input)
    if (!permit.ok) return permit
    await saveEntry(tx, actor, permit.value, { dueOn: input.dueOn, reason: input.reason })
    return ok(null)
  })
