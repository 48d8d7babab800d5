import pg from 'pg'
import { migrate, servingUrls } from '@/db/migrate'
import { closePools } from '@/db/pools'
import { serveAs } from '@/db/serving'
import { setUpDatabase } from '@/db/set-up'
import { keptSecret } from '@/server/kept-secret'
import { startPostgres, superuserUrl } from '@/server/postgres'
import { TEST_SECRET } from './postgres'

/** `owner` is the superuser, who goes round every fence: for building a world and for looking at what is really there. `ownerUrl` signs in as the role that owns the database and goes round none. */
export type TestDatabase = { owner: pg.Pool; ownerUrl: string; clear: () => Promise<void> }

/** Read late, so that a journey, which has a database of its own, can build a world too. */
const provided = async (what: 'serverUrl' | 'ownerUrl' | 'template') => (await import('vitest')).inject(what)

let mine: Promise<TestDatabase> | undefined

/**
 * This worker's own database, migrated and with the framework in it, copied from the run's template. The gate is pointed at
 * the same database.
 */
export const testDatabase = (): Promise<TestDatabase> => {
  mine ??= open()
  return mine
}

/** From here on this worker works on the product's database of another server, made anew. */
export async function workOn(serverUrl: string, ownerUrl: string) {
  await setUpDatabase(ownerUrl, TEST_SECRET, false)
  mine = connectTo(databaseAt(serverUrl, 'concord'), ownerUrl)
  return mine
}

/** The database of the product that runs on this folder, past every fence. */
export async function ownerOf(dataDir: string): Promise<pg.Pool> {
  const { url } = await startPostgres(dataDir) // the one that runs there
  return new pg.Pool({
    connectionString: databaseAt(await superuserUrl(dataDir, url), new URL(url).pathname.slice(1)),
  })
}

/** From here on this process acts on the database of the product that runs on this folder: `owner` goes round every fence. */
export async function takeDatabase(dataDir: string) {
  const { url } = await startPostgres(dataDir)
  const secret = await keptSecret(dataDir)
  serveAs(await servingUrls(url, secret), secret)
  const owner = await ownerOf(dataDir)
  return {
    owner,
    leave: async () => {
      await owner.end()
      await closePools()
    },
  }
}

async function open(): Promise<TestDatabase> {
  const name = `concord_test_${process.pid}_${Date.now().toString(36)}`
  return connectTo(...(await copyDatabase(name, await provided('template'))))
}

/** An empty database of this worker's, by its owner's address. */
export async function emptyDatabase(what: string): Promise<string> {
  const url = databaseAt(await provided('ownerUrl'), `concord_test_${process.pid}_${what}`)
  const admin = new pg.Client({ connectionString: await provided('serverUrl') })
  await admin.connect()
  await admin.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`)
  await admin.query(`create database ${new URL(url).pathname.slice(1)} owner ${new URL(url).username}`)
  await admin.end()
  return url
}

/** A copy of a database, owned as that is, with serving roles of its own: its address as the superuser and as its owner. */
export async function copyDatabase(name: string, template: string): Promise<[serverUrl: string, ownerUrl: string]> {
  const ownerUrl = databaseAt(await provided('ownerUrl'), name)
  const admin = new pg.Client({ connectionString: await provided('serverUrl') })
  await admin.connect()
  await admin.query('select pg_advisory_lock(77)')
  await admin.query(`create database ${name} template ${template} owner ${new URL(ownerUrl).username}`)
  await admin.end()
  await migrate(ownerUrl, TEST_SECRET)
  return [databaseAt(await provided('serverUrl'), name), ownerUrl]
}

async function connectTo(serverUrl: string, ownerUrl: string): Promise<TestDatabase> {
  serveAs(await servingUrls(ownerUrl, TEST_SECRET), TEST_SECRET)
  await closePools()
  const owner = new pg.Pool({ connectionString: serverUrl, max: 4 })
  owner.on('error', () => {})
  return {
    owner,
    ownerUrl,
    clear: async () => {
      await owner.query(
        `set session_replication_role = replica; truncate users, councils cascade; set session_replication_role = origin`,
      )
    },
  }
}

/** From here on this worker acts as the demo's role does: the app's, at whatever moment its callers say. */
export async function actAtOtherTimes(): Promise<void> {
  const { ownerUrl } = await testDatabase()
  process.env.CONCORD_APP_URL = (await servingUrls(ownerUrl, TEST_SECRET)).demo
  await closePools()
}

export const databaseAt = (url: string, name: string) => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
