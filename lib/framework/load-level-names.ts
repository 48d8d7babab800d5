import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { FrameworkVersionId } from '@/db/ids'
import { frameworkLevels, frameworkVersions } from '@/db/schema/framework'
import type { LevelNames } from './level-names'

/** What a version calls its four levels: by its id, or by what a sealed file says of it. */
export async function loadLevelNames(
  tx: Tx,
  of: FrameworkVersionId | { name: string; version: number },
): Promise<LevelNames> {
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
