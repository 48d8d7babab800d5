import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { mayNote } from './policy'
import { loadHeard, saveForgetting } from './store'

export const takeOutHeardInput = z.object({ conversationId: z.string() })

/** Whoever noted a conversation takes the note out again, for the whole team. */
export const takeOutHeard = (caller: Caller<ReviewPlace>, input: z.output<typeof takeOutHeardInput>) =>
  inReview(caller, async (tx, actor) => {
    const permit = mayNote(actor, await loadHeard(tx, actor.reviewId, input.conversationId))
    if (!permit.ok) return permit
    await saveForgetting(tx, actor, permit.value)
    return ok(null)
  })
