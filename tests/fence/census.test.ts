import { describe, expect, it } from 'vitest'
import { testDatabase } from '../kit/database'

/** Tables that no council or review owns, each with its reason. Anything else must carry its owner in its keys. */
const NOT_TENANT: Record<string, string> = {
  users: 'one person is one account, whatever councils they belong to; shown by policy to those who share a council',
  sessions: 'sign-in; granted to the identity role alone',
  accounts: 'sign-in; granted to the identity role alone',
  verification_tokens: 'sign-in; granted to the identity role alone',
  councils: 'the register of councils; its row is the tenant',
  framework_versions: 'published reference data, read-only to every serving role',
  framework_areas: 'published reference data, read-only to every serving role',
  framework_questions: 'published reference data, read-only to every serving role',
  role_may: 'who may do what; read by functions of the owning role alone',
  duty_may: 'who may do what; read by functions of the owning role alone',
  peer_may: 'who may do what; read by functions of the owning role alone',
  time_for: 'who may do what; read by functions of the owning role alone',
  resources: 'published reference data, read-only to every serving role',
  audit_entries: 'one chain a council and one a review: chain_id is the owner',
}
const SERVING = ['concord_app', 'concord_identity', 'concord_append', 'concord_keeper']

const rows = async <T>(query: string): Promise<T[]> => {
  const { owner } = await testDatabase()
  return (await owner.query(query)).rows as T[]
}

describe('the census of tables', () => {
  it('every table has row security on and forced', async () => {
    const open = await rows<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not (relrowsecurity and relforcerowsecurity)`,
    )
    expect(open).toEqual([])
  })

  it('every table has a policy for the role that may read it', async () => {
    const bare = await rows<{ table: string; role: string }>(
      `select c.relname as table, r.rolname as role from pg_class c cross join pg_roles r
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and r.rolname = any('{${SERVING.join(',')}}')
       and (has_table_privilege(r.oid, c.oid, 'select') or has_any_column_privilege(r.oid, c.oid, 'select'))
       and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive and r.oid = any(p.polroles))`,
    )
    expect(bare).toEqual([])
  })

  it('every tenant table carries its owner in its primary key and in every foreign key to another tenant table', async () => {
    const tables = await rows<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    const tenant = tables.map((t) => t.relname).filter((name) => !(name in NOT_TENANT))
    expect(tenant.length).toBeGreaterThan(20)
    const keys = await rows<{ table: string; kind: string; target: string | null; columns: string[] }>(
      `select k.conrelid::regclass::text as table, k.contype as kind, nullif(k.confrelid, 0)::regclass::text as target,
         array(select a.attname::text from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) as columns
       from pg_constraint k where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'f')`,
    )
    const owned = (columns: string[]) => columns.includes('council_id') || columns.includes('review_id')
    for (const name of tenant) {
      const primary = keys.find((k) => k.table === name && k.kind === 'p')
      expect(primary && owned(primary.columns), `${name} has its owner in its primary key`).toBe(true)
      for (const key of keys.filter(
        (k) => k.table === name && k.kind === 'f' && k.target && !(k.target in NOT_TENANT),
      )) {
        expect(key.columns, `${name} reaches ${key.target} with its owner`).toContain('council_id')
      }
    }
  })

  it('the short list names no table that is gone', async () => {
    const tables = await rows<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    const names = new Set(tables.map((t) => t.relname))
    expect(Object.keys(NOT_TENANT).filter((name) => !names.has(name))).toEqual([])
  })

  it('the serving roles own nothing, cannot bypass row security and cannot make roles or databases', async () => {
    const roles = await rows<Record<string, boolean | string>>(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         exists (select 1 from pg_class c where c.relowner = r.oid) as owns,
         pg_has_role(r.oid, (select datdba from pg_database where datname = current_database()), 'member') as acts_as_owner
       from pg_roles r where rolname = any('{${SERVING.join(',')}}') order by 1`,
    )
    expect(roles.map((r) => r.rolname)).toEqual([...SERVING].sort())
    for (const { rolname, ...powers } of roles) {
      expect(Object.values(powers), `${rolname}`).toEqual(Object.values(powers).map(() => false))
    }
  })

  it('no serving role may delete or change what is kept as it was written', async () => {
    const loose = await rows<{ role: string; table: string }>(
      `select r.rolname as role, t as table from pg_roles r cross join unnest(array['submissions', 'frozen_answers',
         'audit_entries', 'document_updates', 'document_versions', 'document_restores', 'agreements', 'comments']) t
       where r.rolname = any('{${SERVING.join(',')}}')
       and (has_table_privilege(r.oid, t, 'update') or has_table_privilege(r.oid, t, 'delete') or has_table_privilege(r.oid, t, 'truncate'))`,
    )
    expect(loose).toEqual([])
  })

  it('every function that runs as the owner fixes its search path and is not open to everybody', async () => {
    const loose = await rows<{ proname: string }>(
      `select proname from pg_proc p where pronamespace = 'public'::regnamespace and prosecdef
       and (proconfig is null or not exists (select 1 from unnest(proconfig) c where c like 'search_path=%')
         or exists (select 1 from aclexplode(coalesce(proacl, acldefault('f', proowner))) a where a.grantee = 0))`,
    )
    expect(loose).toEqual([])
  })
})
