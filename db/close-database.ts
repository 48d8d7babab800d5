import type pg from 'pg'
import { servingNames } from './roles'

/**
 * Nobody but the owner makes anything in this database, not even for the length of a session: a temporary table could stand
 * in a real one's place. Done at every start, because a copy of a database does not carry it over.
 */
export async function closeDatabase(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; owner: string }>(
    'select current_database() as name, current_user as owner',
  )
  const { name = '', owner = '' } = rows[0] ?? {}
  const roles = Object.values(await servingNames(client))
  await client.query(
    `revoke create, temporary on database ${client.escapeIdentifier(name)} from public, ${roles.join(', ')}`,
  )
  const open = await client.query(
    `select 1 from unnest($1::text[]) role where has_database_privilege(role, current_database(), 'create, temporary')`,
    [roles],
  )
  if (open.rowCount)
    throw new Error(
      `The database ${name} does not belong to ${owner}, so that ${owner} cannot close it to others: run “alter database ${name} owner to ${owner}” as its present owner.`,
    )
}
