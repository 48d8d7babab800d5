import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadClock, loadClocked } from './store'

/** What the team itself has still to do after its visit, and when. */
export const viewReviewClock = (caller: Caller<ReviewPlace>, _input: null) =>
  inReview(caller, async (tx, actor) => {
    const review = actor.cleared ? await loadClocked(tx, actor.reviewId) : undefined
    if (!review) return refuse({ kind: 'not-found' })
    return ok((await loadClock(tx, review, actor.now)).filter(({ whose }) => whose === 'peers'))
  })
