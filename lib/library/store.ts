import { and, arrayContains, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { frameworkAreas, frameworkVersions, resources } from '@/db/schema/framework'
import type { LibrarySearch } from './library'

const literal = (words: string) => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`

/** A resource for any level answers a search for each level. */
export const loadResources = (tx: Tx, { area, kind, level, words }: LibrarySearch) =>
  tx
    .select()
    .from(resources)
    .where(
      and(
        area ? arrayContains(resources.areas, [area]) : undefined,
        kind ? eq(resources.kind, kind) : undefined,
        level ? inArray(resources.level, [level, 'any']) : undefined,
        words
          ? sql`concat_ws(' ', ${resources.title}, ${resources.publisher}, ${resources.note}) ilike ${literal(words)}`
          : undefined,
      ),
    )
    .orderBy(asc(resources.kind), asc(resources.title))

/** The areas under the titles of the framework published last. */
export async function loadAreaTitles(tx: Tx) {
  const [latest] = await tx
    .select({ id: frameworkVersions.id })
    .from(frameworkVersions)
    .orderBy(sql`${frameworkVersions.publishedOn} desc`)
    .limit(1)
  if (!latest) return []
  return tx
    .select({ number: frameworkAreas.number, title: frameworkAreas.title })
    .from(frameworkAreas)
    .where(eq(frameworkAreas.frameworkVersionId, latest.id))
    .orderBy(asc(frameworkAreas.number))
}
