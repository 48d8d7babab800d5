import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'

export const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

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
