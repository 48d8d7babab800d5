import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { AGREED_STAGES } from './peer-level'
import { mayAgreeLevelsAsPeer } from './policy'
import { loadLevelsHeld, loadRecorded, saveConsent } from './store'

export const agreePeerLevelsAsPeerInput = z.object({ stage: z.enum(AGREED_STAGES) })

/** The lead peer agrees for the team that it gives levels, or after its report that the council has them. */
export const agreePeerLevelsAsPeer = (
  caller: Caller<ReviewPlace>,
  input: z.output<typeof agreePeerLevelsAsPeerInput>,
) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadLevelsHeld(tx, actor.reviewId, 'update')
    const recorded = await loadRecorded(tx, actor.reviewId, { isNamed: false })
    const permit = mayAgreeLevelsAsPeer(actor, review, input.stage, recorded.length)
    if (!permit.ok) return permit
    await saveConsent(tx, actor, permit.value)
    return ok(null)
  })
