import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { ResourceId } from '@/db/ids'
import type { RESOURCE_KINDS } from '@/db/schema/framework'
import { GONE_FOR_GOOD } from './store'

/** Words of questions that half the library speaks of, so that they say nothing. */
const EVERYWHERE =
  `council councils member members officer officers people place area local service services work works working
  does each every have into same their them they this that with from what when where which well know enough make makes made right good
  plan plans together between other others before after change changes clear used uses using need needs part parts about than`.split(
    /\s+/,
  )

export type ForQuestion = {
  id: ResourceId
  title: string
  publisher: string
  url: string
  kind: (typeof RESOURCE_KINDS)[number]
  areas: number[]
  atLevel: number | null
  councilTypes: string[]
  note: string
  shared: string[]
}

/** What the library still has for an area, each with the words of the question that it speaks of, in whatever form they stand there. */
export async function loadForQuestion(
  tx: Tx,
  { area, words }: { area: number; words: string },
): Promise<ForQuestion[]> {
  const { rows } = await tx.execute<ForQuestion>(sql`
    with asked as (
      select distinct on (lexeme) word, lexeme from (
        select w as word, (tsvector_to_array(to_tsvector('english', w)))[1] as lexeme
        from regexp_split_to_table(lower(${words}), '[^a-z]+') w where length(w) > 3 and w not in ${EVERYWHERE}) a
      where lexeme is not null order by lexeme, length(word))
    select r.id, r.title, r.publisher, r.url, r.kind, r.areas, r.at_level as "atLevel", r.council_types as "councilTypes", r.note,
      array(select a.word from asked a
        where a.lexeme = any (tsvector_to_array(to_tsvector('english', r.title || ' ' || r.note))) order by a.word) as shared
    from resources r where ${area} = any (r.areas) and r.times_gone < ${GONE_FOR_GOOD}`)
  return rows
}
