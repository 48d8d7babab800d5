import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { levelField } from '../score/level-field'
import { mayRecordPeerLevel } from './policy'
import { loadLevelsHeld, loadPeerQuestion, saveRecorded } from './store'

export const recordPeerLevelInput = z.object({
  code: z.string(),
  level: levelField('Choose the level on which the team agrees'),
  reason: z
    .string('Enter the reason for the level')
    .trim()
    .min(1, 'Enter the reason for the level')
    .max(4000, 'The reason must be 4,000 characters or fewer'),
})

/** The lead peer writes down the one level on which the team agrees and why; a person says it, nothing works it out. */
export const recordPeerLevel = (caller: Caller<ReviewPlace>, input: z.output<typeof recordPeerLevelInput>) =>
  inReview(caller, async (tx, actor) => {
    const { code, ...said } = input
    const review = await loadLevelsHeld(tx, actor.reviewId, 'update')
    const permit = mayRecordPeerLevel(actor, review, review && (await loadPeerQuestion(tx, review, code)))
    if (!permit.ok) return permit
    await saveRecorded(tx, actor, permit.value, said)
    return ok(null)
  })
