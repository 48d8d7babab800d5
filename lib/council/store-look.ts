import { sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { councilLooks } from '@/db/schema/council-look'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { Look } from './look'

/** What the council has set for its documents; nothing where it has set none. */
export async function loadLook(tx: Tx): Promise<Look | null> {
  const [row] = await tx
    .select({ accent: councilLooks.accent, crest: councilLooks.crest, alt: councilLooks.crestAlt })
    .from(councilLooks)
    .where(sql`${councilLooks.councilId} = (select acting_council())`)
  if (!row) return null
  return { accent: row.accent, crest: row.crest && row.alt ? { png: row.crest, alt: row.alt } : null }
}

export async function saveLook(tx: Tx, actor: Actor, permit: Permit<'change-profile', null>, { accent, crest }: Look) {
  const set = { accent, crest: crest?.png ?? null, crestAlt: crest?.alt ?? null, changedAt: actor.now }
  await tx
    .insert(councilLooks)
    .values({ councilId: actor.councilId, ...set })
    .onConflictDoUpdate({ target: councilLooks.councilId, set })
  await chain(tx, actor, 'council.look-changed', { accent, crest: crest?.alt ?? null, by: permit.by })
}
