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
    const { rows } = await tx.execute<{ name: string; rows: unknown[] }>(
      sql.join(
        ofMine.map(
          ([name, rows]) =>
            sql`select ${name} as name, coalesce(jsonb_agg(r order by r ->> 'id'), '[]') as rows from (${rows}) o (r)`,
        ),
        sql` union all `,
      ),
    )
    return ok({
      format: 'concord-own/1' as const,
      council: { name: actor.councilName, slug: actor.councilSlug },
      takenAt: actor.now.toISOString(),
      rows: Object.fromEntries(rows.map(({ name, rows: of }) => [name, of])),
    })
  })
