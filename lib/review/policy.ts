import type { Actor, ReviewActor } from '@/db/gate'
import type { DocumentId, PeerId, ReviewCommentId, ReviewId, SubmissionId } from '@/db/ids'
import { may, type PeerRole, peerMay } from '../access/access'
import { isSecondThought } from '../comment/comment'
import { mint, type Permit } from '../permit'
import type { ReviewRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { PackRow } from './store-packs'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, ReviewRefusal>
type TeamComment = { id: ReviewCommentId; submissionId: SubmissionId }
type Shareable = TeamComment & {
  authorId: string
  audience: string
  byCouncil: boolean
  sharedAt: Date | null
  createdAt: Date
}
export type Answerable = {
  id: ReviewCommentId
  reviewId: ReviewId
  submissionId: SubmissionId
  subjectId: DocumentId
  code: string
}
type HostedReview = { id: ReviewId; state: string; sentAt: Date | null; publishedAt: Date | null; endsOn: string }
export type InvitedPeer = { email: string; name: string; role: PeerRole }

export function mayInvitePeers(
  actor: Actor,
  submission: { id: SubmissionId } | undefined,
  peers: InvitedPeer[],
  ownEmails: Set<string>,
): Judged<'invite-peers', { submissionId: SubmissionId; peers: InvitedPeer[] }> {
  if (!may(actor, 'invite-peers')) return refuse({ kind: 'only-the-lead' })
  if (!submission) return refuse({ kind: 'no-submission' })
  if (peers.filter((peer) => peer.role === 'peer_lead').length !== 1) return refuse({ kind: 'one-lead-peer' })
  const own = peers.find((peer) => ownEmails.has(peer.email))
  if (own) return refuse({ kind: 'peer-belongs-here', email: own.email })
  const twice = peers.find((peer, place) => peers.findIndex((other) => other.email === peer.email) !== place)
  if (twice) return refuse({ kind: 'same-peer-twice', email: twice.email })
  return ok(mint('invite-peers', actor, { submissionId: submission.id, peers }))
}

export function mayDeclare(actor: ReviewActor, conflict: string | undefined): Judged<'declare', null> {
  if (conflict === undefined || !peerMay(actor, 'declare')) return refuse({ kind: 'not-found' })
  if (conflict !== 'awaiting') return refuse({ kind: 'conflict-declared-already' })
  return ok(mint('declare', actor, null))
}

/** Commenting waits until the peer's conflict of interest is out of the way. */
export function mayComment(
  actor: ReviewActor,
  text: { subjectId: DocumentId } | undefined,
): Judged<'comment', { subjectId: DocumentId }> {
  if (!peerMay(actor, 'comment-on-submission')) return refuse({ kind: 'not-found' })
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (!text) return refuse({ kind: 'question-not-submitted' })
  return ok(mint('comment', actor, text))
}

export function mayShare(actor: ReviewActor, comment: Shareable | undefined): Judged<'share', TeamComment> {
  const own = sharesOwn(actor, comment)
  if (!own.ok) return own
  if (own.value.audience === 'council') return refuse({ kind: 'comment-shared-already' })
  return ok(mint('share', actor, own.value))
}

/** Until the council has it. */
export function mayTakeBack(actor: ReviewActor, comment: Shareable | undefined): Judged<'take-back', TeamComment> {
  const own = sharesOwn(actor, comment)
  if (!own.ok) return own
  const { audience, sharedAt, createdAt } = own.value
  if (audience === 'council' && !isSecondThought(sharedAt ?? createdAt, actor.now))
    return refuse({ kind: 'shared-too-long-ago' })
  return audience === 'council' ? ok(mint('take-back', actor, own.value)) : refuse({ kind: 'not-found' })
}

function sharesOwn(actor: ReviewActor, comment: Shareable | undefined): Result<Shareable, ReviewRefusal> {
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (!comment || comment.byCouncil) return refuse({ kind: 'not-found' })
  const shares = peerMay(actor, 'share-any') || (peerMay(actor, 'share-own') && comment.authorId === actor.userId)
  return shares ? ok(comment) : refuse({ kind: 'only-author-or-lead-peer' })
}

/** A cleared peer, of what they may open; one after the other. */
export function mayAskPack(
  actor: ReviewActor,
  open: readonly unknown[] | undefined,
  waiting: number,
): Judged<'ask-pack', null> {
  if (!open || !actor.cleared || !peerMay(actor, 'read-submission')) return refuse({ kind: 'not-found' })
  if (open.length === 0) return refuse({ kind: 'nothing-to-pack' })
  if (waiting > 0) return refuse({ kind: 'pack-waits-already' })
  return ok(mint('ask-pack', actor, null))
}

/** Whoever asked for it, in the review that they asked in. */
export function mayOpenPack(actor: ReviewActor, pack: PackRow | undefined): Judged<'open-pack', PackRow> {
  const isOwn = pack?.userId === actor.userId && pack.reviewId === actor.reviewId
  if (!pack || !isOwn || !actor.cleared) return refuse({ kind: 'not-found' })
  return ok(mint('open-pack', actor, pack))
}

/** A peer replies to what began it; so does whoever may for the council, while the review goes on. */
export function mayReplyAsPeer(
  actor: ReviewActor,
  comment: (Answerable & { answersId: string | null }) | undefined,
): Judged<'comment', { subjectId: DocumentId }> {
  const speaks = mayComment(actor, comment)
  if (!speaks.ok) return speaks.refusal.kind === 'question-not-submitted' ? refuse({ kind: 'not-found' }) : speaks
  return comment?.answersId ? refuse({ kind: 'answer-the-first' }) : speaks
}

export function mayAnswerPeers(
  actor: Actor,
  comment: (Answerable & { answersId: string | null }) | undefined,
  review: HostedReview | undefined,
): Judged<'answer-peers', Answerable> {
  if (!comment) return refuse({ kind: 'not-found' })
  if (!may(actor, 'answer-peers')) return refuse({ kind: 'only-who-answers-peers' })
  if (!review || review.state === 'closed') return refuse({ kind: 'review-closed' })
  if (comment.answersId) return refuse({ kind: 'answer-the-first' })
  return ok(mint('answer-peers', actor, comment))
}

/** The host council's lead lets a peer with a declared conflict in, while the review is open. */
export function mayLetIn(
  actor: Actor,
  review: HostedReview | undefined,
  peer: { id: PeerId; conflict: string; clearedAt: Date | null } | undefined,
): Judged<'let-in', { reviewId: ReviewId; peerId: PeerId }> {
  const hosted = hosts(actor, review)
  if (!hosted.ok) return hosted
  if (peer?.conflict !== 'declared') return refuse({ kind: 'not-found' })
  if (peer.clearedAt) return refuse({ kind: 'peer-let-in-already' })
  return ok(mint('let-in', actor, { reviewId: hosted.value.id, peerId: peer.id }))
}

/** Whoever hosts reviews has a peer’s invitation mailed once more. */
export function mayMailPeerAgain(
  actor: Actor,
  review: HostedReview | undefined,
  peer: { id: PeerId } | undefined,
): Judged<'mail-peer-again', { peerId: PeerId }> {
  const hosted = hosts(actor, review)
  if (!hosted.ok) return hosted
  return peer ? ok(mint('mail-peer-again', actor, { peerId: peer.id })) : refuse({ kind: 'not-found' })
}

/** The host council's lead ends the review, once; and silences no report that the council has read and peers have still to publish. */
export function mayClose(
  actor: Actor,
  review: HostedReview | undefined,
  today: string,
): Judged<'close', { reviewId: ReviewId }> {
  const hosted = hosts(actor, review)
  if (!hosted.ok) return hosted
  const { id, sentAt, publishedAt, endsOn } = hosted.value
  if (sentAt && !publishedAt && endsOn >= today) return refuse({ kind: 'report-under-way' })
  return ok(mint('close', actor, { reviewId: id }))
}

function hosts(actor: Actor, review: HostedReview | undefined): Result<HostedReview, ReviewRefusal> {
  if (!may(actor, 'host-review')) return refuse({ kind: 'only-the-lead' })
  if (!review) return refuse({ kind: 'not-found' })
  return review.state === 'closed' ? refuse({ kind: 'review-closed' }) : ok(review)
}
