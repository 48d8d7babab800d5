import type pg from 'pg'

type Database = Pick<pg.ClientBase, 'query'>

/** One line for each fact that a query finds, so that two databases can be compared. */
async function lines(db: Database, queries: Record<string, string>): Promise<string[]> {
  const found: string[] = []
  for (const [kind, query] of Object.entries(queries)) {
    const { rows } = await db.query<Record<string, unknown>>(query)
    for (const row of rows) found.push(`${kind} ${Object.values(row).join(' | ')}`)
  }
  return found.sort()
}

/** The tables as the catalogue has them: columns, types, defaults, keys, checks, indexes, sequences. */
export const structureOf = (db: Database): Promise<string[]> =>
  lines(db, {
    column: `select t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then 'not null' end, pg_get_expr(d.adbin, d.adrelid)
      from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
      where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')`,
    constraint: `select conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace and contype not in ('n', 't')`,
    index: `select tablename, indexdef from pg_indexes where schemaname = 'public'`,
    sequence: `select sequencename, data_type, start_value, min_value, max_value, increment_by, cycle from pg_sequences
      where schemaname = 'public'`,
  })

const granted = (acl: string) => `cross join lateral aclexplode(${acl}) g left join pg_roles r on r.oid = g.grantee`

/** What the files of `db/sql` put in force, as the catalogue has it: row security, policies, triggers, views, functions, grants. */
export const inForce = (db: Database): Promise<string[]> =>
  lines(db, {
    table: `select relname, relrowsecurity, relforcerowsecurity from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    policy: `select tablename, policyname, permissive, roles, cmd, qual, with_check from pg_policies where schemaname = 'public'`,
    trigger: `select tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal`,
    view: `select viewname, definition from pg_views where schemaname = 'public'`,
    function: `select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')`,
    execute: `select p.oid::regprocedure, coalesce(r.rolname, 'public') from pg_proc p
      ${granted(`coalesce(proacl, acldefault('f', proowner))`)} where pronamespace = 'public'::regnamespace`,
    grant: `select c.relname, coalesce(r.rolname, 'public'), g.privilege_type, g.is_grantable from pg_class c
      ${granted(`coalesce(relacl, acldefault('r', relowner))`)} where relnamespace = 'public'::regnamespace`,
    'column grant': `select c.relname, a.attname, coalesce(r.rolname, 'public'), g.privilege_type, g.is_grantable
      from pg_attribute a join pg_class c on c.oid = a.attrelid ${granted('a.attacl')} where relnamespace = 'public'::regnamespace`,
    schema: `select coalesce(r.rolname, 'public'), g.privilege_type from pg_namespace n
      ${granted(`coalesce(nspacl, acldefault('n', nspowner))`)} where nspname = 'public'`,
  })
