import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { mayDecide } from './policy'
import { loadHeld, loadPoint, saveDecision } from './store'

export const decideFactInput = z
  .object({
    pointId: z.string(),
    outcome: z.enum(['corrected', 'kept'], 'Choose what you decide'),
    words: z.string().trim().max(2000, 'Use at most 2,000 characters').default(''),
    answer: z
      .string('Answer the council')
      .trim()
      .min(1, 'Answer the council')
      .max(1000, 'Use at most 1,000 characters'),
  })
  .superRefine(({ outcome, words }, context) => {
    if (outcome === 'corrected' && words === '')
      context.addIssue({ code: 'custom', path: ['words'], message: 'Write the words as they shall stand' })
  })

/** The lead peer decides a fact that the council questions: puts the words right or lets them stand, and answers. */
export const decideFact = (caller: Caller<ReviewPlace>, input: z.output<typeof decideFactInput>) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadHeld(tx, actor.reviewId)
    const permit = mayDecide(actor, review, review && (await loadPoint(tx, review.id, input.pointId)))
    if (!permit.ok) return permit
    const { outcome, words, answer } = input
    await saveDecision(tx, actor, permit.value, { answer, words: outcome === 'corrected' ? words : null })
    return ok(null)
  })
