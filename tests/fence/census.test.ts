import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { JOBS_SCHEMA, QUEUED_KINDS } from '@/db/job-kinds'
import { SERVING_ROLES, type ServingRole } from '@/db/roles'
import { testDatabase } from '../kit/database'
import { askNamed } from '../kit/named'
import { attempt, connectAs, EVERY_ROLE } from '../kit/serving-role'

/** Tables that no council or review owns, each with its reason. Anything else must carry its owner in its keys. */
const NOT_TENANT: Record<string, string> = {
  users: 'one person is one account, whatever councils they belong to; shown by policy to those who share a council',
  sessions: 'sign-in; granted to the identity role alone',
  accounts: 'sign-in; granted to the identity role alone',
  verification_tokens: 'sign-in; granted to the identity role alone',
  councils: 'the register of councils; its row is the tenant',
  framework_versions: 'published reference data, read-only to every serving role',
  framework_areas: 'published reference data, read-only to every serving role',
  framework_levels: 'published reference data, read-only to every serving role',
  framework_questions: 'published reference data, read-only to every serving role',
  acting_keys: 'by which it is proven who acts; read by a function of the owning role alone',
  leavings: 'who or what is to leave for good; granted to no serving role, and there when what it names is gone',
  limits: 'how often something was done lately, by fingerprint; granted to a role that sees nothing else',
  mails: 'what is to be mailed, and to whom; granted to no serving role',
  notice_preferences: 'how often somebody wants mail of a council; each row is theirs alone, by policy',
  done_acts: 'what somebody did lately, so that it is done once; granted to no serving role',
  file_folders: 'which folder the files are in; granted to no serving role',
  tried_writes: 'where it is tried whether PostgreSQL can write; always empty, and granted to no serving role',
  programme_invitations: 'who is asked to keep the register; granted to no serving role',
  seal_keys: 'with which this installation signs; read by functions of the owning role alone',
  resources: 'published reference data, read-only to every serving role',
  audit_entries: 'one chain a council, one a review and one a score: chain_id is the owner',
}
/** Tenant tables whose key is not their owner's first, and why. */
const FOUND_BY_ID: Record<string, string> = { subjects: 'has one of three owners, so that one id names it' }
/** Policies that open something beside a table's own fence. Whatever else there is only takes away. */
const OPENINGS = [
  'accounts_identity',
  'clock_entries_peers',
  'councils_profile',
  'councils_read',
  'evidence_items_peers',
  'evidence_marks_peers',
  'evidence_peers',
  'evidence_requests_host_answers',
  'evidence_requests_host_reads',
  'evidence_revisions_peers',
  'fact_points_host',
  'findings_host_reads',
  'framework_areas_read',
  'framework_levels_read',
  'framework_questions_read',
  'framework_versions_read',
  'frozen_texts_peers',
  'limits_counted',
  'memberships_own',
  'notice_preferences_own',
  'progress_evidence_host',
  'progress_reviews_host',
  'progress_statements_host',
  'progress_views_host_reads',
  'recommendation_answers_peers_read',
  'recommendations_host_reads',
  'replies_peers_read',
  'resources_read',
  'review_comments_host_answers',
  'review_comments_host_reads_shared',
  'review_peers_host',
  'review_peers_mine',
  'reviews_mine',
  'reviews_peers_move',
  'reviews_peers_read',
  'sessions_identity',
  'submission_seals_peers',
  'submissions_peers',
  'users_identity',
  'users_of_council',
  'users_self',
  'verification_tokens_identity',
]
/** What each serving role may call that runs as the owner. */
const AS_OWNER: Record<string, string[]> = {
  concord_app: [
    'accept_invitation',
    'accept_programme_invitation',
    'act_as',
    'acting_actions',
    'acting_asked_items',
    'acting_assessments',
    'acting_assigned_items',
    'acting_council',
    'acting_decides_class',
    'acting_email',
    'acting_files_size',
    'acting_limited',
    'acting_may',
    'acting_may_answer',
    'acting_may_ask_leaving',
    'acting_may_at',
    'acting_may_promise',
    'acting_peer_may',
    'acting_progress',
    'acting_questions',
    'acting_removal',
    'acting_review',
    'acting_review_cleared',
    'acting_reviews',
    'acting_roles',
    'acting_seat',
    'acting_sent_reviews',
    'acting_submission',
    'acting_submitted_evidence',
    'acting_submitted_items',
    'acting_submitted_revisions',
    'acting_user',
    'acting_writes',
    'action_trail',
    'add_council',
    'all_published',
    'append_as_acting',
    'append_to_trail',
    'ask_leaving',
    'audit_head',
    'call_off_leaving',
    'carry_over',
    'check_trail',
    'confirm_leaving',
    'correct_lead',
    'correct_name_of',
    'done_before',
    'end_sessions_of',
    'export_trail',
    'find_evidence',
    'find_words',
    'invitation_for',
    'judged_in',
    'leavings_of',
    'mail_invitation_again',
    'mail_lead_again',
    'mail_peer_again',
    'mails_of_invitations',
    'my_drafts',
    'my_notices',
    'my_readable',
    'my_waits',
    'note_done',
    'pending_leads',
    'public_seal_keys',
    'published',
    'readers_of',
    'remove_assessment',
    'round_has_quorum',
    'round_is_open',
    'round_is_revealed',
    'save_draft',
    'save_judged',
    'save_score',
    'score_coverage',
    'scores_of',
    'seal_is_known',
    'seal_key_in_use',
    'seals_of',
    'see_notices',
    'stood_here',
    'trail_page',
  ],
  concord_identity: ['ask_for_link', 'email_is_expected'],
  concord_append: ['append_updates'],
  concord_background: [
    'begin_reading',
    'do_leaving',
    'due_leavings',
    'move_anchors',
    'note_answer',
    'note_evidence_link',
    'note_evidence_words',
    'note_link',
    'orphaned_files',
    'purge_papers',
    'purge_rows',
    'queue_digests',
    'read_anchors',
    'read_text_log',
    'renew_invitation',
    'replace_text_log',
    'settle_mail',
    'take_evidence',
    'take_evidence_links',
    'take_links',
    'take_mail',
    'text_marks',
    'text_pins',
    'try_to_write',
    'whose_pack',
    'whose_paper',
  ],
}
/** What each serving role may call that runs as itself. */
const AS_ITSELF: Record<string, string[]> = {
  concord_app: [
    'acting_comments_on',
    'acting_marks',
    'acting_may_change',
    'acting_reads',
    'how_it_stands',
    'is_second_thought',
    'is_standing',
    'is_with_council',
    'kinds_with',
    'plan_is_settled',
    'read_texts',
  ],
}

/** The demo's role is the app's at other times than now, and has nothing of its own. */
const SERVING = Object.values(SERVING_ROLES).filter((role) => role !== SERVING_ROLES.demo)
const SERVING_LIST = `'{${SERVING.join(',')}}'::text[]`
const IN_PUBLIC = `'public'::regnamespace`

const rows = async <T>(query: string): Promise<T[]> => askNamed<T>((await testDatabase()).owner, query)
const tableNames = async () =>
  (
    await rows<{ name: string }>(
      `select relname as name from pg_class where relnamespace = ${IN_PUBLIC} and relkind in ('r', 'p')`,
    )
  ).map(({ name }) => name)
/** The words that a fence is written in, with the owner that a table has. */
const fenceOf = (columns: string[]) =>
  columns.includes('review_id')
    ? '(review_id = ( SELECT acting_review() AS acting_review))'
    : '(council_id = ( SELECT acting_council() AS acting_council))'

describe('the census of tables', () => {
  it('every table has row security on and forced', async () => {
    const open = await rows<{ relname: string }>(
      `select relname from pg_class where relnamespace = ${IN_PUBLIC} and relkind in ('r', 'p')
       and not (relrowsecurity and relforcerowsecurity)`,
    )
    expect(open).toEqual([])
  })

  it('every tenant table has the fence of its owner, for the app alone, and nothing opens it further but what is named here', async () => {
    const policies = await rows<Record<'tablename' | 'policyname' | 'qual' | 'with_check' | 'roles' | 'cmd', string>>(
      `select tablename, policyname, roles::text, cmd, qual, with_check from pg_policies
       where schemaname = 'public' and permissive = 'PERMISSIVE'`,
    )
    const columns = await rows<{ table: string; columns: string[] }>(
      `select c.relname as table, array_agg(a.attname::text) as columns from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 where relnamespace = ${IN_PUBLIC} and relkind = 'r' group by 1`,
    )
    const primary = await rows<{ table: string; columns: string[] }>(
      `select k.conrelid::regclass::text as table,
         array(select a.attname::text from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) as columns
       from pg_constraint k where k.connamespace = ${IN_PUBLIC} and k.contype = 'p'`,
    )
    for (const { table } of columns) {
      const own = policies.filter(({ tablename }) => tablename === table)
      expect(own.find(({ policyname }) => policyname === `${table}_owner`)?.qual, `${table} and its owner`).toBe('true')
      const fence = own.find(({ policyname }) => policyname === `${table}_fence`)
      if (table in NOT_TENANT) {
        expect(fence, `${table} has no owner to be fenced by`).toBeUndefined()
        continue
      }
      const key = fenceOf(primary.find((one) => one.table === table)?.columns ?? [])
      expect(fence, table).toMatchObject({ roles: '{concord_app}', cmd: 'ALL', qual: key, with_check: key })
    }
    const beside = policies.filter(({ policyname }) => !/_(owner|fence)$/.test(policyname))
    expect(beside.map(({ policyname }) => policyname).sort()).toEqual(OPENINGS)
  })

  it('every role that a table is granted to has a policy there', async () => {
    const bare = await rows<{ table: string; role: string }>(
      `select c.relname as table, r.rolname as role from pg_class c cross join pg_roles r
       where c.relnamespace = ${IN_PUBLIC} and c.relkind = 'r' and r.rolname = any(${SERVING_LIST})
       and (has_table_privilege(r.oid, c.oid, 'select') or has_any_column_privilege(r.oid, c.oid, 'select'))
       and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive and r.oid = any(p.polroles))`,
    )
    expect(bare).toEqual([])
  })

  it('every tenant table carries its owner in its primary key and in every foreign key to another tenant table', async () => {
    const tenant = (await tableNames()).filter((name) => !(name in NOT_TENANT))
    expect(tenant.length).toBeGreaterThan(20)
    const keys = await rows<{ table: string; kind: string; target: string | null; columns: string[] }>(
      `select k.conrelid::regclass::text as table, k.contype as kind, nullif(k.confrelid, 0)::regclass::text as target,
         array(select a.attname::text from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) as columns
       from pg_constraint k where k.connamespace = ${IN_PUBLIC} and k.contype in ('p', 'f')`,
    )
    const owned = (columns: string[]) => columns.includes('council_id') || columns.includes('review_id')
    for (const name of tenant) {
      const primary = keys.find((k) => k.table === name && k.kind === 'p')
      expect(primary && owned(primary.columns), `${name} has its owner in its primary key`).toBe(!(name in FOUND_BY_ID))
      for (const key of keys.filter(
        (k) => k.table === name && k.kind === 'f' && k.target && !(k.target in NOT_TENANT),
      )) {
        expect(key.columns, `${name} reaches ${key.target} with its owner`).toContain('council_id')
      }
    }
  })

  it('the short list names no table that is gone', async () => {
    const names = new Set(await tableNames())
    expect(Object.keys(NOT_TENANT).filter((name) => !names.has(name))).toEqual([])
  })

  it('every column of roles and every other column that holds a word of a list has a check', async () => {
    const checked = new Set(
      (
        await rows<{ column: string }>(
          `select c.relname || '.' || a.attname as column from pg_constraint k join pg_class c on c.oid = k.conrelid
           join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
           where k.connamespace = ${IN_PUBLIC} and k.contype = 'c' and cardinality(k.conkey) = 1
             and pg_get_constraintdef(k.oid) ~ '= ANY \\(ARRAY\\['`,
        )
      ).map(({ column }) => column),
    )
    const roles = await rows<{ column: string }>(
      `select c.relname || '.' || a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = ${IN_PUBLIC} and c.relkind = 'r' and a.attname ~ '(^|_)role$' order by 1`,
    )
    expect(roles.map(({ column }) => column)).toEqual([
      'group_memberships.membership_role',
      'invitations.role',
      'memberships.role',
      'review_peers.role',
    ])
    const folder = fileURLToPath(new URL('../../db/schema/', import.meta.url))
    const modules = await Promise.all(readdirSync(folder).map((file) => import(/* @vite-ignore */ `${folder}${file}`)))
    const listed = modules
      .flatMap((one) => Object.values(one as object))
      .filter((one): one is PgTable => is(one, PgTable))
      .flatMap((table) => {
        const ofLists = Object.values(getTableColumns(table)).filter((column) => column.enumValues)
        return ofLists.map((column) => `${getTableName(table)}.${column.name}`)
      })
    expect(listed.length).toBeGreaterThan(25)
    expect([...roles.map(({ column }) => column), ...listed].filter((column) => !checked.has(column))).toEqual([])
  })
})

describe('the census of roles', () => {
  it('all is owned by one role, which is no superuser and goes round no fence', async () => {
    const owners = await rows<Record<string, boolean | string>>(
      `select distinct r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreatedb, r.rolreplication from pg_roles r join (
         select relowner as owner from pg_class where relnamespace in (${IN_PUBLIC}, 'drizzle'::regnamespace)
         union all select proowner from pg_proc where pronamespace = ${IN_PUBLIC}
         union all select datdba from pg_database where datname = current_database()) o on o.owner = r.oid`,
    )
    expect(owners).toEqual([
      { rolname: 'concord_owner', rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolreplication: false },
    ])
  })

  it('the serving roles own nothing, cannot bypass row security and cannot make roles or databases', async () => {
    const roles = await rows<Record<string, boolean | string>>(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         exists (select 1 from pg_shdepend d where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o') as owns
       from pg_roles r where rolname = any(${SERVING_LIST}) order by 1`,
    )
    expect(roles.map((r) => r.rolname)).toEqual([...SERVING].sort())
    for (const { rolname, ...powers } of roles) {
      expect(Object.values(powers), `${rolname}`).toEqual(Object.values(powers).map(() => false))
    }
  })

  it('the serving roles are members of nothing, and nobody acts as one of them but the demo as the app', async () => {
    const memberships = await rows<{ role: string; member: string }>(
      `select r.rolname as role, m.rolname as member from pg_auth_members a
       join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
       where m.rolname = any(${SERVING_LIST} || 'concord_demo'::text) or (r.rolname = any(${SERVING_LIST}) and (a.inherit_option or a.set_option))`,
    )
    expect(memberships).toEqual([{ role: 'concord_app', member: 'concord_demo' }])
  })

  it('no serving role and nobody else may make anything, not even for a session', async () => {
    const able = await rows<{ role: string; privilege: string }>(
      `select role, privilege from unnest(${SERVING_LIST} || 'public'::text) role
       cross join (values ('database', 'create'), ('database', 'temporary'), ('schema', 'create')) p (thing, privilege)
       where case thing when 'database' then has_database_privilege(role, current_database(), privilege)
         else has_schema_privilege(role, 'public', privilege) end`,
    )
    expect(able).toEqual([])
    const usable = await rows<{ role: string; schema: string }>(
      `select role, nspname as schema from unnest(${SERVING_LIST}) role cross join pg_namespace n
       where has_schema_privilege(role, n.oid, 'usage') and nspname !~ '^(pg_|information_schema$)' order by 1`,
    )
    const schemaOf = (role: string) => (role === SERVING_ROLES.jobs ? JOBS_SCHEMA : 'public')
    expect(usable).toEqual([...SERVING].sort().map((role) => ({ role, schema: schemaOf(role) })))
  })

  it('the appending and the background role touch no table, the identity role its four, that of limits its one, and nobody may do more than rows', async () => {
    const granted = await rows<{ role: string; table: string; privilege: string }>(
      `select distinct coalesce(r.rolname, 'public') as role, c.relname as table, lower(g.privilege_type) as privilege
       from pg_class c left join pg_attribute a on a.attrelid = c.oid
       cross join lateral (select * from aclexplode(c.relacl) union all select * from aclexplode(a.attacl)) g
       left join pg_roles r on r.oid = g.grantee
       where c.relnamespace = ${IN_PUBLIC} and g.grantee <> c.relowner`,
    )
    expect(new Set(granted.map(({ role }) => role))).toEqual(
      new Set(['concord_app', 'concord_identity', 'concord_limits']),
    )
    expect(new Set(granted.map(({ privilege }) => privilege))).toEqual(
      new Set(['select', 'insert', 'update', 'delete']),
    )
    const of = (name: string, what = /./) =>
      [
        ...new Set(
          granted.filter(({ role, privilege }) => role === name && what.test(privilege)).map((one) => one.table),
        ),
      ].sort()
    expect(of('concord_identity')).toEqual(['accounts', 'sessions', 'users', 'verification_tokens'])
    expect(of('concord_limits')).toEqual(['limits'])
    expect(of('concord_app', /delete/)).toEqual([
      ...[
        'assessment_duties',
        'assignments',
        'conversations',
        'evidence_marks',
        'findings',
        'minority_statements',
        'papers',
        'plan_steps',
        'progress_evidence',
        'promised_duties',
        'quiet_periods',
        'recommendations',
        'referrals',
        'signatures',
        'unrepresented_groups',
      ],
    ])
    const unseen = (await tableNames()).filter((name) => !of('concord_app').includes(name))
    expect(unseen.sort()).toEqual([
      'accounts',
      'acting_keys',
      'audit_entries',
      'done_acts',
      'evidence_lexicon',
      'file_folders',
      'judged_answers',
      'leavings',
      'limits',
      'mails',
      'programme_invitations',
      'score_drafts',
      'scores',
      'seal_keys',
      'sessions',
      'tried_writes',
      'verification_tokens',
    ])
  })

  it('no serving role may delete or change what is kept as it was written', async () => {
    const loose = await rows<{ role: string; table: string }>(
      `select r.rolname as role, t as table from pg_roles r cross join unnest(array['submissions', 'frozen_texts',
         'audit_entries', 'document_updates', 'document_versions', 'document_restores', 'agreements', 'comments']) t
       where r.rolname = any(${SERVING_LIST})
       and (has_any_column_privilege(r.oid, t, 'update') or has_table_privilege(r.oid, t, 'delete') or has_table_privilege(r.oid, t, 'truncate'))`,
    )
    expect(loose).toEqual([])
  })
})

describe('the census of functions', () => {
  it('every function looks in pg_catalog first and in temporary things last', async () => {
    const found = await rows<{ name: string; path: string | null }>(
      `select oid::regprocedure::text as name, (select c from unnest(proconfig) c where c like 'search_path=%') as path
       from pg_proc where pronamespace = ${IN_PUBLIC}`,
    )
    expect(found.length).toBeGreaterThan(40)
    expect(found.filter(({ path }) => path !== 'search_path=pg_catalog, public, pg_temp')).toEqual([])
  })

  it('nothing may be called by everybody, and each serving role calls what is named here', async () => {
    const callable = await rows<{ role: string; name: string; as_owner: boolean }>(
      `select coalesce(r.rolname, 'public') as role, p.proname as name, p.prosecdef as as_owner from pg_proc p
       cross join lateral aclexplode(coalesce(proacl, acldefault('f', proowner))) a left join pg_roles r on r.oid = a.grantee
       where pronamespace = ${IN_PUBLIC} and a.grantee <> p.proowner order by 1, 2`,
    )
    const byRole = (asOwner: boolean) => {
      const named: Record<string, string[]> = {}
      for (const one of callable.filter(({ as_owner }) => as_owner === asOwner))
        named[one.role] = [...(named[one.role] ?? []), one.name]
      return named
    }
    expect(byRole(true)).toEqual(AS_OWNER)
    expect(byRole(false)).toEqual(AS_ITSELF)
  })

  it('a function that is made tomorrow may not be called by everybody either', async () => {
    const { owner } = await testDatabase()
    const client = await owner.connect()
    await client.query('begin')
    await client.query('set local role concord_owner')
    await client.query('create function made_tomorrow() returns int language sql return 1')
    const open = await askNamed(
      client,
      `select role from unnest(${SERVING_LIST} || 'public'::text) role where has_function_privilege(role, 'made_tomorrow()', 'execute')`,
    )
    await client.query('rollback')
    client.release()
    expect(open).toEqual([])
  })

  it('a view that a serving role may read looks at the tables as that role', async () => {
    const loose = await rows<{ view: string; role: string }>(
      `select c.relname as view, role from pg_class c cross join unnest(${SERVING_LIST} || 'public'::text) role
       where c.relnamespace = ${IN_PUBLIC} and c.relkind in ('v', 'm') and has_any_column_privilege(role, c.oid, 'select')
         and not coalesce(c.reloptions::text like '%security_invoker=true%', false)`,
    )
    expect(loose).toEqual([])
  })
})

describe('the census of the queue', () => {
  const IN_QUEUE = `'${JOBS_SCHEMA}'::regnamespace`
  const A_JOB = JSON.stringify({ mail: randomUUID() })

  it('all of it belongs to a role that signs in nowhere, with row security on, and only those of jobs and of everything else may enter', async () => {
    const owners = await rows<{ owner: string; open: boolean }>(
      `select distinct r.rolname as owner, c.relkind = 'r' and not c.relrowsecurity as open
       from pg_class c join pg_roles r on r.oid = c.relowner where c.relnamespace = ${IN_QUEUE} and c.relname <> 'migrations'
       union select r.rolname, false from pg_proc p join pg_roles r on r.oid = p.proowner where pronamespace = ${IN_QUEUE}
       union select r.rolname, false from pg_namespace n join pg_roles r on r.oid = n.nspowner where n.oid = ${IN_QUEUE}`,
    )
    expect(owners).toEqual([{ owner: 'concord_queue', open: false }])
    const { owner } = await testDatabase()
    const named = await askNamed(
      owner,
      `select rolname, rolcanlogin, rolsuper, rolbypassrls from pg_roles where oid = (select nspowner from pg_namespace where oid = ${IN_QUEUE})`,
    )
    expect(named).toEqual([{ rolname: 'concord_queue', rolcanlogin: false, rolsuper: false, rolbypassrls: false }])
    const entering = await rows<{ role: string }>(
      `select coalesce(r.rolname, 'public') as role from pg_namespace n cross join lateral aclexplode(nspacl) a
       left join pg_roles r on r.oid = a.grantee where n.oid = ${IN_QUEUE} and a.privilege_type = 'USAGE' order by 1`,
    )
    expect(entering).toEqual([{ role: 'concord_jobs' }, { role: 'concord_owner' }, { role: 'concord_queue' }])
  })

  it.each(EVERY_ROLE.filter((role) => role !== 'jobs'))(
    'the role for %s neither sees nor queues a job',
    async (role) => {
      const { client, undone, end } = await connectAs(role)
      await undone(async () => {
        for (const asked of ['select 1 from jobs.jobs', `select jobs.enqueue('send-mail', '${A_JOB}')`])
          expect(await attempt(client, asked), asked).toBe('42501')
      })
      await end()
    },
  )

  it('the owning role queues known kinds of jobs that hold ids, and sees none of them', async () => {
    const { ownerUrl } = await testDatabase()
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    await client.query('begin')
    const enqueue = (kind: string, payload: object) =>
      attempt(client, 'select jobs.enqueue($1, $2)', [kind, JSON.stringify(payload)])
    for (const kind of QUEUED_KINDS) expect(await enqueue(kind, { mail: randomUUID() }), kind).toBe(1)
    for (const kind of ['purge', 'anything']) expect(await enqueue(kind, {}), kind).toBe('CN011')
    for (const word of ['https://concord.example/invitations/x', 'ada@people.example', ''])
      expect(await enqueue('send-mail', { mail: word }), word).toBe('CN011')
    for (const asked of [
      'select 1 from jobs.jobs',
      'select 1 from jobs._private_jobs',
      `select jobs.add_job('send-mail')`,
    ])
      expect(await attempt(client, asked), asked).toBe('42501')
    await client.query('rollback')
    await client.end()
  })

  it('the role of jobs works on it, changes nothing of how it is made, queues nothing by our function, and sees nothing else', async () => {
    const role: ServingRole = 'jobs'
    const { client, undone, end } = await connectAs(role)
    await undone(async () => {
      expect(await attempt(client, 'select 1 from jobs.jobs')).toBe(0)
      for (const changed of [
        'create table jobs.more (id int)',
        `create or replace function jobs.enqueue(kind text, payload jsonb, not_before timestamptz) returns void language sql as ''`,
        'alter function jobs.enqueue(text, jsonb, timestamptz) security invoker',
        'alter function jobs.complete_jobs(bigint[]) security definer',
        'drop policy worked_on on jobs._private_jobs',
        `select jobs.enqueue('send-mail', '${A_JOB}')`,
      ])
        expect(await attempt(client, changed), changed).toBe('42501')
      for (const table of await tableNames())
        expect(await attempt(client, `select 1 from public.${table} limit 1`), table).toBe('42501')
    })
    await end()
  })
})
