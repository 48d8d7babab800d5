import { inArray, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { PoliticalGroupId } from '@/db/ids'
import { administrations } from '@/db/schema/council'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { Administration } from './policy'

/** Ends today what no longer holds, and begins today what does. What goes on is not touched; where nothing changes nothing is written. */
export async function saveAdministration(tx: Tx, actor: Actor, permit: Permit<'set-administration', Administration>) {
  const { before, now } = permit.thing
  const wanted: (PoliticalGroupId | null)[] = now.length > 0 ? now.map(({ id }) => id) : [null]
  const ended = before.filter(({ politicalGroupId }) => !wanted.includes(politicalGroupId)).map(({ id }) => id)
  const begun = wanted.filter((id) => before.every(({ politicalGroupId }) => politicalGroupId !== id))
  if (ended.length + begun.length === 0) return
  if (ended.length > 0)
    await tx.update(administrations).set({ endsOn: sql`current_date` }).where(inArray(administrations.id, ended))
  if (begun.length > 0)
    await tx.insert(administrations).values(
      begun.map((politicalGroupId) => ({
        ...{ councilId: actor.councilId, politicalGroupId },
        startsOn: sql`current_date`,
      })),
    )
  await chain(tx, actor, 'administration.set', { groups: now.map(({ name }) => name).join(', ') })
}
