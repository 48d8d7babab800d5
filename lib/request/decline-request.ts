import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadReview } from '../review/store'
import { dayOf } from '../words/dates'
import { mayAnswer } from './policy'
import { loadRequest, saveAnswer } from './store'

export const declineRequestInput = z.object({
  requestId: z.string(),
  reason: z.string('Say why').trim().min(1, 'Say why it is not shown').max(1000, 'Use at most 1,000 characters'),
})

/** The council declines a peer's request with a reason that the team reads. */
export const declineRequest = (caller: Caller, input: z.output<typeof declineRequestInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const request = await loadRequest(tx, input.requestId)
    const review = request && (await loadReview(tx, request.reviewId))
    const permit = mayAnswer(actor, request, review, { today: dayOf(actor.now) })
    if (!permit.ok) return permit
    await saveAnswer(tx, actor, permit.value, { state: 'declined', answer: input.reason })
    return ok(null)
  })
