import { and, arrayContains, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { frameworkVersions, resources } from '@/db/schema/framework'
import { loadAreas } from '../framework/load-areas'
import { loadLevelNames } from '../framework/load-level-names'
import { type PageAsked, pageOf, reading } from '../page'
import type { LibrarySearch } from './library'

const literal = (words: string) => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`

/** So often running its own site has called a page gone, before its link is hidden. */
export const GONE_FOR_GOOD = 3

/** What is still there. A resource for any level answers a search for each level. */
const matching = ({ area, kind, level, words }: LibrarySearch) =>
  and(
    lt(resources.timesGone, GONE_FOR_GOOD),
    area ? arrayContains(resources.areas, [area]) : undefined,
    kind ? eq(resources.kind, kind) : undefined,
    level ? or(eq(resources.atLevel, level), isNull(resources.atLevel)) : undefined,
    words
      ? sql`concat_ws(' ', ${resources.title}, ${resources.publisher}, ${resources.note}) ilike ${literal(words)}`
      : undefined,
  )

/** A page of the resources that match, by title. */
export async function loadResources(tx: Tx, search: LibrarySearch, asked: PageAsked, size: number) {
  const read = reading(
    asked,
    {
      ...{ key: resources.title, id: resources.id },
      keyOf: (id) => sql`(select p.title from resources p where p.id = ${id})`,
    },
    size,
  )
  const found = await tx
    .select()
    .from(resources)
    .where(and(matching(search), read.where))
    .orderBy(read.orderBy)
    .limit(read.limit)
  return pageOf(found, asked, size)
}

export const countResources = (tx: Tx, search: LibrarySearch) => tx.$count(resources, matching(search))

/** The areas and the names of the levels, as the framework published last has them. */
export async function loadLatestFramework(tx: Tx) {
  const [latest] = await tx
    .select({ id: frameworkVersions.id })
    .from(frameworkVersions)
    .orderBy(sql`${frameworkVersions.publishedOn} desc`)
    .limit(1)
  if (!latest) return { areas: [], levelNames: [] }
  return { areas: await loadAreas(tx, latest.id), levelNames: await loadLevelNames(tx, latest.id) }
}
