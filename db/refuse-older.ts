import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'

export const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

/**
 * Whether a later version than this one has brought the database up to date: its newest migration is newer than any known here. While
 * nodes are replaced one after the other, one of the version before may start again beside it.
 */
export async function isOfLaterVersion(client: pg.ClientBase): Promise<boolean> {
  const there = await client.query(`select 1 where to_regclass('drizzle.__drizzle_migrations') is not null`)
  if (there.rowCount === 0) return false
  const newest = Math.max(...readMigrationFiles({ migrationsFolder: MIGRATIONS }).map((one) => one.folderMillis))
  const later = await client.query('select 1 from drizzle.__drizzle_migrations where created_at > $1', [newest])
  return later.rowCount !== 0
}

/** A database that began with other migrations than these cannot be brought up to date, and one that belongs to another role cannot be read. */
export async function refuseOlder(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ readable: boolean }>(
    `select has_schema_privilege(relnamespace, 'usage') and has_table_privilege(oid, 'select') as readable from pg_class
     where relname = '__drizzle_migrations' and relnamespace = to_regnamespace('drizzle')`,
  )
  if (!rows[0]) return
  const [first] = readMigrationFiles({ migrationsFolder: MIGRATIONS })
  const begun = rows[0].readable
    ? await client.query<{ hash: string }>('select hash from drizzle.__drizzle_migrations order by id limit 1')
    : { rows: [{ hash: '' }] }
  if (begun.rows[0] && begun.rows[0].hash !== first?.hash)
    throw new Error(
      'This database was made before the first release, or by another owner, and cannot be brought up to date: move the folder .data away, or name an empty database in DATABASE_URL, and start again; the demo is made anew.',
    )
}
