import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { PoliticalGroupId } from '@/db/ids'
import { administrations, groupMemberships, politicalGroups, positions } from '@/db/schema/council'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import { endPositions } from './store'

type Group = { id: PoliticalGroupId; name: string }
const today = sql`current_date`

/** A new name holds from now on; assessments keep the one under which people were named. */
export async function saveGroupChange(
  tx: Tx,
  actor: Actor,
  permit: Permit<'change-group', Group>,
  { name, seats }: { name: string; seats: number | null },
) {
  const { id, name: before } = permit.thing
  await tx.update(politicalGroups).set({ name, seats }).where(eq(politicalGroups.id, id))
  await chain(tx, actor, 'group.changed', { before, name, seats })
}

/** Whoever sits in it sits in the other from today, or in none. Its leader is none any more, and no mark of the administration stays on it. */
export async function saveGroupEnd(
  tx: Tx,
  actor: Actor,
  permit: Permit<'end-group', { group: Group; into: Group | undefined }>,
) {
  const { group, into } = permit.thing
  const { councilId } = actor
  const leaders = await tx
    .select({ userId: positions.userId })
    .from(positions)
    .where(and(eq(positions.politicalGroupId, group.id), isNull(positions.endsOn)))
  for (const { userId } of leaders) await endPositions(tx, actor, userId, ['group_leader'])
  const left = await tx
    .update(groupMemberships)
    .set({ endsOn: today })
    .where(and(eq(groupMemberships.politicalGroupId, group.id), isNull(groupMemberships.endsOn)))
    .returning({ membershipId: groupMemberships.membershipId })
  if (into && left.length > 0)
    await tx
      .insert(groupMemberships)
      .values(left.map(({ membershipId }) => ({ councilId, membershipId, politicalGroupId: into.id, startsOn: today })))
  const marks = await tx
    .select({ id: administrations.id })
    .from(administrations)
    .where(and(eq(administrations.politicalGroupId, group.id), isNull(administrations.endsOn)))
  if (marks.length > 0)
    await tx
      .update(administrations)
      .set({ endsOn: today })
      .where(
        inArray(
          administrations.id,
          marks.map(({ id }) => id),
        ),
      )
  await tx.update(politicalGroups).set({ endsOn: today }).where(eq(politicalGroups.id, group.id))
  await chain(tx, actor, into ? 'group.merged' : 'group.ended', {
    name: group.name,
    ...(into ? { into: into.name } : {}),
  })
  await announce(tx, { topic: 'access', council: councilId })
}
