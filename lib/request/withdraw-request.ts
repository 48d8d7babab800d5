import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { mayWithdraw } from './policy'
import { loadRequest, saveWithdrawal } from './store'

export const withdrawRequestInput = z.object({
  requestId: z.string(),
  reason: z.string('Say why').trim().min(1, 'Say why it is not needed').max(600, 'Use at most 600 characters'),
})

/** Whoever asked for evidence, or the lead peer, withdraws it with a reason that the council reads. */
export const withdrawRequest = (caller: Caller<ReviewPlace>, input: z.output<typeof withdrawRequestInput>) =>
  inReview(caller, async (tx, actor) => {
    const permit = mayWithdraw(actor, await loadRequest(tx, input.requestId))
    if (!permit.ok) return permit
    await saveWithdrawal(tx, actor, permit.value, input.reason)
    return ok(null)
  })
