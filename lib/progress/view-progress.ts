import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { loadForPeers } from '../request/store'
import { ok, refuse } from '../result'
import { loadReview } from '../review/store'
import { dayOf } from '../words/dates'
import { loadProgress, loadStanding } from './load-progress'
import { maySeeProgress } from './policy'
import { loadHeld } from './store'

/** The council's side of a progress review: each recommendation with what it says, and what its peers say once they have published it. */
export const viewProgress = (caller: Caller, input: { progressId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const progress = maySeeProgress(actor) ? await loadHeld(tx, input) : undefined
    const review = progress && (await loadReview(tx, progress.reviewId))
    const assessment = progress && (await loadAssessment(tx, actor, progress.assessmentId))
    const standing = progress && (await loadStanding(tx, progress.reviewId))
    if (!progress || !review || !assessment || !standing) return refuse({ kind: 'not-found' })
    const leads = may(actor, 'answer-recommendation')
    const writes = may(actor, 'keep-plan') && progress.state === 'drafting'
    const today = dayOf(actor.now)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id as string, title: assessment.title },
      review: { id: review.id as string, title: review.title, endsOn: review.endsOn },
      /** Whether its peers can come in. */
      isOpenToPeers: review.state !== 'closed' && review.endsOn >= today,
      today,
      progress: { id: progress.id as string, ...standing, unstated: progress.unstated },
      recommendations: await loadProgress(tx, progress.reviewId),
      items: writes ? await loadForPeers(tx) : [],
      abilities: {
        write: writes,
        handOver: leads && progress.state === 'drafting' && progress.unstated === 0,
        letStay: leads && progress.state === 'with-peers',
      },
    })
  })

export type ProgressView = Extract<Awaited<ReturnType<typeof viewProgress>>, { ok: true }>['value']
