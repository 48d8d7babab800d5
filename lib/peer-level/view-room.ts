import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { peerMay } from '../access/access'
import { ok, refuse } from '../result'
import { loadLevelsHeld } from './store'

/** Whether levels are a part of this review's room: for the team once they are agreed, for the lead peer as long as they may be. */
export const viewRoom = (caller: Caller<ReviewPlace>, _input: null) =>
  inReview(caller, async (tx, actor) => {
    const review = actor.cleared ? await loadLevelsHeld(tx, actor.reviewId) : undefined
    if (!review) return refuse({ kind: 'not-found' })
    const { scoping } = review.agreed
    const mayBe = peerMay(actor, 'lead-report') && review.sentAt === null
    return ok({ levels: scoping.stands ? ('agreed' as const) : mayBe ? ('open' as const) : null })
  })
