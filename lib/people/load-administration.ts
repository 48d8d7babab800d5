import { and, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { PoliticalGroupId } from '@/db/ids'
import { administrations, politicalGroups } from '@/db/schema/council'

/** Every mark that there was or is, newest first. One without a group says that the council has no administration. */
export const loadAdministrations = (tx: Tx) =>
  tx
    .select({
      id: administrations.id,
      politicalGroupId: administrations.politicalGroupId,
      group: politicalGroups.name,
      startsOn: administrations.startsOn,
      endsOn: administrations.endsOn,
    })
    .from(administrations)
    .leftJoin(
      politicalGroups,
      and(
        eq(politicalGroups.councilId, administrations.councilId),
        eq(politicalGroups.id, administrations.politicalGroupId),
      ),
    )
    .orderBy(desc(administrations.startsOn), politicalGroups.name)

/** The groups that run the council today. */
export async function loadAdministrationNow(tx: Tx): Promise<ReadonlySet<PoliticalGroupId>> {
  const { rows } = await tx.execute<{ id: PoliticalGroupId }>(
    sql`select political_group_id as id from current_administrations where political_group_id is not null`,
  )
  return new Set(rows.map(({ id }) => id))
}
