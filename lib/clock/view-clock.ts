import { desc, eq, isNotNull } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { type AssessmentId, isId } from '@/db/ids'
import { reviews } from '@/db/schema/review'
import { submissions } from '@/db/schema/submission'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { ok, refuse } from '../result'
import { loadClock } from './store'

/** What follows the reviews of an assessment, and when it is due; without one, of the council's latest review with a visit. */
export const viewClock = (caller: Caller, input: { assessmentId?: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const { assessmentId } = input
    if (!may(actor, 'read-whole')) return refuse({ kind: 'not-found' })
    if (assessmentId !== undefined && !isId<AssessmentId>(assessmentId)) return refuse({ kind: 'not-found' })
    const assessment = assessmentId ? await loadAssessment(tx, actor, assessmentId) : undefined
    if (assessmentId && !assessment) return refuse({ kind: 'not-found' })
    const { id, title, state, visitOn } = reviews
    const found = await tx
      .select({ id, title, state, visitOn, assessmentId: submissions.assessmentId })
      .from(reviews)
      .innerJoin(submissions, eq(submissions.id, reviews.submissionId))
      .where(assessmentId ? eq(submissions.assessmentId, assessmentId) : isNotNull(visitOn))
      .orderBy(desc(reviews.createdAt))
      .limit(assessmentId ? 20 : 1)
    const clocks = []
    for (const review of found)
      clocks.push({ ...review, id: review.id as string, milestones: await loadClock(tx, review, actor.now) })
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      title: assessment?.title ?? '',
      clocks,
      abilities: { set: may(actor, 'host-review') },
    })
  })

export type ClockView = Extract<Awaited<ReturnType<typeof viewClock>>, { ok: true }>['value']
