import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { mayPublish } from './policy'
import { loadHeld, savePublished } from './store'

export const publishProgressInput = z.object({})

/** The lead peer publishes the progress review to the council: from here on both read it together, and nobody changes it. */
export const publishProgress = (caller: Caller<ReviewPlace>, _input: object) =>
  inReview(caller, async (tx, actor) => {
    const permit = mayPublish(actor, await loadHeld(tx, { reviewId: actor.reviewId }, 'update'))
    if (!permit.ok) return permit
    await savePublished(tx, actor, permit.value)
    return ok(null)
  })
