import type { Actor } from '@/db/gate'
import type { AdministrationId, MembershipId, PoliticalGroupId, PositionId, UserId } from '@/db/ids'
import { may, type Role, roleMay } from '../access/access'
import { mint, type Permit } from '../permit'
import type { PeopleRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { POSITION_NAMES, POSITION_NEEDS, type PositionKind } from './position'

type Judged<Act extends string, Thing = null> = Result<Permit<Act, Thing>, PeopleRefusal>

/** Groups and open invitations: the lead. */
export function mayManage(actor: Actor): Judged<'manage-people'> {
  return may(actor, 'manage-people') ? ok(mint('manage-people', actor, null)) : refuse({ kind: 'only-the-lead' })
}

type Group = { id: PoliticalGroupId; name: string }

/** Another name of a group, or how many seats it holds. */
export function mayChangeGroup(
  actor: Actor,
  groups: readonly Group[],
  wanted: { groupId: string; name: string },
): Judged<'change-group', Group> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  const group = groups.find(({ id }) => id === wanted.groupId)
  if (!group) return refuse({ kind: 'not-found' })
  const isTaken = groups.some(({ id, name }) => id !== group.id && name.toLowerCase() === wanted.name.toLowerCase())
  if (isTaken) return refuse({ kind: 'group-exists', field: 'name' })
  return ok(mint('change-group', actor, group))
}

/** A group ends today; where it goes into another, with all who sit in it. */
export function mayEndGroup(
  actor: Actor,
  groups: readonly Group[],
  wanted: { groupId: string; intoId?: string },
): Judged<'end-group', { group: Group; into: Group | undefined }> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  const group = groups.find(({ id }) => id === wanted.groupId)
  const into = groups.find(({ id }) => id === wanted.intoId)
  if (!group || (wanted.intoId !== undefined && !into)) return refuse({ kind: 'not-found' })
  if (into?.id === group.id) return refuse({ kind: 'group-same', field: 'intoId' })
  return ok(mint('end-group', actor, { group, into }))
}

/** The marks that hold now, and the groups that run the council from today; without any, it has no administration. */
export type Administration = {
  before: readonly { id: AdministrationId; politicalGroupId: PoliticalGroupId | null }[]
  now: readonly Group[]
}

/** Which groups of this council run it: whoever manages its people. */
export function maySetAdministration(
  actor: Actor,
  before: Administration['before'],
  wanted: readonly (Group | undefined)[],
): Judged<'set-administration', Administration> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  const now = wanted.flatMap((group) => group ?? [])
  if (now.length < wanted.length) return refuse({ kind: 'not-found' })
  return ok(mint('set-administration', actor, { before, now }))
}

/** Whoever invites sends an invitation once more. */
export function mayInviteAgain(actor: Actor): Judged<'invite-again'> {
  return may(actor, 'invite') ? ok(mint('invite-again', actor, null)) : refuse({ kind: 'only-the-lead' })
}

export function mayInvite(
  actor: Actor,
  wanted: { email: string; role: Role; politicalGroupId: string | null },
  known: { isMember: boolean; isInvited: boolean; hasGroup: boolean },
): Judged<'invite-person'> {
  if (!may(actor, 'invite')) return refuse({ kind: 'only-the-lead' })
  if (known.isMember) return refuse({ kind: 'already-member', email: wanted.email })
  if (known.isInvited) return refuse({ kind: 'already-invited', email: wanted.email })
  if (wanted.politicalGroupId && !roleMay(wanted.role, 'sit-in-group')) return refuse({ kind: 'group-is-for-members' })
  if (wanted.politicalGroupId && !known.hasGroup) return refuse({ kind: 'not-found' })
  return ok(mint('invite-person', actor, null))
}

export type Membership = { id: MembershipId; userId: UserId; role: Role; post: string }

/** Ending or changing somebody's role: the lead, as long as one lead stays. */
export function mayChangeMembership(
  actor: Actor,
  membership: Membership | undefined,
  leads: number,
  next: Role | null,
): Judged<'change-membership', Membership> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  if (!membership) return refuse({ kind: 'not-found' })
  const goesOn = next !== null && roleMay(next, 'manage-people')
  if (roleMay(membership.role, 'manage-people') && !goesOn && leads <= 1) return refuse({ kind: 'last-lead' })
  if (next !== null && membership.userId === actor.userId && actor.roles.every((role) => role !== next))
    return refuse({ kind: 'own-role' })
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
  if (!roleMay(membership.role, 'sit-in-group')) return refuse({ kind: 'group-is-for-members' })
  return ok(mint('move-to-group', actor, membership))
}

/** Somebody of today, as far as a position asks. */
export type Nominee = {
  userId: UserId
  name: string
  roles: readonly string[]
  group: { id: PoliticalGroupId; name: string } | null
}

/** That somebody of today signs in anew. */
export function mayAskToSignInAnew(actor: Actor, person: Nominee | undefined): Judged<'ask-to-sign-in-anew', Nominee> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  return person ? ok(mint('ask-to-sign-in-anew', actor, person)) : refuse({ kind: 'not-found' })
}

/** That somebody of today is called otherwise. */
export function mayCorrectName(actor: Actor, person: Nominee | undefined): Judged<'correct-name', Nominee> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  return person ? ok(mint('correct-name', actor, person)) : refuse({ kind: 'not-found' })
}

export type NamedTo = {
  userId: UserId
  kind: PositionKind
  politicalGroupId: PoliticalGroupId | null
  groupName: string | null
}

/** Whose role may be it: of group leaders, those who sit in a group that has no leader. */
export function mayNamePosition(
  actor: Actor,
  kind: PositionKind,
  person: Nominee | undefined,
  held: readonly { kind: PositionKind; politicalGroupId: string | null; name: string }[],
): Judged<'name-position', NamedTo> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  if (!person) return refuse({ kind: 'not-found' })
  const position = POSITION_NAMES[kind]
  if (!may(person, POSITION_NEEDS[kind]))
    return refuse({ kind: 'cannot-hold-position', name: person.name, position, field: 'userId' })
  const group = kind === 'group_leader' ? person.group : null
  if (kind === 'group_leader' && !group) return refuse({ kind: 'not-in-a-group', name: person.name, field: 'userId' })
  const politicalGroupId = group?.id ?? null
  const holder = held.find((one) => one.kind === kind && one.politicalGroupId === politicalGroupId)
  if (holder) return refuse({ kind: 'position-is-held', name: holder.name, position, field: 'userId' })
  return ok(
    mint('name-position', actor, { userId: person.userId, kind, politicalGroupId, groupName: group?.name ?? null }),
  )
}

export type HeldPosition = { id: PositionId; userId: UserId; kind: PositionKind }

/** A position that is held today ends today. */
export function mayEndPosition(actor: Actor, position: HeldPosition | undefined): Judged<'end-position', HeldPosition> {
  const lead = mayManage(actor)
  if (!lead.ok) return lead
  if (!position) return refuse({ kind: 'not-found' })
  return ok(mint('end-position', actor, position))
}
