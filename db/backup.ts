import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { TABLES_LOCK } from './migrate'

/**
 * Tables whose rows are not kept. Restored, a session that somebody ended would live again, and a link that was used would
 * work once more, so everybody signs in anew; a mail that was waiting may have gone meanwhile; and the key of who acts follows
 * from the secret, at every start.
 */
export const NOT_KEPT = [
  'sessions',
  'verification_tokens',
  'acting_keys',
  'limits',
  'mails',
  'done_acts',
  'file_folders',
]

export type Table = { name: string; columns: string[] }
export type Sequence = { name: string; last: string; isCalled: boolean }
export type Migration = { hash: string; createdAt: string }

/** What one moment of the database is made of. `logPosition` and `snapshot` say in PostgreSQL's words which moment it is. */
export type Moment = {
  takenAt: string
  logPosition: string
  snapshot: string
  postgres: string
  migrations: Migration[]
  tables: Table[]
  sequences: Sequence[]
}
export type NamedFile = { councilId: string; sha256: string }
export type Reading = Moment & {
  /** The table's rows as PostgreSQL's COPY writes them: text, a row a line. */
  rowsOf: (table: Table) => AsyncIterable<Uint8Array>
  /** The files that these rows name. */
  namedFiles: () => Promise<NamedFile[]>
  /** No more rows are wanted. Another backup of this database still has to wait. */
  letGo: () => Promise<void>
}
export type Unreadable = { kind: 'not-concord' | 'one-at-a-time' | 'rows-hidden'; table?: string }

const ONE_BACKUP_LOCK = 7_041_827

/**
 * Reads the whole database as it stands at one moment, while others go on writing: one repeatable read. A start of another
 * version waits until it is over, without keeping anybody else waiting. Refuses where the role would see less
 * than every row, since what is missing from a backup is noticed too late.
 */
export async function readAtOneMoment<T>(
  ownerUrl: string,
  work: (reading: Reading) => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; refusal: Unreadable }> {
  const client = new pg.Client({ connectionString: ownerUrl, keepAlive: true })
  client.on('error', () => {}) // a lost connection fails the query under way
  await client.connect()
  try {
    await client.query('set statement_timeout = 0; set transaction_timeout = 0; set idle_session_timeout = 0')
    const turn = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [ONE_BACKUP_LOCK])
    if (!turn.rows[0]?.mine) return { ok: false, refusal: { kind: 'one-at-a-time' } }
    await client.query('select pg_advisory_lock_shared($1)', [TABLES_LOCK])
    await client.query('begin isolation level repeatable read read only')
    await client.query(`set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0; ${PLAIN_TEXT}`)
    const known = await client.query(`select to_regclass('drizzle.__drizzle_migrations') as there`)
    if (!known.rows[0]?.there) return { ok: false, refusal: { kind: 'not-concord' } }
    const moment = await readMoment(client)
    const hidden = await hiddenRows(client)
    if (hidden) return { ok: false, refusal: { kind: 'rows-hidden', table: hidden } }
    const value = await work({
      letGo: async () => {
        await client.query('commit')
        await client.query('select pg_advisory_unlock_shared($1)', [TABLES_LOCK])
      },
      ...moment,
      rowsOf: (table) => client.query(copyTo(`copy (select ${listed(client, table)}) to stdout`)),
      namedFiles: async () => {
        const { rows: there } = await client.query(`select to_regclass('public.evidence_revisions') as is`)
        const named = there[0].is ? 'evidence_revisions' : 'evidence' // of a version before revisions, not yet brought up to date
        const files = `select distinct council_id as "councilId", sha256 from ${named} where sha256 is not null`
        return (await client.query<NamedFile>(files)).rows
      },
    })
    return { ok: true, value }
  } finally {
    await client.end().catch(() => {})
  }
}

/** Values written so that any server reads them back the same, whatever its own settings are. */
export const PLAIN_TEXT = `set local datestyle = iso; set local intervalstyle = postgres; set local timezone = utc;
  set local extra_float_digits = 1; set local bytea_output = hex; set local client_encoding = utf8`

const listed = (client: pg.ClientBase, { name, columns }: Table) =>
  `${columns.map((column) => client.escapeIdentifier(column)).join(', ')} from only public.${client.escapeIdentifier(name)}`

async function readMoment(client: pg.ClientBase): Promise<Moment> {
  const at = await client.query<Pick<Moment, 'takenAt' | 'logPosition' | 'snapshot' | 'postgres'>>(`
    select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt", pg_current_snapshot()::text as snapshot,
      (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text as "logPosition",
      current_setting('server_version') as postgres`)
  const tables = await client.query<Table>(
    `
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1) and ${NOT_OF_AN_EXTENSION}
    group by c.relname order by c.relname`,
    [NOT_KEPT],
  )
  const names = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' and ${NOT_OF_AN_EXTENSION} order by c.relname`)
  const sequences: Sequence[] = []
  for (const { name } of names.rows) {
    const { rows } = await client.query<Sequence>(
      `select $1 as name, last_value::text as last, is_called as "isCalled" from public.${client.escapeIdentifier(name)}`,
      [name],
    )
    sequences.push(...rows)
  }
  const migrations = await client.query<Migration>(
    `select hash, created_at::text as "createdAt" from drizzle.__drizzle_migrations order by id`,
  )
  const [moment] = at.rows
  if (!moment) throw new Error('PostgreSQL did not say which moment it is')
  return { ...moment, migrations: migrations.rows, tables: tables.rows, sequences }
}

export const NOT_OF_AN_EXTENSION = `not exists (
  select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

/**
 * The first table of which this role might not see every row. An owner that is no superuser is under forced row security like
 * everybody else, and sees all only by a policy that says so, with no narrower one that counts for it as well.
 */
async function hiddenRows(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(`
    with mine as (
      select p.polrelid, p.polpermissive, pg_get_expr(p.polqual, p.polrelid) as says from pg_policy p
      where p.polcmd in ('r', '*') and exists (
        select from unnest(p.polroles) role where case when role = 0 then true else pg_has_role(role, 'usage') end))
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and row_security_active(c.oid)
      and (not exists (select from mine where polrelid = c.oid and polpermissive and says = 'true')
        or exists (select from mine where polrelid = c.oid and not polpermissive))
    order by c.relname limit 1`)
  return rows[0]?.name
}
