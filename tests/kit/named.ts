import type pg from 'pg'
import { nameRoles, servingNames } from '@/db/roles'

type Database = Pick<pg.Pool | pg.ClientBase, 'query'>

/** SQL that writes serving roles as `db/sql` does, with the names that they have in this database. */
export const named = async (database: Database, sql: string): Promise<string> =>
  nameRoles(sql, await servingNames(database as pg.ClientBase))

/** Asked with serving roles as `db/sql` writes them, and answered with them written so too. */
export async function askNamed<T>(database: Database, sql: string): Promise<T[]> {
  const { rows } = await database.query(await named(database, sql))
  return JSON.parse(plainNames(JSON.stringify(rows)))
}

/** Without the numbers of their databases. */
export const plainNames = (text: string): string => text.replaceAll(/\b(concord_[a-z]+)_\d+\b/g, '$1')
