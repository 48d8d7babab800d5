import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { loadForPeers } from '../request/store'
import { ok, refuse } from '../result'
import { loadReview } from '../review/store'
import { dayOf } from '../words/dates'
import { loadProgress } from './load-progress'
import { maySeeProgress } from './policy'
import { loadHeld } from './store'

/** The council's side of a progress review: each recommendation with what it says, and what its peers say once they have published it. */
export const viewProgress = (caller: Caller, input: { progressId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const progress = maySeeProgress(actor) ? await loadHeld(tx, input) : undefined
    const review = progress && (await loadReview(tx, progress.reviewId))
    const assessment = progress && (await loadAssessment(tx, actor, progress.assessmentId))
    if (!progress || !review || !assessment) return refuse({ kind: 'not-found' })
    const { id, reviewId, state, sentAt, publishedAt, unstated } = progress
    const leads = may(actor, 'answer-recommendation')
    const writes = may(actor, 'keep-plan') && state === 'drafting'
    const today = dayOf(actor.now)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id as string, title: assessment.title },
      review: { id: review.id as string, title: review.title, endsOn: review.endsOn },
      /** Whether its peers can come in. */
      isOpenToPeers: review.state !== 'closed' && review.endsOn >= today,
      progress: { id: id as string, state, sentAt, publishedAt, unstated },
      recommendations: await loadProgress(tx, reviewId),
      items: writes ? await loadForPeers(tx) : [],
      abilities: {
        write: writes,
        handOver: leads && state === 'drafting' && unstated === 0,
        letStay: leads && state === 'with-peers',
      },
    })
  })

export type ProgressView = Extract<Awaited<ReturnType<typeof viewProgress>>, { ok: true }>['value']
