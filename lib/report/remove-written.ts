import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { mayWrite } from './policy'
import { loadHeld, loadWritten, saveRemoval } from './store'

export const removeWrittenInput = z.object({ kind: z.enum(['finding', 'recommendation']), id: z.string() })

/** Takes a finding or a recommendation out of the draft: its author, or the lead peer. */
export const removeWritten = (caller: Caller<ReviewPlace>, input: z.output<typeof removeWrittenInput>) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadHeld(tx, actor.reviewId, 'update')
    const permit = mayWrite(actor, review, review ? await loadWritten(tx, review.id, input.kind, input.id) : 'gone')
    if (!permit.ok) return permit
    await saveRemoval(tx, actor, permit.value, input)
    return ok(null)
  })
