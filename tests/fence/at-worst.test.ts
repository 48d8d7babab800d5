import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SERVING_ROLES } from '@/db/roles'
import { testDatabase } from '../kit/database'
import { askNamed } from '../kit/named'

/** The two lists of db/README.md: a line a table and a line a function, as their cells stand there. */
const lines = readFileSync(new URL('../../db/README.md', import.meta.url), 'utf8').split('\n')
const listed = (heading: string) => {
  const from = lines.findIndex((line) => line.startsWith('|') && line.includes(heading))
  const end = lines.findIndex((line, at) => at > from && !line.startsWith('|'))
  return lines.slice(from + 2, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.replaceAll('`', '').trim()),
  )
}
const query = async (text: string) => askNamed<Record<string, string>>((await testDatabase()).owner, text)
const SERVING = Object.values(SERVING_ROLES).filter((role) => role !== SERVING_ROLES.demo)
const ROLES = `unnest('{${SERVING.join(',')}}'::text[]) role`

/** Role, table, what it may do with which columns, which policies open rows to it, and which take them away again. */
const tables = () =>
  query(`
    select role, c.relname as "table",
      concat_ws(', ', ${['select', 'insert', 'update', 'delete']
        .map(
          (may) => `case when has_table_privilege(role, c.oid, '${may}') then '${may}'
            ${
              may === 'delete'
                ? ''
                : `else (select '${may} (' || string_agg(a.attname, ', ' order by a.attnum) || ')' from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(role, c.oid, a.attnum, '${may}'))`
            } end`,
        )
        .join(', ')}) as may,
      coalesce((select string_agg(p.polname, ', ' order by p.polname) from pg_policy p
        where p.polrelid = c.oid and p.polpermissive and p.polroles @> array[role::regrole::oid]), '') as opened,
      coalesce((select string_agg(p.polname, ', ' order by p.polname) from pg_policy p
        where p.polrelid = c.oid and not p.polpermissive and p.polroles @> array[role::regrole::oid]), '') as narrowed
    from ${ROLES} cross join pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
      and (has_any_column_privilege(role, c.oid, 'select, insert, update') or has_table_privilege(role, c.oid, 'delete, truncate'))
    order by role, c.relname`)

const functions = () =>
  query(`
    select role, p.proname as function from ${ROLES} cross join pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege(role, p.oid, 'execute')
    order by role, p.proname`)

describe('what a serving role can do at worst', () => {
  it('stands in db/README.md: each table, what may be done with it, what opens its rows and what takes them away', async () => {
    const there = await tables()
    expect(there.length).toBeGreaterThan(35)
    expect(listed('opened by')).toEqual(
      there.map(({ role, table, may, opened, narrowed }) => [role, table, may, opened, narrowed]),
    )
  })

  it('stands in db/README.md: each function that runs as the owner, and what it can be used for', async () => {
    const there = await functions()
    const said = listed('can be used for')
    expect(said.map(([role, name]) => [role, name])).toEqual(there.map(({ role, function: name }) => [role, name]))
    for (const [, name, use = ''] of said) expect(use.split(' ').length, name).toBeGreaterThan(3)
  })

  it('leaves no hidden score readable, no frozen row changeable and the trail closed but for its function', async () => {
    const there = await tables()
    const of = (name: string) => there.filter(({ table }) => table === name)
    for (const hidden of ['scores', 'score_drafts', 'peer_scores', 'judged_answers', 'audit_entries'])
      expect(of(hidden), hidden).toEqual([])
    for (const kept of [
      'submissions',
      'frozen_texts',
      'agreements',
      'comments',
      'document_updates',
      'document_snapshots',
    ])
      for (const { may } of of(kept)) expect(may, kept).not.toMatch(/update|delete/)
  })
})
