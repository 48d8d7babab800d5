import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { mayView } from './policy'
import { HOW_FAR_LIST } from './progress'
import { loadHeld, loadOf, saveView } from './store'

export const writeViewInput = z.object({
  recommendationId: z.string(),
  /** Which writing stood there when it was begun, so that nobody writes over words that they have not seen. */
  seen: z.string().default(''),
  howFar: z.enum(HOW_FAR_LIST, 'Choose how far the council is'),
  words: z.string('Say why').trim().min(1, 'Say why you see it so').max(2000, 'Use at most 2,000 characters'),
})

/** A peer writes the team's view on one recommendation: how far the council is with it, and why. */
export const writeView = (caller: Caller<ReviewPlace>, input: z.output<typeof writeViewInput>) =>
  inReview(caller, async (tx, actor) => {
    const { recommendationId, seen, howFar, words } = input
    const { reviewId } = actor
    const progress = await loadHeld(tx, { reviewId }, 'update')
    const of = progress && (await loadOf(tx, reviewId, recommendationId, 'view'))
    const permit = mayView(actor, progress, of, seen)
    if (!permit.ok) return permit
    await saveView(tx, actor, permit.value, { howFar, words })
    return ok(null)
  })
