import type { Actor, ReviewActor } from '@/db/gate'
import type { DocumentId, PeerId, ReviewCommentId, ReviewId, SubmissionId } from '@/db/ids'
import { may, type PeerRole, peerMay } from '../access/access'
import { mint, type Permit } from '../permit'
import type { ReviewRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, ReviewRefusal>
type TeamComment = { id: ReviewCommentId; submissionId: SubmissionId }
type HostedReview = { id: ReviewId; state: string }
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

export function mayShare(
  actor: ReviewActor,
  comment: (TeamComment & { authorId: string }) | undefined,
): Judged<'share', TeamComment> {
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (!comment) return refuse({ kind: 'not-found' })
  const shares = peerMay(actor, 'share-any') || (peerMay(actor, 'share-own') && comment.authorId === actor.userId)
  if (!shares) return refuse({ kind: 'only-author-or-lead-peer' })
  return ok(mint('share', actor, comment))
}

/** The host council's lead lets a peer with a declared conflict in, while the review is open. */
export function mayLetIn(
  actor: Actor,
  review: HostedReview | undefined,
  peer: { id: PeerId; conflict: string; clearedAt: Date | null } | undefined,
): Judged<'let-in', { reviewId: ReviewId; peerId: PeerId }> {
  const hosted = mayClose(actor, review)
  if (!hosted.ok) return hosted
  if (peer?.conflict !== 'declared') return refuse({ kind: 'not-found' })
  if (peer.clearedAt) return refuse({ kind: 'peer-let-in-already' })
  return ok(mint('let-in', actor, { reviewId: hosted.value.thing.reviewId, peerId: peer.id }))
}

/** The host council's lead ends the review, once. */
export function mayClose(actor: Actor, review: HostedReview | undefined): Judged<'close', { reviewId: ReviewId }> {
  if (!may(actor, 'host-review')) return refuse({ kind: 'only-the-lead' })
  if (!review) return refuse({ kind: 'not-found' })
  if (review.state === 'closed') return refuse({ kind: 'review-closed' })
  return ok(mint('close', actor, { reviewId: review.id }))
}
