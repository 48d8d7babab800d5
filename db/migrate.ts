import { createHmac } from 'node:crypto'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { keepActingKey } from './acting-key'
import { applySql, isInForce } from './apply-sql'
import { closeDatabase } from './close-database'
import { inTurn } from './in-turn'
import { makeJobs } from './make-jobs'
import { isOfLaterVersion, MIGRATIONS, refuseOlder } from './refuse-older'
import { ROLE_TIMES, type ServingNames, type ServingRole, type ServingUrls, servingNames } from './roles'
import { keepSealKey } from './seal-key'

/** Held from one end of a start's work to the other. */
export const START_LOCK = 7_041_826
/** Held by whoever changes tables or fences; shared by a backup, which must read them all as they are. */
export const TABLES_LOCK = 7_041_828

/** The addresses the product serves with; their passwords follow from the secret, so none is stored. */
export async function servingUrls(ownerUrl: string, secret: string): Promise<ServingUrls> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return urlsOf(await servingNames(client), ownerUrl, secret)
  } finally {
    await client.end()
  }
}

function urlsOf(names: ServingNames, ownerUrl: string, secret: string): ServingUrls {
  const as = (role: string) => {
    const url = new URL(ownerUrl)
    url.username = role
    url.password = createHmac('sha256', secret).update(`database role ${role}`).digest('hex')
    return url.href
  }
  return Object.fromEntries(Object.entries(names).map(([use, role]) => [use, as(role)])) as ServingUrls
}

/** `isOtherSecret`: it was served with another secret until now, so that nodes which have that one are not let in any more. */
export type Migrated = { urls: ServingUrls; isOtherSecret: boolean }

/**
 * As the owning role: makes the serving roles, brings the tables up to date, and puts in force what `db/sql` says. Several
 * starts at once wait for each other. What a later version has put in force stays: a migration only adds, so this version serves with it.
 */
export async function migrate(ownerUrl: string, secret: string): Promise<Migrated> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [START_LOCK])
    await refuseUnfencedOwner(client)
    await refuseOlder(client)
    const urls = await ensureRoles(client, ownerUrl, secret)
    await closeDatabase(client)
    if (!(await isOfLaterVersion(client))) await bringUpToDate(client, ownerUrl, urls)
    const isOtherSecret = await keepActingKey(client, secret)
    await keepSealKey(client, secret)
    return { urls, isOtherSecret }
  } finally {
    await client.end()
  }
}

async function bringUpToDate(client: pg.Client, ownerUrl: string, urls: ServingUrls) {
  if (!(await isInForce(client))) await client.query('select pg_advisory_lock($1)', [TABLES_LOCK])
  try {
    await inTurn(client, () => runMigrations(drizzle(client), { migrationsFolder: MIGRATIONS }))
    await makeJobs(client, ownerUrl, new URL(urls.jobs).username)
    await applySql(client)
  } catch (fault) {
    const { message } = ((fault as Error).cause ?? fault) as Error
    throw new Error(
      `This version could not bring the database up to date (${message}): whatever is running goes on as it was, so start the version before here again, and give this line to whoever made the new one.`,
      { cause: fault },
    )
  }
}

/** All of it that has nothing to do with tables, so that whoever fills an empty database meets what is refused while it can still be left empty. */
export async function makeServingRoles(ownerUrl: string, secret: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await refuseUnfencedOwner(client)
    await ensureRoles(client, ownerUrl, secret)
    await closeDatabase(client)
  } finally {
    await client.end()
  }
}

/** What runs as the owner on behalf of everybody (`security definer`) must not be able to do more than the owner of these tables. */
export async function refuseUnfencedOwner(client: pg.Client) {
  const { rows } = await client.query<{ name: string }>(
    'select rolname as name from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)',
  )
  if (rows[0])
    throw new Error(
      `The role ${rows[0].name} in DATABASE_URL goes round every fence in the database: make one that does not (“create role concord_owner login createrole password '…'” and “create database concord owner concord_owner”) and name that one.`,
    )
}

async function ensureRoles(client: pg.Client, ownerUrl: string, secret: string): Promise<ServingUrls> {
  const names = await servingNames(client)
  const urls = urlsOf(names, ownerUrl, secret)
  await client.query(`set createrole_self_grant = ''`) // the owner may look after these roles, and is none of them
  for (const [use, role] of Object.entries(names) as [ServingRole, string][]) {
    await ensureRole(client, role, new URL(urls[use]).password)
    await limitRole(client, role, ROLE_TIMES[use])
  }
  await client.query(`grant ${names.app} to ${names.demo}`)
  return urls
}

/** Makes the role, or gives it the password that follows from the secret of now: so a new secret counts from this start on. */
async function ensureRole(client: pg.Client, role: string, password: string) {
  const name = client.escapeIdentifier(role)
  const secret = client.escapeLiteral(password)
  await client
    .query(`create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole password ${secret}`)
    .catch(async (fault: { code?: string }) => {
      if (fault.code !== '42710') throw fault
      await client.query(`alter role ${name} login password ${secret}`).catch((again: pg.DatabaseError) => {
        if (again.code !== '42501') throw again
        throw new Error(
          `The role ${role} was made by somebody else: let the owner in DATABASE_URL look after it (“grant ${role} to … with admin true, inherit false, set false”), or drop it.`,
        )
      })
    })
}

/** Says to the role itself how long it may take, where that is not said yet. */
async function limitRole(client: pg.Client, role: string, times: Record<string, string>) {
  const { rows } = await client.query<{ said: string[] }>(
    'select setconfig as said from pg_db_role_setting where setrole = $1::regrole and setdatabase = 0',
    [role],
  )
  for (const [setting, time] of Object.entries(times)) {
    if (rows[0]?.said.includes(`${setting}=${time}`)) continue
    await client.query(`alter role ${client.escapeIdentifier(role)} set ${setting} = ${client.escapeLiteral(time)}`)
  }
}
