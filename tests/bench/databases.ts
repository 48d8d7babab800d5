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

/** Filled where it is not there yet; made anew where tables, fences or the fill have changed. */
export async function countryDatabase(size: 'country' | 'village'): Promise<Kept> {
  const fill = createHash('sha256').update(read('./country.sql')).update(read('./country.ts')).digest('hex').slice(0, 8)
  const kept = await keptDatabase(`concord_${size}`, fill)
  if (kept.isNew) await fillCountry(kept.owner, size === 'country' ? COUNTRY : VILLAGE)
  return kept
}

/** An empty one, which a product fills with the demo. */
export const demoDatabase = () => keptDatabase('concord_demo', '')

/** Named after the template that it was copied from; those of templates of before are dropped. */
async function keptDatabase(kind: string, more: string): Promise<Kept> {
  const [serverUrl, template] = [inject('serverUrl'), inject('template')]
  const name = `${kind}_${template.replace('concord_template_', '')}${more}`.slice(0, 63)
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
