import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { dayOf } from '../words/dates'
import { mayClose } from './policy'
import { loadReview, saveClosing } from './store'

export const closeReviewInput = z.object({ reviewId: z.string() })

/** Ends the review: from the next moment its peers find nothing here. Their shared comments stay with the council. */
export const closeReview = (caller: Caller, input: z.infer<typeof closeReviewInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayClose(actor, await loadReview(tx, input.reviewId), dayOf(actor.now))
    if (!permit.ok) return permit
    await saveClosing(tx, actor, permit.value)
    return ok(null)
  })
