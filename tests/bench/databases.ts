import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inject } from 'vitest'
import { copyDatabase, databaseAt } from '../kit/database'
import { COUNTRY, fillCountry, VILLAGE } from './country'

/** A database that stays for the next run: `owner` is the superuser, `ownerUrl` what the product is started with. */
export type Kept = { owner: pg.Pool; ownerUrl: string; isNew: boolean }

const read = (file: string) => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')

/** Filled where it is not there yet, and made anew where the fill or the first migration has changed; a product that starts on it does all later ones. */
export async function countryDatabase(size: 'country' | 'village'): Promise<Kept> {
  const kept = await keptDatabase(`concord_${size}`, [
    './country.sql',
    './country.ts',
    '../../db/migrations/0001_tables.sql',
  ])
  if (kept.isNew) await fillCountry(kept.owner, size === 'country' ? COUNTRY : VILLAGE)
  return kept
}

/** An empty one, which a product fills with the demo. */
export const demoDatabase = () => keptDatabase('concord_demo', ['../../db/migrations/0001_tables.sql'])

/** Named after what it is made of; those made of something else are dropped. */
async function keptDatabase(kind: string, files: string[]): Promise<Kept> {
  const [serverUrl, template] = [inject('serverUrl'), inject('template')]
  const name = `${kind}_${files
    .reduce((hash, file) => hash.update(read(file)), createHash('sha256'))
    .digest('hex')
    .slice(0, 16)}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where datname like $1 || '\\_%'`,
    [kind],
  )
  for (const { name: older } of rows) if (older !== name) await admin.query(`drop database ${older} with (force)`)
  await admin.end()
  const isNew = !rows.some((row) => row.name === name)
  if (isNew) await copyDatabase(name, template)
  const owner = new pg.Pool({ connectionString: databaseAt(serverUrl, name), max: 2 })
  owner.on('error', () => {})
  return { owner, ownerUrl: databaseAt(inject('ownerUrl'), name), isNew }
}
