import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { levelField } from '../score/level-field'
import { mayDifferFromLevel } from './policy'
import { loadLevelsHeld, loadPeerQuestion, saveDissent } from './store'

export const differFromLevelInput = z.object({
  code: z.string(),
  /** The level that was in front of them. */
  ofLevel: levelField('Reload the page'),
  words: z.string().trim().max(2000, 'Use at most 2,000 characters').default(''),
})

/** One of the team says why they differ from the level that it recorded, or with nothing that they do not any more. */
export const differFromLevel = (caller: Caller<ReviewPlace>, input: z.output<typeof differFromLevelInput>) =>
  inReview(caller, async (tx, actor) => {
    const { code, ofLevel, words } = input
    const review = await loadLevelsHeld(tx, actor.reviewId, 'update')
    const permit = mayDifferFromLevel(actor, review, review && (await loadPeerQuestion(tx, review, code)), ofLevel)
    if (!permit.ok) return permit
    await saveDissent(tx, actor, permit.value, words)
    return ok(null)
  })
