import type { Actor, ReviewActor } from '@/db/gate'
import type { EvidenceItemId, EvidenceRequestId, EvidenceRevisionId, ReviewId, SubmissionId, UserId } from '@/db/ids'
import { may, peerMay } from '../access/access'
import { mint, type Permit } from '../permit'
import type { RequestRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, RequestRefusal>
export type Lasting = {
  id: ReviewId
  submissionId: SubmissionId
  state: string
  sentAt: Date | null
  endsOn: string
}
export type RequestHeld = { id: EvidenceRequestId; reviewId: ReviewId; authorId: UserId; state: string }
/** An item that the council chooses to show to peers, in its newest version. */
export type Supplement = { itemId: EvidenceItemId; revisionId: EvidenceRevisionId }

/** A cleared peer asks while the team still writes, on a question that was submitted, by a day on which peers are still there. */
export function mayAsk(
  actor: ReviewActor,
  review: Lasting | undefined,
  asked: { isSubmitted: boolean; dueOn: string },
): Judged<'ask-evidence', Lasting> {
  if (!peerMay(actor, 'ask-evidence')) return refuse({ kind: 'not-found' })
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (!review) return refuse({ kind: 'not-found' })
  if (review.sentAt) return refuse({ kind: 'report-sent-already' })
  if (!asked.isSubmitted) return refuse({ kind: 'question-not-in-report', field: 'codes' })
  if (asked.dueOn > review.endsOn) return refuse({ kind: 'due-beyond-review', field: 'dueOn' })
  return ok(mint('ask-evidence', actor, review))
}

/** Whoever asked, or the lead peer, needs it no more. */
export function mayWithdraw(actor: ReviewActor, request: RequestHeld | undefined): Judged<'withdraw', RequestHeld> {
  if (!peerMay(actor, 'ask-evidence')) return refuse({ kind: 'not-found' })
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (!request) return refuse({ kind: 'not-found' })
  if (request.authorId !== actor.userId && !peerMay(actor, 'lead-report'))
    return refuse({ kind: 'only-author-changes-written' })
  return request.state === 'asked' ? ok(mint('withdraw', actor, request)) : refuse({ kind: 'request-decided-already' })
}

/** The council answers or declines once, while the review lasts; what it shows is open to peers already. */
export function mayAnswer(
  actor: Actor,
  request: RequestHeld | undefined,
  review: Lasting | undefined,
  { supplement, today }: { supplement?: Supplement | undefined | 'closed'; today: string },
): Judged<'answer', { request: RequestHeld; supplement: Supplement | undefined }> {
  if (!may(actor, 'answer-request')) return refuse({ kind: 'only-who-answers-requests' })
  if (!request || !review) return refuse({ kind: 'not-found' })
  if (review.state === 'closed' || review.endsOn < today) return refuse({ kind: 'review-closed' })
  if (request.state !== 'asked') return refuse({ kind: 'request-decided-already' })
  if (supplement === 'closed') return refuse({ kind: 'item-not-for-peers', field: 'itemId' })
  return ok(mint('answer', actor, { request, supplement }))
}
