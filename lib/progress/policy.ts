import type { Actor, ReviewActor } from '@/db/gate'
import type {
  AssessmentId,
  EvidenceItemId,
  EvidenceRevisionId,
  ProgressReviewId,
  RecommendationId,
  ReviewId,
} from '@/db/ids'
import { may, peerMay } from '../access/access'
import { mint, type Permit } from '../permit'
import type { ProgressRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { dayOf } from '../words/dates'
import type { ProgressState } from './progress'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, ProgressRefusal>
/** A review as somebody needs it who begins the progress review of its report. */
export type Reported = {
  reviewId: ReviewId
  assessmentId: AssessmentId
  isPublished: boolean
  recommended: number
  unanswered: number
  progressId: ProgressReviewId | null
}
export type ProgressHeld = {
  id: ProgressReviewId
  reviewId: ReviewId
  assessmentId: AssessmentId
  state: ProgressState
  sentAt: string | null
  publishedAt: string | null
  /** On how many recommendations the council, and the peers, have said nothing. */
  unstated: number
  unviewed: number
  /** The last day on which its peers may come in. */
  endsOn: string
}
/** One recommendation of it, and which writing on it stands. */
export type OfRecommendation = { id: RecommendationId; stands: string }
export type Named = { itemId: EvidenceItemId; revisionId: EvidenceRevisionId }

export const maySeeProgress = (actor: Actor): boolean => may(actor, 'read-whole')

/** The lead begins it once the report is published and the plan says what becomes of each recommendation; once. */
export function mayBegin(actor: Actor, review: Reported | undefined): Judged<'begin-progress', Reported> {
  if (!may(actor, 'answer-recommendation')) return refuse({ kind: 'only-the-lead' })
  if (!review) return refuse({ kind: 'not-found' })
  if (!review.isPublished) return refuse({ kind: 'review-not-published' })
  if (review.progressId) return refuse({ kind: 'progress-begun-already' })
  if (review.recommended === 0) return refuse({ kind: 'nothing-recommended' })
  if (review.unanswered > 0) return refuse({ kind: 'answers-before-progress', count: review.unanswered })
  return ok(mint('begin-progress', actor, review))
}

export type Stating = { progress: ProgressHeld; recommendationId: RecommendationId; named: Named[] }

/** Whoever keeps the plan writes the council's statement until it is handed over, over words that they have seen. */
export function mayState(
  actor: Actor,
  progress: ProgressHeld | undefined,
  of: OfRecommendation | undefined,
  said: { seen: string; named: Named[] | 'closed' },
): Judged<'state-progress', Stating> {
  if (!may(actor, 'keep-plan')) return refuse({ kind: 'only-who-keeps-plan' })
  if (!progress || !of) return refuse({ kind: 'not-found' })
  if (progress.state !== 'drafting') return refuse({ kind: 'progress-handed-over' })
  if (of.stands !== said.seen) return refuse({ kind: 'written-meanwhile', field: 'words' })
  if (said.named === 'closed') return refuse({ kind: 'items-not-for-peers', field: 'itemIds' })
  return ok(mint('state-progress', actor, { progress, recommendationId: of.id, named: said.named }))
}

/** The lead hands it to the peers once something is said of every recommendation. From then on it stays as it is. */
export function mayHandOver(
  actor: Actor,
  progress: ProgressHeld | undefined,
  until: string,
): Judged<'hand-over-progress', ProgressHeld> {
  const led = leads(actor, progress)
  if (!led.ok) return led
  if (led.value.state !== 'drafting') return refuse({ kind: 'progress-handed-over' })
  if (led.value.unstated > 0) return refuse({ kind: 'statements-missing', count: led.value.unstated })
  return endsTooSoon(actor, led.value, until) ?? ok(mint('hand-over-progress', actor, led.value))
}

/** While the peers have it the lead lets them stay longer, or in once more where their review has ended. */
export function mayLetStay(
  actor: Actor,
  progress: ProgressHeld | undefined,
  until: string,
): Judged<'let-peers-in', ProgressHeld> {
  const led = leads(actor, progress)
  if (!led.ok) return led
  if (led.value.state !== 'with-peers') return refuse({ kind: 'progress-not-with-peers' })
  return endsTooSoon(actor, led.value, until) ?? ok(mint('let-peers-in', actor, led.value))
}

/** Nobody is shut out earlier than was said, nor on the day on which they are let in. */
function endsTooSoon(actor: Actor, { endsOn }: ProgressHeld, until: string) {
  if (until < endsOn) return refuse({ kind: 'peers-stay-longer', field: 'until' })
  return until <= dayOf(actor.now) ? refuse({ kind: 'peers-need-time', field: 'until' }) : undefined
}

function leads(actor: Actor, progress: ProgressHeld | undefined): Result<ProgressHeld, ProgressRefusal> {
  if (!may(actor, 'answer-recommendation')) return refuse({ kind: 'only-the-lead' })
  return progress ? ok(progress) : refuse({ kind: 'not-found' })
}

export type Viewing = { progress: ProgressHeld; recommendationId: RecommendationId }

/** A cleared peer writes the team's view until it is published, over words that they have seen. */
export function mayView(
  actor: ReviewActor,
  progress: ProgressHeld | undefined,
  of: OfRecommendation | undefined,
  seen: string,
): Judged<'view-progress', Viewing> {
  const open = isOpen(actor, progress)
  if (!open.ok) return open
  if (!of) return refuse({ kind: 'not-found' })
  if (of.stands !== seen) return refuse({ kind: 'written-meanwhile', field: 'words' })
  return ok(mint('view-progress', actor, { progress: open.value, recommendationId: of.id }))
}

/** The lead peer publishes it to the council once the team has a view on every recommendation. */
export function mayPublish(
  actor: ReviewActor,
  progress: ProgressHeld | undefined,
): Judged<'publish-progress', ProgressHeld> {
  const open = isOpen(actor, progress)
  if (!open.ok) return open
  if (!peerMay(actor, 'lead-report')) return refuse({ kind: 'only-the-lead-peer' })
  if (open.value.unviewed > 0) return refuse({ kind: 'views-missing', count: open.value.unviewed })
  return ok(mint('publish-progress', actor, open.value))
}

function isOpen(actor: ReviewActor, progress: ProgressHeld | undefined): Result<ProgressHeld, ProgressRefusal> {
  if (!peerMay(actor, 'write-finding')) return refuse({ kind: 'not-found' })
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (!progress) return refuse({ kind: 'not-found' })
  return progress.state === 'published' ? refuse({ kind: 'progress-published-already' }) : ok(progress)
}
