import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { accessSql } from './access-sql'
import { inTurn } from './in-turn'
import { nameRoles, servingNames } from './roles'

/** The files of `db/sql` in the order in which they are applied: each may use what those before it make. */
export const SQL_FILES = [
  'clear',
  'protect',
  'people',
  'access',
  'acting',
  'framework',
  'identity',
  'limit',
  'done-act',
  'council',
  'subject',
  'assessment',
  'duty',
  'statement',
  'gap-text',
  'text',
  'snapshot',
  'version',
  'evidence',
  'evidence-words',
  'comment',
  'suggestion',
  'evidence-mark',
  'anchor',
  'score',
  'seat',
  'agreement',
  'answer',
  'coverage',
  'meeting',
  'submission',
  'review',
  'evidence-pack',
  'finding',
  'reply',
  'referral',
  'request',
  'peer-level',
  'progress',
  'clock',
  'plan',
  'search',
  'publication',
  'seal',
  'mail',
  'paper',
  'trail',
  'notice',
  'walls',
  'following',
  'leaving',
  'purge',
  'readiness',
] as const

const read = (file: string) => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')

/** Migrations count too: a table that one of them makes anew has lost its fences. */
function hashOf(texts: string[]): string {
  const migrations = readdirSync(fileURLToPath(new URL('./migrations', import.meta.url)))
  const hash = createHash('sha256')
  for (const file of migrations.filter((name) => name.endsWith('.sql')).sort())
    hash.update(read(`./migrations/${file}`))
  for (const text of texts) hash.update(text)
  return hash.digest('hex')
}

/** What is applied here: the files with the names that the serving roles have in this database. */
async function sqlTexts(client: pg.ClientBase): Promise<string[]> {
  const names = await servingNames(client)
  const [clear = '', ...files] = SQL_FILES.map((name) => nameRoles(read(`./sql/${name}.sql`), names))
  return [clear, accessSql(), ...files]
}

/** Whether tables, functions and fences are this version's already, so that a start changes none of them. */
export async function isInForce(client: pg.ClientBase): Promise<boolean> {
  const there = await client.query(`select 1 where to_regclass('drizzle.sql_in_force') is not null`)
  if (there.rowCount === 0) return false
  const { rows } = await client.query<{ hash: string }>('select hash from drizzle.sql_in_force')
  return rows[0]?.hash === hashOf(await sqlTexts(client))
}

/**
 * Makes what stands in `db/sql` the whole of what is in force: its functions, triggers, policies and grants, and no others;
 * and gives the database the table of who may do what.
 * Does nothing where that is so already, unless `anew`. One transaction: until it is over, what was in force still is.
 */
export async function applySql(client: pg.ClientBase, anew = false): Promise<void> {
  if (!anew && (await isInForce(client))) return
  await inTurn(client, async () => {
    try {
      await client.query('begin')
      await applyAll(client)
      await client.query('commit')
    } catch (fault) {
      await client.query('rollback')
      throw fault
    }
  })
}

/** The same within the transaction that is open. */
export async function applyAll(client: pg.ClientBase): Promise<void> {
  const texts = await sqlTexts(client)
  await client.query('create table if not exists drizzle.sql_in_force (hash text not null)')
  await client.query('set local search_path = public, pg_temp')
  for (const text of texts) await client.query(text)
  await client.query('delete from drizzle.sql_in_force')
  await client.query('insert into drizzle.sql_in_force (hash) values ($1)', [hashOf(texts)])
}
