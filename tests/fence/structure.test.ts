import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessSql } from '@/db/access-sql'
import { structureOf } from '../kit/catalogue'
import { emptyDatabase, testDatabase } from '../kit/database'

/** What drizzle cannot say; the migrations say it in the same words. */
const BESIDE_THE_SCHEMA = `
  alter table document_updates alter constraint document_updates_council_id_document_id_documents_council_id_id_fk not enforced;
  create unlogged sequence acting_mark as bigint minvalue -9223372036854775808 start with 1`

const folder = fileURLToPath(new URL('../../db/schema/', import.meta.url))
let made: pg.Client
let tables = 0

/** A database made from nothing but the tables as TypeScript describes them. */
beforeAll(async () => {
  const modules = await Promise.all(readdirSync(folder).map((file) => import(/* @vite-ignore */ `${folder}${file}`)))
  const described = Object.assign({}, ...modules) as Record<string, unknown>
  tables = Object.values(described).filter((one) => is(one, PgTable)).length
  made = new pg.Client({ connectionString: await emptyDatabase('structure') })
  await made.connect()
  for (const statement of await generateMigration(generateDrizzleJson({}), generateDrizzleJson(described)))
    await made.query(statement)
  await made.query(BESIDE_THE_SCHEMA)
  await made.query(accessSql()) // which words are a role
})
afterAll(() => made?.end())

describe('the structure of the database', () => {
  it('is the one that db/schema describes, in every column, key, check and index, and nothing more', async () => {
    const { owner } = await testDatabase()
    const [there, described] = [await structureOf(owner), await structureOf(made)]
    expect(there.filter((line) => !described.includes(line))).toEqual([])
    expect(described.filter((line) => !there.includes(line))).toEqual([])
    expect(tables).toBeGreaterThan(40)
    expect(new Set(there.filter((line) => line.startsWith('column')).map((line) => line.split(' ')[1])).size).toBe(
      tables,
    )
  })

  it('would show a type, a default, a null, a key, a check or an index that is not the described one', async () => {
    const before = await structureOf(made)
    await made.query('begin')
    await made.query(`
      alter table comments alter body type varchar, alter author_name drop not null, alter created_at drop default;
      alter table comments drop constraint comments_council_id_thread_id_comment_threads_council_id_id_fk;
      alter table memberships drop constraint memberships_role_is_known;
      alter table councils drop constraint councils_slug_unique;
      drop index meeting_hands_one_up, invitations_email;
      create index invitations_email on invitations (email)`)
    const after = await structureOf(made)
    await made.query('rollback')
    const missed = before.filter((line) => !after.includes(line))
    expect(missed.map((line) => line.split(' | ').slice(0, 2).join(' '))).toEqual([
      'column comments author_name',
      'column comments body',
      'column comments created_at',
      'constraint comments comments_council_id_thread_id_comment_threads_council_id_id_fk',
      'constraint councils councils_slug_unique',
      'constraint memberships memberships_role_is_known',
      expect.stringMatching(/^index comments .*comments_searched/),
      expect.stringMatching(/^index councils .*councils_slug_unique/),
      expect.stringMatching(/^index invitations .*lower/),
      expect.stringMatching(/^index meeting_hands .*meeting_hands_one_up/),
    ])
  })
})
