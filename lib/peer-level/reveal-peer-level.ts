import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { mayRevealPeerLevel } from './policy'
import { hasPeerQuorum, loadLevelsHeld, loadPeerQuestion, saveReveal } from './store'

export const revealPeerLevelInput = z.object({ code: z.string() })

/** The lead peer shows the whole team what each gave a question; from then on nobody gives it another level. */
export const revealPeerLevel = (caller: Caller<ReviewPlace>, input: z.output<typeof revealPeerLevelInput>) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadLevelsHeld(tx, actor.reviewId, 'update')
    const question = review && (await loadPeerQuestion(tx, review, input.code))
    const permit = mayRevealPeerLevel(actor, review, question, await hasPeerQuorum(tx, input.code))
    if (!permit.ok) return permit
    await saveReveal(tx, actor, permit.value)
    return ok(null)
  })
