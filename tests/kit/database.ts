import pg from 'pg'
import { inject } from 'vitest'
import { servingUrls } from '@/db/migrate'
import { closePools } from '@/db/pools'
import { setUpDatabase } from '@/db/set-up'
import { TEST_SECRET } from './postgres'

export type TestDatabase = { owner: pg.Pool; ownerUrl: string; clear: () => Promise<void> }

let mine: Promise<TestDatabase> | undefined

/**
 * This worker's own database, migrated and with the framework in it, copied from the run's template. `owner` goes round
 * every fence: for building a world and for looking at what is really there. The gate is pointed at the same database.
 */
export const testDatabase = (): Promise<TestDatabase> => {
  mine ??= open()
  return mine
}

/** From here on this worker works on a database of another server, made anew. */
export async function workOn(serverUrl: string) {
  const ownerUrl = databaseAt(serverUrl, 'concord')
  await setUpDatabase(ownerUrl, TEST_SECRET, false)
  mine = connectTo(ownerUrl)
  return mine
}

async function open(): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl')
  const name = `concord_test_${process.pid}_${Date.now().toString(36)}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query('select pg_advisory_lock(77)')
  await admin.query(`create database ${name} template ${inject('template')}`)
  await admin.end()
  return connectTo(databaseAt(serverUrl, name))
}

async function connectTo(ownerUrl: string): Promise<TestDatabase> {
  const urls = servingUrls(ownerUrl, TEST_SECRET)
  process.env.CONCORD_APP_URL = urls.app
  process.env.CONCORD_IDENTITY_URL = urls.identity
  process.env.CONCORD_APPEND_URL = urls.append
  process.env.CONCORD_BACKGROUND_URL = urls.background
  await closePools()
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 })
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

export const databaseAt = (url: string, name: string) => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
