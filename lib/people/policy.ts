import type { Actor } from '@/db/gate'
import type { MembershipId } from '@/db/ids'
import { mint, type Permit } from '../permit'
import { ok, type Result, refuse } from '../result'
import type { CouncilRole } from './people'

export type PeopleRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'last-lead' }
  | { kind: 'already-member'; email: string }
  | { kind: 'already-invited'; email: string }
  | { kind: 'group-is-for-members' }
  | { kind: 'group-exists' }

type Judged<Act extends string, Thing = null> = Result<Permit<Act, Thing>, PeopleRefusal>

/** Groups and open invitations: the lead. */
export function mayManage(actor: Actor): Judged<'manage-people'> {
  return actor.roles.includes('lead') ? ok(mint('manage-people', actor, null)) : refuse({ kind: 'only-the-lead' })
}

export function mayInvite(
  actor: Actor,
  wanted: { email: string; role: CouncilRole; politicalGroupId: string | null },
  known: { isMember: boolean; isInvited: boolean; hasGroup: boolean },
): Judged<'invite-person'> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  if (known.isMember) return refuse({ kind: 'already-member', email: wanted.email })
  if (known.isInvited) return refuse({ kind: 'already-invited', email: wanted.email })
  if (wanted.politicalGroupId && wanted.role !== 'member') return refuse({ kind: 'group-is-for-members' })
  if (wanted.politicalGroupId && !known.hasGroup) return refuse({ kind: 'not-found' })
  return ok(mint('invite-person', actor, null))
}

export type Membership = { id: MembershipId; userId: string; role: CouncilRole; post: string }

/** Ending or changing somebody's role: the lead, as long as one lead stays. */
export function mayChangeMembership(
  actor: Actor,
  membership: Membership | undefined,
  leads: number,
  next: CouncilRole | null,
): Judged<'change-membership', Membership> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  if (!membership) return refuse({ kind: 'not-found' })
  if (membership.role === 'lead' && next !== 'lead' && leads <= 1) return refuse({ kind: 'last-lead' })
  return ok(mint('change-membership', actor, membership))
}

/** Political group is recorded for councillors only. */
export function mayMoveToGroup(
  actor: Actor,
  membership: Membership | undefined,
  hasGroup: boolean,
): Judged<'move-to-group', Membership> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  if (!membership || !hasGroup) return refuse({ kind: 'not-found' })
  if (membership.role !== 'member') return refuse({ kind: 'group-is-for-members' })
  return ok(mint('move-to-group', actor, membership))
}
