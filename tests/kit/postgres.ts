import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { setUpDatabase } from '@/db/set-up'
import { startPostgres, superuserUrl } from '@/server/postgres'
import { isRunning } from './running'

export const TEST_SECRET = 'a secret for tests only, of more than thirty-two characters'

declare module 'vitest' {
  interface ProvidedContext {
    /** As the superuser: makes databases and goes round every fence. */
    serverUrl: string
    /** As the role that owns the databases, and goes round none. */
    ownerUrl: string
    template: string
  }
}

/** The run's server and the template that each worker's database is copied from. A server left by an earlier run is used again. */
export default async function setup(project: Pick<TestProject, 'provide'>) {
  const { serverUrl, ownerUrl, template } = await prepareTemplate()
  project.provide('serverUrl', serverUrl)
  project.provide('ownerUrl', ownerUrl)
  project.provide('template', template)
}

export async function prepareTemplate(): Promise<{ serverUrl: string; ownerUrl: string; template: string }> {
  const dataDir = testDataDir()
  const { url: ownerUrl } = await startPostgres(dataDir)
  const serverUrl = await superuserUrl(dataDir, ownerUrl)
  const template = `concord_template_${sourcesOf('db') + sourcesOf('lib/access')}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query('select pg_advisory_lock(78)')
  const found = await admin.query('select 1 from pg_database where datname = $1', [template])
  if (found.rowCount === 0) {
    const building = `${template}_building`
    await admin.query(`drop database if exists ${building} with (force)`)
    await admin.query(`create database ${building} owner ${new URL(ownerUrl).username}`)
    const at = new URL(ownerUrl)
    at.pathname = `/${building}`
    await setUpDatabase(at.href, TEST_SECRET, false)
    await admin.query(`alter database ${building} rename to ${template}`)
  }
  for (const { datname } of (await admin.query(`select datname from pg_database where datname like 'concord_test_%'`))
    .rows) {
    const pid = Number(String(datname).split('_')[2])
    if (!isRunning(pid)) await admin.query(`drop database if exists ${datname} with (force)`)
  }
  const { rows: left } = await admin.query(`select rolname from pg_roles where rolname ~ '^concord_[a-z]+_[0-9]+$'
    and substring(rolname from '[0-9]+$')::oid not in (select oid from pg_database)`)
  for (const { rolname } of left) await admin.query(`drop role if exists ${rolname}`)
  await admin.end()
  return { serverUrl, ownerUrl, template }
}

/** Where what is made once is kept for the tests to come. */
export const testDataDir = () =>
  process.env.CONCORD_TEST_DATA ?? fileURLToPath(new URL('../../.data-test', import.meta.url))

/** Another name as soon as anything in this folder of the product changes. */
export function sourcesOf(folder: string): string {
  const root = fileURLToPath(new URL(`../../${folder}`, import.meta.url))
  const hash = createHash('sha256')
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) hash.update(entry.name).update(readFileSync(`${entry.parentPath ?? entry.path}/${entry.name}`))
  }
  return hash.digest('hex').slice(0, 12)
}
