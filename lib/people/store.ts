import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { isId, type MembershipId, type PoliticalGroupId, type UserId } from '@/db/ids'
import {
  currentMemberships,
  groupMemberships,
  memberships,
  POSITION_KINDS,
  politicalGroups,
  positions,
} from '@/db/schema/council'
import { users } from '@/db/schema/identity'
import { ROLES, type Role, roleMay } from '../access/access'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import { endDuties } from './end-duties'
import type { Ending } from './ending'
import { ROLE_NAMES } from './people'
import type { HeldPosition, Membership, NamedTo, Nominee } from './policy'
import { POSITION_NEEDS, type PositionKind } from './position'

const isHere = sql`${currentMemberships.councilId} = (select acting_council())`

export const loadGroups = (tx: Tx) =>
  tx
    .select({ id: politicalGroups.id, name: politicalGroups.name, seats: politicalGroups.seats })
    .from(politicalGroups)
    .where(isNull(politicalGroups.endsOn))
    .orderBy(politicalGroups.name)

const MANAGERS = ROLES.filter((role) => roleMay(role, 'manage-people'))

/** A current membership of this council, and how many leads there are; the lead rows are held so that two cannot leave at once. */
export async function loadMembership(
  tx: Tx,
  id: string,
): Promise<{ membership: Membership | undefined; leads: number }> {
  const leads = await tx
    .select({ id: currentMemberships.id })
    .from(currentMemberships)
    .where(and(isHere, inArray(currentMemberships.role, MANAGERS)))
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

/**
 * Ends a role today and, where there is a next one, starts it today. A councillor who stays one keeps the group; else it
 * ends with the role, and so do the duties that no other role of theirs may have. The end comes last: whoever ends their own
 * role must stand in the council until then.
 */
export async function saveMembershipChange(
  tx: Tx,
  actor: Actor,
  permit: Permit<'change-membership', Membership>,
  next: { role: Role; post: string } | null,
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
  await endPositions(
    tx,
    actor,
    userId,
    POSITION_KINDS.filter(
      (kind) => roleMay(role, POSITION_NEEDS[kind]) && !(next && roleMay(next.role, POSITION_NEEDS[kind])),
    ),
  )
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
    if (begun && left && roleMay(next.role, 'sit-in-group')) {
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
  await endPositions(tx, actor, userId, ['group_leader'])
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

/** Ends all that they are signed in with; the database tells their open connections. */
export async function saveAskedToSignInAnew(tx: Tx, actor: Actor, permit: Permit<'ask-to-sign-in-anew', Nominee>) {
  const { userId } = permit.thing
  await tx.execute(sql`select end_sessions_of(${userId})`)
  await chain(tx, actor, 'person.asked-to-sign-in-anew', { userId })
}

/** False where they belong to another council too: an account is of a person. The trail says whose name, and no name. */
export async function saveCorrectName(tx: Tx, actor: Actor, permit: Permit<'correct-name', Nominee>, name: string) {
  const { userId } = permit.thing
  const { rows } = await tx.execute<{ answer: string }>(sql`select correct_name_of(${userId}, ${name}) as answer`)
  if (rows[0]?.answer !== 'done') return false
  await chain(tx, actor, 'person.name-corrected', { userId })
  await announce(tx, { topic: 'access', council: actor.councilId })
  return true
}

/** Every position that was ever held here, newest first, with the name of its holder and of the group they led. */
export const loadPositions = (tx: Tx) =>
  tx
    .select({
      id: positions.id,
      userId: positions.userId,
      name: sql<string>`coalesce(${users.name}, ${users.email})`,
      kind: positions.kind,
      politicalGroupId: positions.politicalGroupId,
      groupName: politicalGroups.name,
      startsOn: positions.startsOn,
      endsOn: positions.endsOn,
    })
    .from(positions)
    .innerJoin(users, eq(users.id, positions.userId))
    .leftJoin(
      politicalGroups,
      and(eq(politicalGroups.councilId, positions.councilId), eq(politicalGroups.id, positions.politicalGroupId)),
    )
    .orderBy(desc(positions.startsOn), desc(positions.id))

export async function savePosition(tx: Tx, actor: Actor, permit: Permit<'name-position', NamedTo>) {
  const { userId, kind, politicalGroupId, groupName } = permit.thing
  await tx
    .insert(positions)
    .values({ councilId: actor.councilId, userId, kind, politicalGroupId, startsOn: sql`current_date` })
  await chain(tx, actor, 'position.named', { userId, kind, politicalGroupId, group: groupName })
}

export const savePositionEnd = (tx: Tx, actor: Actor, permit: Permit<'end-position', HeldPosition>) =>
  endPositions(tx, actor, permit.thing.userId, [permit.thing.kind])

/** What somebody can no longer be ends with what they were it by. */
export async function endPositions(tx: Tx, actor: Actor, userId: UserId, kinds: PositionKind[]) {
  const ended = await tx
    .update(positions)
    .set({ endsOn: sql`current_date` })
    .where(and(eq(positions.userId, userId), inArray(positions.kind, kinds), isNull(positions.endsOn)))
    .returning({
      kind: positions.kind,
      politicalGroupId: positions.politicalGroupId,
      group: sql<string | null>`(select g.name from political_groups g
        where g.council_id = positions.council_id and g.id = positions.political_group_id)`,
    })
  for (const position of ended) await chain(tx, actor, 'position.ended', { userId, ...position })
}
