import { getTableName, type SQL, sql } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { KEPT_BACK, TAKEN } from './taken'

/**
 * What a council holds of whoever asks: every row that they see and that names them, and what is theirs alone (scores, drafts, what
 * they have read). By their own act and for themselves; nobody asks for somebody else's.
 */
export const exportOwn = (caller: Caller, _input: null) =>
  inCouncil(caller, async (tx, actor) => {
    const me = actor.userId
    const namesMe = sql`exists (select 1 from jsonb_each_text(to_jsonb(t)) v where v.value = ${me})`
    const here = sql`t.council_id = (select acting_council())`
    const ofMine: [string, SQL][] = [
      ...TAKEN.map((table): [string, SQL] => {
        const name = getTableName(table)
        const kept = sql.join(
          (KEPT_BACK[name] ?? []).map((column) => sql`${column}`),
          sql`, `,
        )
        return [name, sql`select to_jsonb(t) - array[${kept}]::text[] from ${table} t where ${here} and ${namesMe}`]
      }),
      [
        'people',
        sql`select jsonb_build_object('id', t.id, 'name', t.name, 'email', t.email) from users t where t.id = ${me}`,
      ],
      ['comments', sql`select to_jsonb(t) from comments t where ${here} and t.author_id = ${me}`],
      ['comment_changes', sql`select to_jsonb(t) from comment_changes t where ${here} and t.changed_by = ${me}`],
      ['scores', sql`select to_jsonb(t) from shown_scores t where ${here} and t.assessor_id = ${me}`],
      ['score_drafts', sql`select to_jsonb(t) from my_drafts() t`],
      ['judged_answers', sql`select to_jsonb(t) from shown_judged_answers t where ${here} and t.judged_by = ${me}`],
      ['stances', sql`select to_jsonb(t) from stances t where ${here} and t.assessor_id = ${me}`],
      ['thread_reads', sql`select to_jsonb(t) from thread_reads t where ${here} and t.user_id = ${me}`],
    ]
    const { rows } = await tx.execute<{ name: string; rows: Record<string, unknown>[] }>(
      sql.join(
        ofMine.map(
          ([name, rows]) =>
            sql`select ${name} as name, coalesce(jsonb_agg(r order by r ->> 'id'), '[]') as rows from (${rows}) o (r)`,
        ),
        sql` union all `,
      ),
    )
    const told = new Set(JSON.stringify(rows).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))
    const called = await tx.execute<{ id: string; name: string }>(sql`
      select a.id::text, a.title as name from assessments a where a.council_id = (select acting_council())
      union all select q.id::text, q.code || ' ' || f.short_name from assessment_questions q
        join framework_questions f on f.id = q.framework_question_id where q.council_id = (select acting_council())
      union all select r.id::text, q.code || ' ' || f.short_name || ', round ' || r.number from rounds r
        join assessment_questions q on q.council_id = r.council_id and q.id = r.assessment_question_id
        join framework_questions f on f.id = q.framework_question_id where r.council_id = (select acting_council())
      union all select g.id::text, g.name from political_groups g where g.council_id = (select acting_council())
      union all select u.id::text, coalesce(u.name, u.email) from users u
        where exists (select 1 from memberships m where m.council_id = (select acting_council()) and m.user_id = u.id)
      order by name, id`)
    return ok({
      format: 'concord-own/1' as const,
      council: { name: actor.councilName, slug: actor.councilSlug },
      takenAt: actor.now.toISOString(),
      rows: Object.fromEntries(rows.map(({ name, rows: of }) => [name, of])),
      /** What those are called whose ids stand in the rows. */
      names: Object.fromEntries(called.rows.filter(({ id }) => told.has(id)).map(({ id, name }) => [id, name])),
    })
  })

export type Own = Extract<Awaited<ReturnType<typeof exportOwn>>, { ok: true }>['value']
