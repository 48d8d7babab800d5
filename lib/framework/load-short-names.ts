import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { FrameworkVersionId } from '@/db/ids'
import { frameworkQuestions, frameworkVersions } from '@/db/schema/framework'

/** What each question of a version is called, by its code: for whoever has the codes alone, as a sealed file has. */
export async function loadShortNames(
  tx: Tx,
  of: FrameworkVersionId | { name: string; version: number },
): Promise<(code: string) => string> {
  const rows = await tx
    .select({ code: frameworkQuestions.code, shortName: frameworkQuestions.shortName })
    .from(frameworkQuestions)
    .innerJoin(frameworkVersions, eq(frameworkVersions.id, frameworkQuestions.frameworkVersionId))
    .where(
      typeof of === 'string'
        ? eq(frameworkVersions.id, of)
        : and(eq(frameworkVersions.name, of.name), eq(frameworkVersions.version, of.version)),
    )
  const names = new Map(rows.map(({ code, shortName }) => [code, shortName]))
  return (code) => names.get(code) ?? ''
}
