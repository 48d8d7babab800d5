import { type Caller, inCouncil } from '@/db/gate'
import { type AssessmentId, isId } from '@/db/ids'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { linesOfActs } from '../notice/line'
import type { ActKind } from '../notice/notice'
import { loadWaitsOf } from '../notice/store'
import { ok, refuse } from '../result'
import { loadClock, loadReviewsWithClock } from './store'

/** What else is to be answered after a review, of what waits in the reader's inbox. */
const OF_REVIEWS: readonly ActKind[] = [
  ...(['answer-recommendation', 'answer-body', 'minute-body', 'agree-reply'] as const),
  ...(['answer-request', 'answer-peer', 'check-facts', 'hand-over-progress'] as const),
]

/** What follows the reviews of an assessment, and when it is due; without one, of the council's latest review with a visit. */
export const viewClock = (caller: Caller, input: { assessmentId?: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const { assessmentId } = input
    if (!may(actor, 'read-whole')) return refuse({ kind: 'not-found' })
    if (assessmentId !== undefined && !isId<AssessmentId>(assessmentId)) return refuse({ kind: 'not-found' })
    const assessment = assessmentId ? await loadAssessment(tx, actor, assessmentId) : undefined
    if (assessmentId && !assessment) return refuse({ kind: 'not-found' })
    const found = await loadReviewsWithClock(tx, assessmentId)
    const clocks = []
    for (const review of found)
      clocks.push({ ...review, id: review.id as string, milestones: await loadClock(tx, review, actor.now) })
    const waits = assessment ? await loadWaitsOf(tx, { assessmentId: assessment.id }) : []
    return ok({
      /** What waits for the reader beside it, the first due first, as their inbox has it. */
      also: linesOfActs(waits.filter(({ kind }) => OF_REVIEWS.includes(kind))),
      council: { slug: actor.councilSlug, name: actor.councilName },
      title: assessment?.title ?? '',
      clocks,
      abilities: { set: may(actor, 'host-review') },
    })
  })

export type ClockView = Extract<Awaited<ReturnType<typeof viewClock>>, { ok: true }>['value']
