import { and, asc, eq } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Tx } from '@/db/gate'
import type { FrameworkVersionId } from '@/db/ids'
import { frameworkLevels, frameworkVersions } from '@/db/schema/framework'
import type { LevelNames } from './level-names'

type Named = FrameworkVersionId | { name: string; version: number }

/** A version that is published does not change, and every page of an assessment asks. */
const known = new LRUCache<string, LevelNames>({ max: 100 })

/** What a version calls its four levels: by its id, or by what a sealed file says of it. */
export async function loadLevelNames(tx: Tx, of: Named): Promise<LevelNames> {
  const key = JSON.stringify(of)
  const names = known.get(key) ?? (await readLevelNames(tx, of))
  if (names.length > 0) known.set(key, names)
  return names
}

async function readLevelNames(tx: Tx, of: Named): Promise<LevelNames> {
  const rows = await tx
    .selectDistinctOn([frameworkLevels.level], { name: frameworkLevels.name })
    .from(frameworkLevels)
    .innerJoin(frameworkVersions, eq(frameworkVersions.id, frameworkLevels.frameworkVersionId))
    .where(
      typeof of === 'string'
        ? eq(frameworkVersions.id, of)
        : and(eq(frameworkVersions.name, of.name), eq(frameworkVersions.version, of.version)),
    )
    .orderBy(asc(frameworkLevels.level))
  return rows.map(({ name }) => name)
}
