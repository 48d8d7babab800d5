import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/gate'
import { KEPT_BACK, TAKEN } from './taken'

/** So many rows are read at once. */
const AT_ONCE = 2_000

/** The rows of one table, each as a line of JSON, in an order that is the same each time. */
export type Rows = { name: string; lines: string[] }

const HERE = sql`(select acting_council())`

/** Every row that the acting person sees of what their council takes with it: the fences say which, as they do for every page. */
export async function readRows(tx: Tx): Promise<Rows[]> {
  const all: Rows[] = []
  for (const table of TAKEN) all.push({ name: getTableName(table), lines: await linesOf(tx, table) })
  for (const [name, query] of Object.entries(OTHERWISE)) all.push({ name, lines: await told(tx, query) })
  return all
}

async function linesOf(tx: Tx, table: PgTable): Promise<string[]> {
  const lines: string[] = []
  const kept = sql.join(
    (KEPT_BACK[getTableName(table)] ?? []).map((column) => sql`${column}`),
    sql`, `,
  )
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await tx.execute<{ id: string; line: string }>(sql`
      select t.id, (to_jsonb(t) - array[${kept}]::text[])::text as line from ${table} t
      where t.council_id = ${HERE} and t.id > ${after} order by t.id limit ${AT_ONCE}`)
    lines.push(...rows.map(({ line }) => line))
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return lines
    after = last.id
  }
}

const told = async (tx: Tx, query: SQL): Promise<string[]> =>
  (await tx.execute<{ line: string }>(query)).rows.map(({ line }) => line)

/**
 * What is no plain table of the council. Of scores only those of revealed rounds, and where the naming rule keeps names back, without
 * anything by which the trail would say whose each is; of stands the same, unless their author wanted to be named. Comments as they read now.
 */
const OTHERWISE: Record<string, SQL> = {
  councils: sql`select to_jsonb(t)::text as line from councils t where t.id = ${HERE}`,
  people: sql`select jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email)::text as line from users u
    where exists (select 1 from memberships m where m.council_id = ${HERE} and m.user_id = u.id) order by u.id`,
  framework_versions: sql`select to_jsonb(t)::text as line from framework_versions t
    where t.id in (select a.framework_version_id from assessments a where a.council_id = ${HERE}) order by t.id`,
  framework_questions: sql`select to_jsonb(t)::text as line from framework_questions t
    where t.framework_version_id in (select a.framework_version_id from assessments a where a.council_id = ${HERE}) order by t.framework_version_id, t.code`,
  comments: sql`select (to_jsonb(c) || jsonb_build_object('body', case when x.created_at is null then c.body else x.body end))::text as line
    from comments c left join lateral (select y.created_at, y.body from comment_changes y
      where y.council_id = c.council_id and y.comment_id = c.id order by y.created_at desc, y.id desc limit 1) x on true
    where c.council_id = ${HERE} and is_standing(c.council_id, c.id, c.created_at) order by c.id`,
  comment_mentions: sql`select to_jsonb(m)::text as line from comment_mentions m join comments c on c.council_id = m.council_id and c.id = m.comment_id
    where m.council_id = ${HERE} and is_standing(c.council_id, c.id, c.created_at) order by m.id`,
  scores: sql`select (case when a.naming_rule = 'names' then to_jsonb(s)
      else to_jsonb(s) - array['id', 'assessor_id', 'submitted_at', 'first_submitted_at'] end)::text as line
    from rounds r join assessments a on a.council_id = r.council_id and a.id = r.assessment_id
    join shown_scores s on s.council_id = r.council_id and s.round_id = r.id
    where r.council_id = ${HERE} and r.revealed_at is not null order by r.id, 1`,
  stances: sql`select (case when t.is_named then to_jsonb(t) else to_jsonb(t) - array['id', 'assessor_id', 'recorded_at'] end)::text as line
    from stances t where t.council_id = ${HERE} order by t.agreement_id, 1`,
  judged_answers: sql`select to_jsonb(j)::text as line from rounds r join shown_judged_answers j on j.council_id = r.council_id and j.round_id = r.id
    where r.council_id = ${HERE} and r.revealed_at is not null and j.act <> 'score' order by r.id, j.id`,
}
