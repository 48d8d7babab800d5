import pg from 'pg'
import { placeOf } from '../lib/env'

/** The oldest PostgreSQL, and the connections that one node and its processes may open: server/README.md counts them. */
const NEEDED = { version: 18, connections: 79 }

/** Says in a sentence what is wrong with a database that cannot be served, and gives what should be known of one that can. */
export async function refuseUnfit(ownerUrl: string, { version, connections } = NEEDED): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect().catch((fault: Error & { code?: string }) => {
    throw new Error(`The database at ${placeOf(ownerUrl)} does not let us in: ${reasonOf(fault)}.`)
  })
  try {
    const { rows } = await client.query<{ version: string; number: number; makesRoles: boolean; most: number }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
         (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as "makesRoles",
         current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most`,
    )
    const server = rows[0]
    if (!server) return []
    if (server.number < version * 10_000)
      throw new Error(
        `PostgreSQL ${version} or newer is needed, and the one at ${placeOf(ownerUrl)} is ${server.version}.`,
      )
    if (!server.makesRoles)
      throw new Error(
        `The role ${new URL(ownerUrl).username} in DATABASE_URL may not make the roles that serve: let a superuser run “alter role ${new URL(ownerUrl).username} createrole”.`,
      )
    return server.most < connections
      ? [
          `PostgreSQL lets in ${server.most} connections, and a node may need ${connections}: raise max_connections, or pages will fail when many people come.`,
        ]
      : []
  } finally {
    await client.end()
  }
}

/** Several addresses of one host were tried: what the first said. */
const reasonOf = (fault: Error & { code?: string }) => {
  const first = fault instanceof AggregateError ? (fault.errors[0] as Error) : fault
  return first.message
}
