import type { Writable } from 'node:stream'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { keepActingKey } from './acting-key'
import { applyAll } from './apply-sql'
import { type Migration, type Moment, NOT_OF_AN_EXTENSION, PLAIN_TEXT, type Table } from './backup'
import { makeServingRoles, refuseUnfencedOwner, START_LOCK, TABLES_LOCK } from './migrate'
import { MIGRATIONS } from './refuse-older'
import { refuseUnfit } from './unfit'

export type Found = { isEmpty: boolean; restored?: { sha256: string; at: Date } }

/** What the database holds: nothing at all, or something, and which backup it was restored from, if from one. */
export const lookInto = (ownerUrl: string): Promise<Found> => withClient(ownerUrl, found)

/** Whether this version knows all migrations that the backup's tables came from; else a newer version made it. */
export const knowsMigrations = (migrations: Migration[]): boolean => {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS })
  return migrations.length > 0 && migrations.every(({ hash }, at) => known[at]?.hash === hash)
}

export type Filling = { intoTable: (table: Table) => Writable & { rowCount: number } }

/**
 * Makes the tables as they were at that moment, has `fill` put the rows in, brings the tables up to date and puts fences and
 * functions in force: all in one transaction, so that a fault leaves nothing behind. `sha256` names the backup, for whoever looks
 * into the database later. Rows come before fences: a role that is no superuser may not copy into a fenced table, and triggers
 * would judge old rows as new acts; so what they seal is looked at before it is committed. `secretOf` is asked when the rows are there.
 */
export const fillEmptyDatabase = <T>(
  ownerUrl: string,
  moment: Pick<Moment, 'migrations' | 'sequences'>,
  sha256: string,
  fill: (filling: Filling) => Promise<T>,
  secretOf: () => Promise<string>,
): Promise<T> =>
  withClient(ownerUrl, async (client) => {
    await client.query('set statement_timeout = 0; set transaction_timeout = 0')
    await client.query('select pg_advisory_lock($1), pg_advisory_lock($2)', [START_LOCK, TABLES_LOCK])
    await refuseUnfencedOwner(client)
    await client.query('begin')
    await client.query(
      `set local idle_in_transaction_session_timeout = 0; set local search_path = public; ${PLAIN_TEXT}`,
    )
    if (!(await found(client)).isEmpty) throw new Error('the database is not empty any more')
    await client.query(MIGRATIONS_TABLE)
    const known = readMigrationFiles({ migrationsFolder: MIGRATIONS })
    for (const migration of known.slice(0, moment.migrations.length)) await apply(client, migration)
    const keys = await takeKeysOff(client)
    const filled = await fill({ intoTable: (table) => client.query(copyInto(client, table)) })
    for (const key of keys) await client.query(key)
    for (const { name, last, isCalled } of moment.sequences)
      await client.query(`select setval(format('public.%I', $1::text)::regclass, $2, $3)`, [name, last, isCalled])
    const secret = await secretOf()
    await makeServingRoles(ownerUrl, secret)
    for (const migration of known.slice(moment.migrations.length)) await apply(client, migration)
    await applyAll(client)
    await keepActingKey(client, secret)
    await refuseUnfit(client)
    await client.query(
      'create table drizzle.restored_from (sha256 text not null, at timestamptz not null default now())',
    )
    await client.query('insert into drizzle.restored_from (sha256) values ($1)', [sha256])
    await client.query('commit')
    await client.query('analyze')
    return filled
  })

async function withClient<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, keepAlive: true })
  client.on('error', () => {}) // a lost connection fails the query under way
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {}) // an open transaction is rolled back
  }
}

async function found(client: pg.ClientBase): Promise<Found> {
  const { rows } = await client.query<{ isEmpty: boolean; isRestored: boolean }>(`
    select to_regnamespace('drizzle') is null and not exists (
      select from pg_class c where c.relnamespace = 'public'::regnamespace and ${NOT_OF_AN_EXTENSION}) as "isEmpty",
      to_regclass('drizzle.restored_from') is not null as "isRestored"`)
  const { isEmpty = false, isRestored = false } = rows[0] ?? {}
  if (!isRestored) return { isEmpty }
  const mark = await client.query<{ sha256: string; at: Date }>('select sha256, at from drizzle.restored_from')
  return { isEmpty, restored: mark.rows[0] }
}

/** As drizzle's own migrator makes it, which goes on from what stands in it. */
const MIGRATIONS_TABLE = `create schema drizzle;
  create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`

async function apply(client: pg.ClientBase, { sql, hash, folderMillis }: MigrationMeta) {
  for (const statement of sql) await client.query(statement)
  await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
    hash,
    folderMillis,
  ])
}

function copyInto(client: pg.ClientBase, { name, columns }: Table) {
  const listed = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  return copyFrom(`copy public.${client.escapeIdentifier(name)} (${listed}) from stdin`)
}

/** Keys between tables are put off until the rows are there, and then checked over all of them: no order of tables is needed. Gives back what makes them again. */
async function takeKeysOff(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(`
    select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as drop,
      format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as add
    from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0 order by k.oid`)
  for (const { drop } of rows) await client.query(drop)
  return rows.map(({ add }) => add)
}
