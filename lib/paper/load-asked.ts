import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { FrameworkVersionId } from '@/db/ids'
import { frameworkQuestions, frameworkVersions } from '@/db/schema/framework'

/** What a version of the framework says of each question, by its code. */
export type AskedOf = Awaited<ReturnType<typeof loadAsked>>

/** By the version's id, or by what a sealed file says of it. */
export async function loadAsked(tx: Tx, of: FrameworkVersionId | { name: string; version: number }) {
  const rows = await tx
    .select({ question: frameworkQuestions })
    .from(frameworkQuestions)
    .innerJoin(frameworkVersions, eq(frameworkVersions.id, frameworkQuestions.frameworkVersionId))
    .where(
      typeof of === 'string'
        ? eq(frameworkVersions.id, of)
        : and(eq(frameworkVersions.name, of.name), eq(frameworkVersions.version, of.version)),
    )
  return new Map(
    rows.map(({ question: { code, shortName, why, help, evidence, levels } }) => [
      code,
      {
        shortName,
        levels: [...levels].sort((a, b) => a.level - b.level),
        help: { why, member: help.member ?? null, officer: help.officer ?? null, evidence },
      },
    ]),
  )
}
