import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { peerMay } from '../access/access'
import { ok, refuse } from '../result'
import { loadReview } from '../review/store'
import { loadProgress } from './load-progress'
import { loadHeld } from './store'

/** The team's side of a progress review: what the council says, and the team's own view. Nothing of it before it is handed over. */
export const viewProgressInReview = (caller: Caller<ReviewPlace>, _input: null) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadReview(tx, actor.reviewId)
    if (!review || !actor.cleared) return refuse({ kind: review ? 'conflict-awaited' : 'not-found' })
    const progress = await loadHeld(tx, { reviewId: review.id })
    const isOpen = progress?.state === 'with-peers'
    return ok({
      review: { id: review.id as string, title: review.title, endsOn: review.endsOn },
      progress: progress
        ? {
            ...{ state: progress.state, sentAt: progress.sentAt, publishedAt: progress.publishedAt },
            unviewed: progress.unviewed,
          }
        : null,
      recommendations: progress ? await loadProgress(tx, review.id) : [],
      abilities: {
        write: isOpen && peerMay(actor, 'write-finding'),
        publish: isOpen && peerMay(actor, 'lead-report') && progress.unviewed === 0,
      },
    })
  })

export type TeamProgress = Extract<Awaited<ReturnType<typeof viewProgressInReview>>, { ok: true }>['value']
