import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type InvitationId, isId, type MembershipId, type PoliticalGroupId } from '@/db/ids'
import { currentMemberships, groupMemberships, invitations, memberships, politicalGroups } from '@/db/schema/council'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import { endDuties } from './end-duties'
import type { Ending } from './load-ending'
import { type CouncilRole, ROLE_NAMES } from './people'
import type { Membership } from './policy'

const isHere = sql`${currentMemberships.councilId} = acting_council()`

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
      group: politicalGroups.name,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      invitedBy: sql<
        string | null
      >`(select coalesce(u.name, u.email) from users u where u.id = ${invitations.invitedBy})`,
    })
    .from(invitations)
    .leftJoin(
      politicalGroups,
      and(eq(politicalGroups.councilId, invitations.councilId), eq(politicalGroups.id, invitations.politicalGroupId)),
    )
    .where(and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt), sql`${invitations.expiresAt} > now()`))
    .orderBy(invitations.createdAt)

/** A current membership of this council, and how many leads there are; the lead rows are held so that two cannot leave at once. */
export async function loadMembership(
  tx: Tx,
  id: string,
): Promise<{ membership: Membership | undefined; leads: number }> {
  const leads = await tx
    .select({ id: currentMemberships.id })
    .from(currentMemberships)
    .where(and(isHere, eq(currentMemberships.role, 'lead')))
    .for('update')
  if (!isId<MembershipId>(id)) return { membership: undefined, leads: leads.length }
  const [membership] = await tx
    .select({
      id: currentMemberships.id,
      userId: currentMemberships.userId,
      role: currentMemberships.role,
      post: currentMemberships.post,
    })
    .from(currentMemberships)
    .where(and(isHere, eq(currentMemberships.id, id)))
    .for('update')
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
 * ends with the role, and so do the duties that no other role of theirs may have. The end comes last: whoever ends their own
 * role must stand in the council until then.
 */
export async function saveMembershipChange(
  tx: Tx,
  actor: Actor,
  permit: Permit<'change-membership', Membership>,
  next: { role: CouncilRole; post: string } | null,
  ending: Ending,
) {
  const { id, userId, role, post } = permit.thing
  const { councilId } = actor
  await chain(tx, actor, next ? 'person.role-changed' : 'person.removed', {
    ...{ userId, from: role, to: next?.role ?? null },
    ...{ postBefore: post, post: next?.post ?? null },
  })
  await endDuties(
    tx,
    actor,
    userId,
    ending,
    next ? `Became ${ROLE_NAMES[next.role].toLowerCase()}` : 'Left the council',
  )
  await announce(tx, { topic: 'access', council: councilId })
  const [left] = await tx
    .update(groupMemberships)
    .set({ endsOn: sql`current_date` })
    .where(and(eq(groupMemberships.membershipId, id), isNull(groupMemberships.endsOn)))
    .returning({ politicalGroupId: groupMemberships.politicalGroupId })
  if (next) {
    const [begun] = await tx
      .insert(memberships)
      .values({ councilId, userId, ...next, startsOn: sql`current_date` })
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
  group: { id: PoliticalGroupId; name: string } | null,
) {
  const { id, userId } = permit.thing
  await tx
    .update(groupMemberships)
    .set({ endsOn: sql`current_date` })
    .where(and(eq(groupMemberships.membershipId, id), isNull(groupMemberships.endsOn)))
  if (group)
    await tx
      .insert(groupMemberships)
      .values({ councilId: actor.councilId, membershipId: id, politicalGroupId: group.id, startsOn: sql`current_date` })
  await chain(tx, actor, 'person.group-changed', {
    ...{ userId, politicalGroupId: group?.id ?? null, group: group?.name ?? null },
  })
}
