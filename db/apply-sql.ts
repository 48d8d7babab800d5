import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { accessSql } from './access-sql'

/** The files of `db/sql` in the order in which they are applied: each may use what those before it make. */
export const SQL_FILES = [
  'clear',
  'protect',
  'access',
  'acting',
  'framework',
  'identity',
  'limit',
  'council',
  'assessment',
  'text',
  'snapshot',
  'version',
  'evidence',
  'comment',
  'score',
  'agreement',
  'coverage',
  'meeting',
  'submission',
  'review',
  'trail',
  'walls',
] as const

const DEADLOCK = '40P01'
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

/** How often it is tried again where people are at work meanwhile and PostgreSQL has to let one of two go that wait for each other. */
const TRIES = 5

/**
 * Makes what stands in `db/sql` the whole of what is in force: its functions, triggers, policies and grants, and no others;
 * and gives the database the table of who may do what.
 * Does nothing where that is so already, unless `anew`. One transaction: until it is over, what was in force still is.
 */
export async function applySql(client: pg.ClientBase, anew = false): Promise<void> {
  const [clear = '', ...files] = SQL_FILES.map((name) => read(`./sql/${name}.sql`))
  const texts = [clear, accessSql(), ...files]
  const hash = hashOf(texts)
  await client.query('create table if not exists drizzle.sql_in_force (hash text not null)')
  const { rows } = await client.query<{ hash: string }>('select hash from drizzle.sql_in_force')
  if (rows[0]?.hash === hash && !anew) return
  for (let attempt = 1; ; attempt++) {
    try {
      return await applyAll(client, texts, hash)
    } catch (fault) {
      await client.query('rollback')
      if ((fault as pg.DatabaseError).code !== DEADLOCK || attempt === TRIES) throw fault
    }
  }
}

async function applyAll(client: pg.ClientBase, texts: string[], hash: string) {
  await client.query('begin')
  await client.query('set local search_path = public, pg_temp')
  for (const text of texts) await client.query(text)
  await client.query('delete from drizzle.sql_in_force')
  await client.query('insert into drizzle.sql_in_force (hash) values ($1)', [hash])
  await client.query('commit')
}
