import { and, asc, sql } from 'drizzle-orm'
import { asVisitor } from '@/db/gate'
import { resources } from '@/db/schema/framework'

export type LibrarySearch = { area?: number; kind?: string; level?: string; words?: string }
const literal = (words: string) => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`

/** The library's resources that match: by area, kind, level (a resource for any level matches each) and words in title, note or publisher. */
export const viewLibrary = ({ area, kind, level, words }: LibrarySearch) =>
  asVisitor(async (tx) => {
    const found = await tx
      .select()
      .from(resources)
      .where(
        and(
          area ? sql`${area} = any(${resources.areas})` : undefined,
          kind ? sql`${resources.kind} = ${kind}` : undefined,
          level ? sql`${resources.level} in (${level}, 'any')` : undefined,
          words
            ? sql`concat_ws(' ', ${resources.title}, ${resources.publisher}, ${resources.note}) ilike ${literal(words)}`
            : undefined,
        ),
      )
      .orderBy(asc(resources.kind), asc(resources.title))
    return found
  })
