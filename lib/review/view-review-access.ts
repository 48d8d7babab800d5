import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok, refuse } from '../result'

/**
 * Whether this person sees what the peers of this review do: asked again when rights may have changed. Whom a conflict of interest
 * keeps out learns not even that something is done.
 */
export const viewReviewAccess = (caller: Caller<ReviewPlace>, _input: null) =>
  inReview(caller, async (_tx, actor) =>
    actor.cleared ? ok({ review: actor.reviewId }) : refuse({ kind: 'conflict-awaited' }),
  )
