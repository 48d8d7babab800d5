import { createHmac } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

export type ServingUrls = Record<keyof typeof ROLES, string>

const ROLES = {
  app: 'concord_app',
  identity: 'concord_identity',
  append: 'concord_append',
  keeper: 'concord_keeper',
} as const
/** Held by whoever changes the tables; shared by whoever must read them all as they are. */
export const MIGRATION_LOCK = 7_041_826

/** The addresses the product serves with; their passwords follow from the secret, so none is stored. */
export function servingUrls(ownerUrl: string, secret: string): ServingUrls {
  const as = (role: string) => {
    const url = new URL(ownerUrl)
    url.username = role
    url.password = createHmac('sha256', secret).update(`database role ${role}`).digest('hex')
    return url.href
  }
  return { app: as(ROLES.app), identity: as(ROLES.identity), append: as(ROLES.append), keeper: as(ROLES.keeper) }
}

/** Makes the serving roles and brings the schema up to date, as the owning role; several starts at once wait for each other. */
export async function migrate(ownerUrl: string, secret: string): Promise<ServingUrls> {
  const urls = servingUrls(ownerUrl, secret)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    for (const [use, role] of Object.entries(ROLES)) {
      await ensureRole(client, role, new URL(urls[use as keyof ServingUrls]).password)
    }
    await runMigrations(drizzle(client), { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })
  } finally {
    await client.end()
  }
  return urls
}

/** Roles belong to the whole server, so another database's start may be making the same one now: that is no fault. */
async function ensureRole(client: pg.Client, role: string, password: string) {
  const name = client.escapeIdentifier(role)
  const secret = client.escapeLiteral(password)
  await client
    .query(`create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole password ${secret}`)
    .catch(async (fault: { code?: string }) => {
      if (fault.code !== '42710' && fault.code !== '23505') throw fault
      await client.query(`alter role ${name} login password ${secret}`).catch((again: { message: string }) => {
        if (!again.message.includes('concurrently updated')) throw again
      })
    })
}
