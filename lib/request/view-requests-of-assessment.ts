import { type Caller, inCouncil } from '@/db/gate'
import { type AssessmentId, isId } from '@/db/ids'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { loadSubmittedQuestions } from '../report/load-report'
import { ok, refuse } from '../result'
import { loadReviewsOf } from '../review/store'
import { loadSubmission } from '../submission/store'
import { dayOf } from '../words/dates'
import { loadForPeers, loadRequests } from './store'

/** What peers ask the council for, what came of it, and what of its register peers may open. */
export const viewRequestsOfAssessment = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const { assessmentId } = input
    if (!isId<AssessmentId>(assessmentId) || !may(actor, 'read-whole')) return refuse({ kind: 'not-found' })
    const assessment = await loadAssessment(tx, actor, assessmentId)
    if (!assessment) return refuse({ kind: 'not-found' })
    const submission = await loadSubmission(tx, assessmentId)
    const reviews = submission ? await loadReviewsOf(tx, submission.id) : []
    const today = dayOf(actor.now)
    const lasting = new Set<string>(
      reviews.flatMap(({ id, state, endsOn }) => (state !== 'closed' && endsOn >= today ? [id] : [])),
    )
    const requests = await loadRequests(
      tx,
      reviews.map(({ id }) => id),
    )
    const canAnswer = may(actor, 'answer-request')
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id as string, title: assessment.title },
      today,
      questions: submission ? await loadSubmittedQuestions(tx, submission.id) : [],
      requests: requests.map((one) => ({
        ...one,
        isOver: !lasting.has(one.reviewId),
        canAnswer: canAnswer && one.state === 'asked' && lasting.has(one.reviewId),
      })),
      items: canAnswer && requests.some(({ state }) => state === 'asked') ? await loadForPeers(tx) : [],
    })
  })

export type HostRequests = Extract<Awaited<ReturnType<typeof viewRequestsOfAssessment>>, { ok: true }>['value']
