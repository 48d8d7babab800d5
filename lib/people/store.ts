import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type InvitationId, isId, type MembershipId, type PoliticalGroupId, type UserId } from '@/db/ids'
import { groupMemberships, invitations, memberships, politicalGroups } from '@/db/schema/council'
import { users } from '@/db/schema/identity'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { CouncilRole } from './people'
import type { Membership } from './policy'

const isCurrent = (table: typeof memberships | typeof groupMemberships) =>
  sql`${table.startsOn} <= current_date and (${table.endsOn} is null or ${table.endsOn} > current_date)`
const here = sql`${memberships.councilId} = acting_council()`

/** Today's people with role, post and, for councillors, group. */
export const loadPeopleOfCouncil = (tx: Tx) =>
  tx
    .select({
      id: memberships.id,
      userId: memberships.userId,
      name: sql<string>`coalesce(${users.name}, ${users.email})`,
      email: users.email,
      role: memberships.role,
      post: memberships.post,
      startsOn: memberships.startsOn,
      groupId: politicalGroups.id,
      groupName: politicalGroups.name,
      groupSince: groupMemberships.startsOn,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(
      groupMemberships,
      and(
        eq(groupMemberships.councilId, memberships.councilId),
        eq(groupMemberships.membershipId, memberships.id),
        isCurrent(groupMemberships),
      ),
    )
    .leftJoin(
      politicalGroups,
      and(
        eq(politicalGroups.councilId, groupMemberships.councilId),
        eq(politicalGroups.id, groupMemberships.politicalGroupId),
      ),
    )
    .where(and(here, isCurrent(memberships)))
    .orderBy(asc(users.name))

export const loadGroups = (tx: Tx) =>
  tx
    .select({ id: politicalGroups.id, name: politicalGroups.name })
    .from(politicalGroups)
    .where(isNull(politicalGroups.endsOn))
    .orderBy(politicalGroups.name)

export const loadOpenInvitations = (tx: Tx) =>
  tx
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      post: invitations.post,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt), sql`${invitations.expiresAt} > now()`))
    .orderBy(invitations.createdAt)

/** A current membership of this council, and how many leads there are; the lead rows are held so that two cannot leave at once. */
export async function loadMembership(
  tx: Tx,
  id: string,
): Promise<{ membership: Membership | undefined; leads: number }> {
  const leads = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(here, isCurrent(memberships), eq(memberships.role, 'lead')))
    .for('update')
  if (!isId<MembershipId>(id)) return { membership: undefined, leads: leads.length }
  const [membership] = await tx
    .select({ id: memberships.id, userId: memberships.userId, role: memberships.role, post: memberships.post })
    .from(memberships)
    .where(and(here, isCurrent(memberships), eq(memberships.id, id)))
  return { membership, leads: leads.length }
}

type NewInvitation = {
  email: string
  name: string
  role: CouncilRole
  post: string
  politicalGroupId: PoliticalGroupId | null
  tokenHash: string
  expiresAt: Date
}

export async function saveInvitation(
  tx: Tx,
  actor: Actor,
  permit: Permit<'invite-person', null>,
  invitation: NewInvitation,
) {
  await tx
    .insert(invitations)
    .values({ councilId: actor.councilId, invitedBy: actor.userId, createdAt: actor.now, ...invitation })
  await chain(tx, actor, 'person.invited', { role: invitation.role, post: invitation.post, by: permit.by })
}

export async function saveInvitationWithdrawn(
  tx: Tx,
  actor: Actor,
  permit: Permit<'manage-people', null>,
  id: string,
): Promise<boolean> {
  if (!isId<InvitationId>(id)) return false
  const done = await tx
    .update(invitations)
    .set({ withdrawnAt: actor.now })
    .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)))
    .returning({ id: invitations.id })
  if (done.length === 0) return false
  await chain(tx, actor, 'invitation.withdrawn', { invitationId: id, by: permit.by })
  return true
}

/**
 * Ends a role today and, where there is a next one, starts it today. A councillor who stays one keeps the group; else it
 * ends with the role. The end comes last: whoever ends their own role must stand in the council until then.
 */
export async function saveMembershipChange(
  tx: Tx,
  actor: Actor,
  permit: Permit<'change-membership', Membership>,
  next: { role: CouncilRole; post: string } | null,
) {
  const { id, userId, role } = permit.thing
  const { councilId } = actor
  await chain(tx, actor, next ? 'person.role-changed' : 'person.removed', {
    userId,
    from: role,
    to: next?.role ?? null,
  })
  await announce(tx, { topic: 'access', council: councilId })
  const [left] = await tx
    .update(groupMemberships)
    .set({ endsOn: sql`current_date` })
    .where(and(eq(groupMemberships.membershipId, id), isNull(groupMemberships.endsOn)))
    .returning({ politicalGroupId: groupMemberships.politicalGroupId })
  if (next) {
    const [begun] = await tx
      .insert(memberships)
      .values({ councilId, userId: userId as UserId, ...next, startsOn: sql`current_date` })
      .returning({ id: memberships.id })
    if (begun && left && next.role === 'member') {
      await tx
        .insert(groupMemberships)
        .values({ councilId, membershipId: begun.id, ...left, startsOn: sql`current_date` })
    }
  }
  await tx.update(memberships).set({ endsOn: sql`current_date` }).where(eq(memberships.id, id))
}

export async function saveGroup(tx: Tx, actor: Actor, permit: Permit<'manage-people', null>, name: string) {
  await tx.insert(politicalGroups).values({ councilId: actor.councilId, name })
  await chain(tx, actor, 'group.added', { name, by: permit.by })
}

export async function saveGroupMove(
  tx: Tx,
  actor: Actor,
  permit: Permit<'move-to-group', Membership>,
  politicalGroupId: PoliticalGroupId | null,
) {
  const { id, userId } = permit.thing
  await tx
    .update(groupMemberships)
    .set({ endsOn: sql`current_date` })
    .where(and(eq(groupMemberships.membershipId, id), isNull(groupMemberships.endsOn)))
  if (politicalGroupId)
    await tx
      .insert(groupMemberships)
      .values({ councilId: actor.councilId, membershipId: id, politicalGroupId, startsOn: sql`current_date` })
  await chain(tx, actor, 'person.group-changed', { userId, politicalGroupId })
}
