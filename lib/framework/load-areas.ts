import { asc, eq } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Tx } from '@/db/gate'
import type { FrameworkVersionId } from '@/db/ids'
import { frameworkAreas } from '@/db/schema/framework'

type Area = { number: number; title: string; summary: string }

/** A version that is published does not change, and most pages of an assessment ask. */
const known = new LRUCache<FrameworkVersionId, readonly Area[]>({ max: 100 })

/** The five areas of a framework version, in their order. */
export async function loadAreas(tx: Tx, frameworkVersionId: FrameworkVersionId): Promise<readonly Area[]> {
  const areas = known.get(frameworkVersionId) ?? (await readAreas(tx, frameworkVersionId))
  if (areas.length > 0) known.set(frameworkVersionId, areas)
  return areas
}

const readAreas = (tx: Tx, frameworkVersionId: FrameworkVersionId): Promise<Area[]> =>
  tx
    .select({ number: frameworkAreas.number, title: frameworkAreas.title, summary: frameworkAreas.summary })
    .from(frameworkAreas)
    .where(eq(frameworkAreas.frameworkVersionId, frameworkVersionId))
    .orderBy(asc(frameworkAreas.number))
