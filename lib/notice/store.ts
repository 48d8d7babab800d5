import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId, CouncilId, NoticeId } from '@/db/ids'
import type { Happened, Wait } from './line'
import { type Cadence, type MailChoice, NEWS } from './notice'

/** What waits for the acting person in all their places; of a question in the order of the framework. */
export const loadWaits = async (tx: Tx): Promise<Wait[]> => (await tx.execute<Wait>(waits(sql`true`))).rows

/** The same of one assessment, or of one council. */
export const loadWaitsOf = async (tx: Tx, of: { assessmentId: AssessmentId } | { councilId: CouncilId }) =>
  (
    await tx.execute<Wait>(
      waits('assessmentId' in of ? sql`assessment_id = ${of.assessmentId}` : sql`council_id = ${of.councilId}`),
    )
  ).rows

const waits = (which: SQL) => sql`
  select kind, slug, review_id, place, assessment_id, title, code, short_name, due::text, about, who
  from my_waits() where ${which}`

const happened = (
  which: SQL,
) => sql`select id, kind, slug, place, assessment_id, title, subject_id, subject_kind, code, short_name,
  about, who, duty, starts_at, minutes, venue, version, happened_at, seen_at from my_notices() where ${which}`
const isNew = sql`seen_at is null and kind in ${NEWS}`

/** News that they should know, may still see and have not seen, the latest first. */
export const loadNews = async (tx: Tx) => (await tx.execute<Happened>(happened(isNew))).rows

/** What else happened, seen or told as what waits because of it: the latest 500. */
export const loadPast = async (tx: Tx) =>
  (await tx.execute<Happened>(sql`${happened(sql`not (${isNew})`)} limit 500`)).rows

/** How many things wait, and whether there is news that they have not seen. */
export async function countWaiting(tx: Tx): Promise<{ waits: number; hasNews: boolean }> {
  const { rows } = await tx.execute<{ waits: number; hasNews: boolean }>(sql`
    select (select count(*) from my_waits())::int as waits,
      exists (select 1 from my_notices() where ${isNew}) as "hasNews"`)
  return rows[0] ?? { waits: 0, hasNews: false }
}

export const markSeen = (tx: Tx, ids: readonly NoticeId[]) =>
  tx.execute(sql`select see_notices(${sql.param(ids)}::uuid[])`)

/** Of each council where they have a role, how often mail comes. */
export const loadChoices = async (tx: Tx): Promise<MailChoice[]> =>
  (
    await tx.execute<MailChoice>(sql`
      select c.slug, c.name, coalesce(p.cadence, 'daily') as cadence
      from (select distinct m.council_id from current_memberships m where m.user_id = acting_user()) m
      join councils c on c.id = m.council_id
      left join notice_preferences p on p.council_id = c.id and p.user_id = acting_user()
      order by c.name`)
  ).rows

/** Says whether they have a role there. */
export async function keepChoice(tx: Tx, slug: string, cadence: Cadence): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`
    insert into notice_preferences (council_id, user_id, cadence)
      select distinct m.council_id, m.user_id, ${cadence} from current_memberships m join councils c on c.id = m.council_id
      where m.user_id = acting_user() and c.slug = ${slug}
    on conflict (council_id, user_id) do update set cadence = excluded.cadence`)
  return (rowCount ?? 0) > 0
}
