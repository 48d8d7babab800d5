import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { CLOSES, OPENS } from '../evidence/found-signs'
import { NAME_OF_SUBJECT, WITH_NAMES } from '../subject/store'
import type { FoundRow } from './hit'

/** Of each kind so many places are looked at. */
const MOST_OF_A_KIND = 200

/** The rows `h` that the function names, read again behind the asker’s own fence: what is not open to them is not there. */
const READ_AGAIN = sql`
  cross join lateral (
    select w.words, w.id as subject, null::uuid as assessment, null::uuid as thread, null::jsonb as item, null as name, null as post, null::timestamptz as at
      from answer_words w where h.kind = 'answer' and w.council_id = (select acting_council()) and w.id = h.id
    union all
    select coalesce(x.body, c.body), t.subject_id, null, t.id, null, c.author_name, c.author_post, c.created_at
      from comments c join comment_threads t on t.council_id = c.council_id and t.id = c.thread_id
      left join lateral (select y.body from comment_changes y where y.council_id = c.council_id and y.comment_id = c.id
        order by y.created_at desc, y.id desc limit 1) x on true
      where h.kind = 'comment' and c.council_id = (select acting_council()) and c.id = h.id
    union all
    select g.reason, g.assessment_question_id, null, null, null, null, null, g.agreed_at
      from agreements g where h.kind = 'level' and g.council_id = (select acting_council()) and g.id = h.id
    union all
    select n.words, n.assessment_question_id, n.assessment_id, null, null, n.owner_name, null, n.noted_at
      from meeting_notes n where h.kind = 'note' and n.council_id = (select acting_council()) and n.id = h.id
    union all
    select e.words, null, null, null, jsonb_build_object('id', i.id, 'title', r.title, 'kind', i.kind, 'readers', i.readers,
        'speaksFor', r.speaks_for, 'place', e.place), null, null, null
      from evidence_words e join evidence_items i on i.council_id = e.council_id and i.id = e.item_id
      join evidence_revisions r on r.council_id = e.council_id and r.id = e.revision_id
      where h.kind = 'evidence' and e.council_id = (select acting_council()) and e.id = h.id
    union all
    (select '', null, null, null, null, coalesce(u.name, u.email), m.post, null
      from current_memberships m join users u on u.id = m.user_id
      where h.kind = 'person' and m.council_id = (select acting_council()) and m.user_id = h.id order by m.starts_on desc limit 1)) said`

/** Whatever of the council’s words this reader may open, with what they ask for in it, or nearly that; the best first, without its words. */
export async function loadFound(tx: Tx, q: string): Promise<FoundRow[]> {
  const { rows } = await tx.execute<FoundRow>(sql`
    with found as materialized (select * from find_words(${q}, ${MOST_OF_A_KIND}))
    select h.id, h.kind, h.is_near as "isNear", h.query, coalesce(said.assessment, s."assessmentId") as "assessmentId",
      (select o.title from assessments o where o.council_id = (select acting_council()) and o.id = coalesce(said.assessment, s."assessmentId")) as assessment,
      case when s.id is null then null else jsonb_build_object('id', s.id, 'kind', s.kind, 'code', s.code, 'shortName', s."shortName") end as subject,
      said.thread, said.item, said.name, said.post, said.at
    from found h ${READ_AGAIN}
    left join lateral (select s.id, s.kind, s.assessment_id as "assessmentId", ${NAME_OF_SUBJECT} from subjects s ${WITH_NAMES}
      where s.council_id = (select acting_council()) and s.id = said.subject) s on true
    order by h.is_near, h.rank desc, h.kind, h.id`)
  return eachItemOnce(rows)
}

/** Of an item of evidence its best place stands for all of them. */
function eachItemOnce(rows: readonly FoundRow[]): FoundRow[] {
  const seen = new Set<string>()
  return rows.filter(({ item, isNear }) => {
    const key = item && `${item.id} ${isNear}`
    if (!key) return true
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The words that were found, in their sentence, of so many of these as stand on a page. */
export async function loadSnippets(tx: Tx, shown: readonly FoundRow[]): Promise<Map<string, string>> {
  const said = shown.filter(({ kind }) => kind !== 'person')
  if (said.length === 0) return new Map()
  const each = (of: (row: FoundRow) => string): SQL =>
    sql.join(
      said.map((row) => sql`${of(row)}`),
      sql`, `,
    )
  const { rows } = await tx.execute<{ id: string; snippet: string }>(sql`
    select h.id, ts_headline('english', left(said.words, 150000), h.query::tsquery,
      ${`StartSel=${OPENS}, StopSel=${CLOSES}, MaxWords=34, MinWords=16, ShortWord=0, MaxFragments=1`}) as snippet
    from unnest(array[${each(({ kind }) => kind)}]::text[], array[${each(({ id }) => id)}]::uuid[], array[${each(({ query }) => query)}]::text[]) h (kind, id, query)
    ${READ_AGAIN}`)
  return new Map(rows.map(({ id, snippet }) => [id, snippet]))
}
