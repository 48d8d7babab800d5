import { sql } from 'drizzle-orm'
import { type Caller, inCouncil, type Tx } from '@/db/gate'
import { type AssessmentId, isId, type ReviewId, type SubmissionId } from '@/db/ids'
import type { PROGRESS_STATES } from '@/db/schema/progress'
import type { REPLY_STATES } from '@/db/schema/reply'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { loadPeople } from '../people/load-people'
import { ok, refuse } from '../result'
import { loadReviewsOf } from '../review/store'
import { loadSubmission } from '../submission/store'
import { dayOf } from '../words/dates'
import { loadReport, loadSubmittedQuestions } from './load-report'
import { stageOf } from './report'

type Answered = {
  id: string
  decision: 'accepted' | 'partly-accepted' | 'rejected'
  reason: string | null
  by: string
  at: string
}
type Acting = { id: string; actionId: string; title: string; state: string }

/** The council's side: the reports that peers have sent it, the facts that it questions, and what it answers to each recommendation. */
export const viewReport = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const { assessmentId } = input
    if (!isId<AssessmentId>(assessmentId) || !may(actor, 'read-whole')) return refuse({ kind: 'not-found' })
    const assessment = await loadAssessment(tx, actor, assessmentId)
    if (!assessment) return refuse({ kind: 'not-found' })
    const submission = await loadSubmission(tx, assessmentId)
    const today = dayOf(actor.now)
    const replies = await loadReplies(tx, assessmentId)
    const progresses = await loadProgresses(tx, submission?.id)
    const levels = await loadLevels(tx)
    const reports = []
    for (const review of submission ? await loadReviewsOf(tx, submission.id) : []) {
      if (!review.sentAt) continue
      reports.push({
        ...{ id: review.id as string, title: review.title, stage: stageOf(review) },
        ...{ checkUntil: review.checkUntil, sentAt: review.sentAt, publishedAt: review.publishedAt },
        canQuestion:
          may(actor, 'check-facts') && review.state === 'council_reply' && (review.checkUntil ?? '') >= today,
        ...(await loadReport(tx, review.id)),
        ...(await loadReply(tx, review.id)),
        reply: replies.find(({ reviewId }) => reviewId === review.id) ?? null,
        progress: progresses.find(({ reviewId }) => reviewId === review.id) ?? null,
        canBegin: may(actor, 'answer-recommendation') && stageOf(review) === 'published',
        /** Whether levels of its team are published, or it is asked whether they are to be. */
        levels: levels.find(({ reviewId }) => reviewId === review.id)?.are ?? null,
      })
    }
    // What the council has still to check comes first.
    reports.sort((a, b) => Number(a.stage === 'published') - Number(b.stage === 'published'))
    const canAnswer = may(actor, 'answer-recommendation')
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id as string, title: assessment.title },
      reports,
      questions: submission ? await loadSubmittedQuestions(tx, submission.id) : [],
      owners: canAnswer
        ? (await loadPeople(tx))
            .filter((one) => may(one, 'own-action'))
            .map(({ userId, name, post }) => ({ userId, name, post }))
        : [],
      abilities: { answer: canAnswer },
    })
  })

/** How far the formal reply to each report is, where one was begun. */
async function loadReplies(tx: Tx, assessmentId: AssessmentId) {
  const { rows } = await tx.execute<{ id: string; reviewId: string; state: (typeof REPLY_STATES)[number] }>(sql`
    select id, review_id as "reviewId", state from replies where assessment_id = ${assessmentId}`)
  return rows
}

/** How far the progress review of each report is, where one was begun. */
async function loadProgresses(tx: Tx, submissionId: SubmissionId | undefined) {
  if (!submissionId) return []
  const { rows } = await tx.execute<{ id: string; reviewId: string; state: (typeof PROGRESS_STATES)[number] }>(sql`
    select p.id, p.review_id as "reviewId", p.state from progress_reviews p join reviews v on v.council_id = p.council_id and v.id = p.review_id
    where v.submission_id = ${submissionId}`)
  return rows
}

/** The reviews whose team's levels were published, and for whoever hosts them those of which both agreed that there are some. */
async function loadLevels(tx: Tx) {
  const { rows } = await tx.execute<{ reviewId: string; are: 'published' | 'agreed' }>(sql`
    select id as "reviewId", 'published' as are from acting_published_levels() id union all
    select review_id, 'agreed' from peer_level_consents
      where stage = 'scoping' and council_id = (select acting_council()) and review_id not in (select acting_published_levels())
      group by review_id having count(*) = 2`)
  return rows
}

async function loadReply(tx: Tx, reviewId: ReviewId) {
  const answers = await tx.execute<Answered>(sql`
    select recommendation_id as id, decision, reason, author_name as by, created_at as at from recommendation_answers
    where review_id = ${reviewId}`)
  const actions = await tx.execute<Acting>(sql`
    select recommendation_id as id, id as "actionId", title, state from plan_actions
    where review_id = ${reviewId} order by created_at, id`)
  return {
    answers: Object.fromEntries(answers.rows.map((row) => [row.id, row])) as Partial<Record<string, Answered>>,
    actions: actions.rows,
  }
}

export type ReportView = Extract<Awaited<ReturnType<typeof viewReport>>, { ok: true }>['value']
export type ReportShown = ReportView['reports'][number]
