import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { Happened, Wait } from './line'
import { type Cadence, type MailChoice, NEWS, OF_ONE } from './notice'

/** What waits for the acting person in all their places; of a question in the order of the framework. */
export const loadWaits = async (tx: Tx): Promise<Wait[]> =>
  (
    await tx.execute<Wait>(sql`select kind, slug, review_id, place, assessment_id, title, code, short_name, due::text, about, who
      from my_waits()`)
  ).rows

/** What they should know and may still see, the latest first. */
export const loadHappened = async (tx: Tx): Promise<Happened[]> =>
  (
    await tx.execute<Happened>(sql`select id, kind, slug, place, assessment_id, title, subject_id, subject_kind, code, short_name, about, who,
      duty, starts_at, minutes, venue, version, happened_at, seen_at from my_notices() limit 500`)
  ).rows

/** How many lines of acts wait, and of news that they have not seen. */
export async function countLines(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select (select count(distinct (kind, council_id, review_id, assessment_id, due)) from my_waits())::int
      + (select count(distinct (kind, council_id, assessment_id, duty, case when kind in ${OF_ONE} then who end))
          from my_notices() where seen_at is null and kind in ${NEWS})::int as count`)
  return rows[0]?.count ?? 0
}

export const markSeen = (tx: Tx, until: string) => tx.execute(sql`select see_notices(${until})`)

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
