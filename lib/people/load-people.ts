import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { MembershipId, PoliticalGroupId, UserId } from '@/db/ids'
import {
  currentGroupMemberships,
  currentMemberships,
  groupMemberships,
  memberships,
  politicalGroups,
} from '@/db/schema/council'
import { users } from '@/db/schema/identity'
import type { Role } from '../access/access'

/** A role that somebody holds today, and for a councillor the political group. */
export type HeldRole = {
  membershipId: MembershipId
  role: Role
  post: string
  since: string
  group: { id: PoliticalGroupId; name: string; since: string } | null
}

/** Somebody who belongs to the council today. Their post is that of the newest role; most people hold one. */
export type Person = {
  userId: UserId
  name: string
  email: string
  post: string
  roles: Role[]
  group: HeldRole['group']
  held: HeldRole[]
}

const nameOfUser = sql<string>`coalesce(${users.name}, ${users.email})`

/** Everybody who belongs to the council today, by name: the one place from which all others have them. */
export const loadPeople = (tx: Tx): Promise<Person[]> => load(tx)

/** One of them. */
export const loadPerson = async (tx: Tx, userId: UserId): Promise<Person | undefined> =>
  (await load(tx, eq(currentMemberships.userId, userId)))[0]

async function load(tx: Tx, which?: SQL): Promise<Person[]> {
  const rows = await tx
    .select({
      userId: currentMemberships.userId,
      name: nameOfUser,
      email: users.email,
      membershipId: currentMemberships.id,
      role: currentMemberships.role,
      post: currentMemberships.post,
      since: currentMemberships.startsOn,
      groupId: politicalGroups.id,
      groupName: politicalGroups.name,
      groupSince: currentGroupMemberships.startsOn,
    })
    .from(currentMemberships)
    .innerJoin(users, eq(users.id, currentMemberships.userId))
    .leftJoin(
      currentGroupMemberships,
      and(
        eq(currentGroupMemberships.councilId, currentMemberships.councilId),
        eq(currentGroupMemberships.membershipId, currentMemberships.id),
      ),
    )
    .leftJoin(
      politicalGroups,
      and(
        eq(politicalGroups.councilId, currentGroupMemberships.councilId),
        eq(politicalGroups.id, currentGroupMemberships.politicalGroupId),
      ),
    )
    .where(and(sql`${currentMemberships.councilId} = (select acting_council())`, which))
    .orderBy(nameOfUser, sql`${currentMemberships.startsOn} desc`, sql`${currentMemberships.id} desc`)
  return gather(rows)
}

type Row = Omit<HeldRole, 'group'> &
  Pick<Person, 'userId' | 'name' | 'email'> & {
    groupId: PoliticalGroupId | null
    groupName: string | null
    groupSince: string | null
  }

/** The rows of one person, newest role first, as that person. */
function gather(rows: Row[]): Person[] {
  const people = new Map<UserId, Person>()
  for (const { userId, name, email, membershipId, role, post, since, groupId, groupName, groupSince } of rows) {
    const group = groupId && groupName && groupSince ? { id: groupId, name: groupName, since: groupSince } : null
    const person = people.get(userId) ?? { userId, name, email, post, roles: [], group: null, held: [] }
    person.roles.push(role)
    person.group ??= group
    person.held.push({ membershipId, role, post, since, group })
    people.set(userId, person)
  }
  return [...people.values()]
}

/** A role of any time, as it was held, with the groups that were sat in under it. */
export type PastRole = {
  userId: UserId
  name: string
  role: Role
  post: string
  startsOn: string
  endsOn: string | null
  groups: { name: string; startsOn: string; endsOn: string | null }[]
}

/** Every role that was ever held here, oldest first; of one person where one is asked for. */
export async function loadRolesOverTime(tx: Tx, userId?: UserId): Promise<PastRole[]> {
  const here = sql`${memberships.councilId} = (select acting_council())`
  const roles = await tx
    .select({
      id: memberships.id,
      userId: memberships.userId,
      name: nameOfUser,
      role: memberships.role,
      post: memberships.post,
      startsOn: memberships.startsOn,
      endsOn: memberships.endsOn,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(here, userId && eq(memberships.userId, userId)))
    .orderBy(memberships.startsOn, memberships.id)
  if (roles.length === 0) return []
  const groups = await tx
    .select({
      membershipId: groupMemberships.membershipId,
      name: politicalGroups.name,
      startsOn: groupMemberships.startsOn,
      endsOn: groupMemberships.endsOn,
    })
    .from(groupMemberships)
    .innerJoin(
      politicalGroups,
      and(
        eq(politicalGroups.councilId, groupMemberships.councilId),
        eq(politicalGroups.id, groupMemberships.politicalGroupId),
      ),
    )
    .where(
      inArray(
        groupMemberships.membershipId,
        roles.map(({ id }) => id),
      ),
    )
    .orderBy(groupMemberships.startsOn, groupMemberships.id)
  return roles.map(({ id, ...role }) => ({
    ...role,
    groups: groups.filter(({ membershipId }) => membershipId === id).map(({ membershipId: _, ...group }) => group),
  }))
}

/** Everybody who ever had a role here, by name. */
export const loadNamesOverTime = (tx: Tx) =>
  tx
    .selectDistinct({ id: memberships.userId, name: nameOfUser })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(sql`${memberships.councilId} = (select acting_council())`)
    .orderBy(nameOfUser)
