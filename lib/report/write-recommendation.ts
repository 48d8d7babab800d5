import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { isId, type RecommendationId } from '@/db/ids'
import { ok } from '../result'
import { mayWrite } from './policy'
import { PRIORITY_LIST, TIMESCALE_LIST } from './report'
import { loadHeld, loadWritten, saveRecommendation } from './store'

export const writeRecommendationInput = z.object({
  recommendationId: z.string().default(''),
  words: z
    .string('Say what you recommend')
    .trim()
    .min(1, 'Say what you recommend')
    .max(1000, 'Use at most 1,000 characters'),
  priority: z.enum(PRIORITY_LIST, 'Choose how pressing it is'),
  timescale: z.enum(TIMESCALE_LIST, 'Choose by when'),
  ownerPost: z
    .string('Say whose it would be')
    .trim()
    .min(1, 'Say whose it would be')
    .max(120, 'Use at most 120 characters'),
})

/** A peer writes what the team recommends, how pressing it is, by when, and the post whose it would be. */
export const writeRecommendation = (caller: Caller<ReviewPlace>, input: z.output<typeof writeRecommendationInput>) =>
  inReview(caller, async (tx, actor) => {
    const { recommendationId: id, ...said } = input
    const review = await loadHeld(tx, actor.reviewId, 'update')
    const written = id && review ? await loadWritten(tx, review.id, 'recommendation', id) : undefined
    const permit = mayWrite(actor, review, written)
    if (!permit.ok) return permit
    const known = isId<RecommendationId>(id) ? id : undefined
    return ok({ id: await saveRecommendation(tx, actor, permit.value, said, known) })
  })
