import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { peerMay } from '../access/access'
import { ok, refuse } from '../result'
import { loadReview } from '../review/store'
import { dayOf } from '../words/dates'
import { loadReport, loadSubmittedQuestions } from './load-report'
import { stageOf } from './report'
import { loadAgreedReply, loadHeardOn, loadOpenOn } from './store'

/** The team's report as it is being written, and what the council questions in it once it was sent. */
export const viewFindings = (caller: Caller<ReviewPlace>, _input: null) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadReview(tx, actor.reviewId)
    if (!review || !actor.cleared) return refuse({ kind: review ? 'conflict-awaited' : 'not-found' })
    const stage = stageOf(review)
    const isLead = peerMay(actor, 'lead-report')
    const report = await loadReport(tx, review.id)
    const isOver = (review.checkUntil ?? '') < dayOf(actor.now)
    return ok({
      review: {
        ...{ id: review.id, title: review.title, endsOn: review.endsOn, stage },
        ...{ checkUntil: review.checkUntil, sentAt: review.sentAt, publishedAt: review.publishedAt },
      },
      report,
      /** The council's, once it is agreed. */
      reply: await loadAgreedReply(tx, review.id),
      questions: await loadSubmittedQuestions(tx, review.submissionId),
      /** Of each conversation that the team noted, the questions that it was on. */
      heard: await loadHeardOn(tx, review.id),
      /** Of each piece of evidence that peers may open, the question that rests on it. */
      open: await loadOpenOn(tx, review.submissionId),
      reader: { userId: actor.userId as string, name: actor.userName, isLead },
      abilities: {
        write: stage === 'drafting',
        send: stage === 'drafting' && isLead && report.findings.length > 0,
        decide: stage === 'with-council' && isLead,
        publish: stage === 'with-council' && isLead && report.openPoints === 0 && isOver,
      },
    })
  })

export type FindingsView = Extract<Awaited<ReturnType<typeof viewFindings>>, { ok: true }>['value']
