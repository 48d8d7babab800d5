import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { levelField } from '../score/level-field'
import { fromForm } from '../score/score-input'
import type { PeerScore } from './peer-level'
import { mayScoreAsPeer } from './policy'
import { loadLevelsHeld, loadPeerQuestion, savePeerScore } from './store'

const reason = z
  .string('Enter your reason')
  .trim()
  .min(1, 'Enter your reason')
  .max(4000, 'The reason must be 4,000 characters or fewer')
const said = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('level'),
      current: levelField('Choose the level that describes the council now'),
      reason,
    }),
    z.object({ kind: z.literal('cannot-judge'), reason }),
  ],
  'Choose a level, or say that you cannot judge this',
)
export const scoreAsPeerInput = z.preprocess(fromForm, z.object({ code: z.string() }).and(said))
export type ScoreAsPeer = { code: string } & PeerScore

/** A peer's own level of one question with its reason, theirs to change until the lead peer reveals it, and until then nobody else's to see. */
export const scoreAsPeer = (caller: Caller<ReviewPlace>, input: ScoreAsPeer) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadLevelsHeld(tx, actor.reviewId, 'update')
    const permit = mayScoreAsPeer(actor, review, review && (await loadPeerQuestion(tx, review, input.code)))
    if (!permit.ok) return permit
    await savePeerScore(tx, actor, permit.value, input)
    return ok({ scoredAt: actor.now.toISOString() })
  })
