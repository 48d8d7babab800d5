import type { Actor, ReviewActor } from '@/db/gate'
import { mint, type Permit } from '../permit'
import { ok, type Result, refuse } from '../result'

export type ReviewRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'no-submission' }
  | { kind: 'one-lead-peer' }
  | { kind: 'peer-belongs-here'; email: string }
  | { kind: 'same-peer-twice'; email: string }
  | { kind: 'conflict-awaited' }
  | { kind: 'conflict-declared-already' }
  | { kind: 'only-author-or-lead-peer' }
  | { kind: 'question-not-submitted' }

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, ReviewRefusal>
export type InvitedPeer = { email: string; name: string; role: 'peer_lead' | 'peer' }

export function mayInvitePeers(
  actor: Actor,
  submission: { id: string } | undefined,
  peers: InvitedPeer[],
  ownEmails: Set<string>,
): Judged<'invite-peers', { submissionId: string; peers: InvitedPeer[] }> {
  if (!actor.roles.includes('lead')) return refuse({ kind: 'only-the-lead' })
  if (!submission) return refuse({ kind: 'no-submission' })
  if (peers.filter((peer) => peer.role === 'peer_lead').length !== 1) return refuse({ kind: 'one-lead-peer' })
  const own = peers.find((peer) => ownEmails.has(peer.email))
  if (own) return refuse({ kind: 'peer-belongs-here', email: own.email })
  const twice = peers.find((peer, place) => peers.findIndex((other) => other.email === peer.email) !== place)
  if (twice) return refuse({ kind: 'same-peer-twice', email: twice.email })
  return ok(mint('invite-peers', actor, { submissionId: submission.id, peers }))
}

export function mayDeclare(actor: ReviewActor, conflict: string | undefined): Judged<'declare', null> {
  if (conflict === undefined) return refuse({ kind: 'not-found' })
  if (conflict !== 'awaiting') return refuse({ kind: 'conflict-declared-already' })
  return ok(mint('declare', actor, null))
}

/** Reading and commenting wait until the peer's conflict of interest is out of the way. */
export function mayRead(actor: ReviewActor): Judged<'read', null> {
  return actor.cleared ? ok(mint('read', actor, null)) : refuse({ kind: 'conflict-awaited' })
}

export function mayComment(
  actor: ReviewActor,
  question: { questionId: string } | undefined,
): Judged<'comment', { questionId: string }> {
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (!question) return refuse({ kind: 'question-not-submitted' })
  return ok(mint('comment', actor, question))
}

export function mayShare(
  actor: ReviewActor,
  comment: { id: string; authorId: string } | undefined,
): Judged<'share', { id: string }> {
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (!comment) return refuse({ kind: 'not-found' })
  if (comment.authorId !== actor.userId && actor.role !== 'peer_lead')
    return refuse({ kind: 'only-author-or-lead-peer' })
  return ok(mint('share', actor, comment))
}

/** The host council's lead lets a peer with a declared conflict in, and ends the review. */
export function mayHost<Thing>(actor: Actor, thing: Thing | undefined): Judged<'host', Thing> {
  if (!actor.roles.includes('lead')) return refuse({ kind: 'only-the-lead' })
  if (thing === undefined) return refuse({ kind: 'not-found' })
  return ok(mint('host', actor, thing))
}
