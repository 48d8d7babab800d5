import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { AGREED_STAGES } from './peer-level'
import { mayTakeBackLevelsAsPeer } from './policy'
import { loadLevelsHeld, saveConsentBack } from './store'

export const takeBackPeerLevelsAsPeerInput = z.object({ stage: z.enum(AGREED_STAGES) })

/** The lead peer takes back what they agreed for the team, as long as the council has not agreed too. */
export const takeBackPeerLevelsAsPeer = (
  caller: Caller<ReviewPlace>,
  input: z.output<typeof takeBackPeerLevelsAsPeerInput>,
) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadLevelsHeld(tx, actor.reviewId, 'update')
    const permit = mayTakeBackLevelsAsPeer(actor, review, input.stage)
    if (!permit.ok) return permit
    await saveConsentBack(tx, actor, permit.value)
    return ok(null)
  })
