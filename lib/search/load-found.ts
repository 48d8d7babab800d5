import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { CLOSES, OPENS } from '../evidence/found-signs'
import { NAME_OF_SUBJECT, WITH_NAMES } from '../subject/store'
import type { FoundRow } from './hit'

/** Of each kind so many places are looked at. */
const MOST_OF_A_KIND = 200

type Kind = FoundRow['kind']
/** Where the function says that words stand, of what somebody may open: not yet read again. */
type Place = Pick<FoundRow, 'kind' | 'id' | 'isNear' | 'query'>
type Said = Omit<FoundRow, keyof Place>

const ofReport = (table: SQL) => sql`
  select f.id, f.words, null::uuid as subject, o.assessment_id as assessment, null::uuid as thread, null::jsonb as item, v.title as name,
    null as post, v.published_at as at
  from ${table} f join reviews v on v.council_id = f.council_id and v.id = f.review_id
  join submissions o on o.council_id = v.council_id and o.id = v.submission_id
  where f.council_id = (select acting_council()) and v.published_at is not null`
const ofAnswers = sql`
  select w.id, w.words, w.id, null::uuid, null::uuid, null::jsonb, null, null, null::timestamptz
  from answer_words w where w.council_id = (select acting_council())`

/** Each kind behind the asker’s own fence: what is not open to them is not there. */
const READ_AGAIN: Record<Kind, SQL> = {
  answer: ofAnswers,
  statement: ofAnswers,
  comment: sql`
    select c.id, coalesce(x.body, c.body), t.subject_id, null::uuid, t.id, null::jsonb, c.author_name, c.author_post, c.created_at
    from comments c join comment_threads t on t.council_id = c.council_id and t.id = c.thread_id
    left join lateral (select y.body from comment_changes y where y.council_id = c.council_id and y.comment_id = c.id
      order by y.created_at desc, y.id desc limit 1) x on true
    where c.council_id = (select acting_council())`,
  shared: sql`
    select c.id, c.body, c.subject_id, null::uuid, null::uuid, null::jsonb, c.author_name, null, c.created_at
    from review_comments c where c.council_id = (select acting_council())`,
  level: sql`
    select g.id, g.reason, g.assessment_question_id, null::uuid, null::uuid, null::jsonb, null, null, g.agreed_at
    from agreements g where g.council_id = (select acting_council())`,
  note: sql`
    select n.id, n.words, n.assessment_question_id, n.assessment_id, null::uuid, null::jsonb, n.owner_name, null, n.noted_at
    from meeting_notes n where n.council_id = (select acting_council())`,
  finding: ofReport(sql`findings`),
  recommendation: ofReport(sql`recommendations`),
  minute: sql`
    select r.id, r.minute, null::uuid, o.assessment_id, null::uuid, null::jsonb, r.body_name, null, r.meets_on::timestamptz
    from referrals r join submissions o on o.council_id = r.council_id and o.id = r.submission_id
    where r.council_id = (select acting_council())`,
  ask: sql`
    select k.id, k.words, null::uuid, o.assessment_id, null::uuid, null::jsonb, r.body_name, null, r.meets_on::timestamptz
    from body_asks k join referrals r on r.council_id = k.council_id and r.id = k.referral_id
    join submissions o on o.council_id = r.council_id and o.id = r.submission_id
    where k.council_id = (select acting_council())`,
  action: sql`
    select p.id, concat_ws(E'\n', p.title, nullif(p.benefit, ''), nullif(p.said, '')), null::uuid, null::uuid, null::uuid, null::jsonb, p.title,
      p.owner_post, p.due_on::timestamptz
    from plan_actions p where p.council_id = (select acting_council())`,
  evidence: sql`
    select e.id, e.words, null::uuid, null::uuid, null::uuid, jsonb_build_object('id', i.id, 'title', r.title, 'kind', i.kind,
      'readers', i.readers, 'speaksFor', r.speaks_for, 'place', e.place), null, null, null::timestamptz
    from evidence_words e join evidence_items i on i.council_id = e.council_id and i.id = e.item_id
    join evidence_revisions r on r.council_id = e.council_id and r.id = e.revision_id
    where e.council_id = (select acting_council())`,
  person: sql`
    select distinct on (m.user_id) m.user_id as id, '', null::uuid, null::uuid, null::uuid, null::jsonb, coalesce(u.name, u.email), m.post,
      null::timestamptz
    from current_memberships m join users u on u.id = m.user_id
    where m.council_id = (select acting_council())
    order by m.user_id, m.starts_on desc`,
}
/** The rows of these places, each once; only of kinds that are among them, because each has fences of its own to be planned. */
function readAgain(places: readonly Pick<Place, 'kind' | 'id'>[]): SQL {
  const parts = [...new Set(places.map(({ kind }) => kind))].map((kind) => {
    const wanted = new Set(places.flatMap((place) => (place.kind === kind ? [place.id] : [])))
    const ids = sql.join(
      [...wanted].map((id) => sql`${id}::uuid`),
      sql`, `,
    )
    return sql`(select ${kind}::text as kind, k.* from (${READ_AGAIN[kind]}) k
      (id, words, subject, assessment, thread, item, name, post, at) where k.id = any (array[${ids}]))`
  })
  return sql.join(parts, sql` union all `)
}
const keyOf = ({ kind, id }: Pick<Place, 'kind' | 'id'>) => `${kind} ${id}`

/** Whatever of the council’s words this reader may open, with what they ask for in it, or nearly that; the best first, without its words. */
export async function loadFound(tx: Tx, q: string): Promise<FoundRow[]> {
  const { rows: places } = await tx.execute<Place>(sql`
    select f.kind, f.id, f.is_near as "isNear", f.query from find_words(${q}, ${MOST_OF_A_KIND}) f
    order by f.is_near, f.rank desc, f.kind, f.id`)
  if (places.length === 0) return []
  const { rows } = await tx.execute<Said & Pick<Place, 'kind' | 'id'>>(sql`
    select said.kind, said.id, coalesce(said.assessment, s."assessmentId") as "assessmentId",
      (select o.title from assessments o where o.council_id = (select acting_council()) and o.id = coalesce(said.assessment, s."assessmentId")) as assessment,
      case when s.id is null then null else jsonb_build_object('id', s.id, 'kind', s.kind, 'code', s.code, 'shortName', s."shortName") end as subject,
      said.thread, said.item, said.name, said.post, said.at
    from (${readAgain(places)}) said
    left join lateral (select s.id, s.kind, s.assessment_id as "assessmentId", ${NAME_OF_SUBJECT} from subjects s ${WITH_NAMES}
      where s.council_id = (select acting_council()) and s.id = said.subject) s on true`)
  const said = new Map(rows.map((row) => [keyOf(row), row]))
  return eachItemOnce(
    places.flatMap((place) => {
      const row = said.get(keyOf(place))
      return row ? [{ ...row, ...place }] : []
    }),
  )
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
    join (${readAgain(said)}) said on said.kind = h.kind and said.id = h.id`)
  return new Map(rows.map(({ id, snippet }) => [id, snippet]))
}
