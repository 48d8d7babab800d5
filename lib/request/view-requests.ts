import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { peerMay } from '../access/access'
import { loadSubmittedQuestions } from '../report/load-report'
import { ok, refuse } from '../result'
import { loadReview } from '../review/store'
import { dayOf } from '../words/dates'
import { loadRequests } from './store'

/** What the team has asked the council for, and what came of it. */
export const viewRequests = (caller: Caller<ReviewPlace>, _input: null) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadReview(tx, actor.reviewId)
    if (!review || !actor.cleared) return refuse({ kind: review ? 'conflict-awaited' : 'not-found' })
    const isLead = peerMay(actor, 'lead-report')
    return ok({
      review: { id: review.id as string, title: review.title, endsOn: review.endsOn },
      today: dayOf(actor.now),
      questions: await loadSubmittedQuestions(tx, review.submissionId),
      requests: (await loadRequests(tx, [review.id])).map((one) => ({
        ...one,
        canWithdraw: one.state === 'asked' && (isLead || one.authorId === actor.userId),
      })),
      abilities: { ask: review.sentAt === null },
    })
  })
