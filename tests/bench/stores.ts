import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '../kit/database'
import type { Place } from './crowd'
import type { History } from './history'
import { pause } from './measure'
import { withServer } from './servers'

const AT_ONCE = 5_000
/** Far longer than a compaction takes. */
const COMPACTED_WITHIN = 120_000

/** The log as the product would have written it, an edit a row; then the server's own compaction, waited for. */
export async function fillOurs({ text }: Place, { edits }: History): Promise<void> {
  const { owner } = await testDatabase()
  const { rows: members } = await owner.query<{ council_id: string; user_id: string }>(
    `select d.council_id, m.user_id from documents d join memberships m on m.council_id = d.council_id where d.id = $1`,
    [text],
  )
  const council = members[0]?.council_id
  for (let from = 0; from < edits.length; from += AT_ONCE) {
    const some = edits.slice(from, from + AT_ONCE)
    await owner.query(
      `insert into document_updates (council_id, document_id, author_id, batch_id, payload, created_at)
       select $1, $2, e.author, gen_random_uuid(), e.payload, e.at
       from unnest($3::uuid[], $4::bytea[], $5::timestamptz[]) with ordinality e (author, payload, at, n) order by n`,
      [
        council,
        text,
        some.map(({ author }) => members[author % members.length]?.user_id),
        some.map(({ update }) => Buffer.from(update)),
        some.map(({ at }) => at),
      ],
    )
  }
  await withServer('concord', async ({ url }) => {
    const place = JSON.stringify({ councilId: council, documentId: text })
    await fetch(`${url}/compact?place=${encodeURIComponent(place)}`)
    const ends = Date.now() + COMPACTED_WITHIN
    const rows = async () =>
      (await owner.query(`select 1 from document_updates where document_id = $1 limit 1`, [text])).rowCount
    while ((await rows()) !== 0) {
      if (Date.now() > ends) throw new Error('the text was not compacted')
      await pause(100)
    }
  })
}

/** Another text with the same snapshot. */
export async function copyOurs(from: Place, to: Place): Promise<void> {
  const { owner } = await testDatabase()
  await owner.query(
    `insert into document_snapshots (council_id, document_id, seq, state, owners)
     select d.council_id, d.id, s.seq, s.state, s.owners from document_snapshots s, documents d
     where s.document_id = $1 and d.id = $2`,
    [from.text, to.text],
  )
}

/** Bytes on disk of our snapshot with what is not compacted yet, and of the kept history. */
export async function sizeOfOurs({ text }: Place) {
  const { owner } = await testDatabase()
  const sum = async (table: string) =>
    Number(
      (
        await owner.query(
          `select coalesce(sum(pg_column_size(t.*)), 0) as bytes from ${table} t where document_id = $1`,
          [text],
        )
      ).rows[0].bytes,
    )
  return {
    state: (await sum('document_snapshots')) + (await sum('document_updates')),
    points: await sum('document_points'),
  }
}

/** What Hocuspocus stores of a document that has taken in all this. */
export async function fillHocuspocus({ text }: Place, { least }: History): Promise<void> {
  const { owner } = await testDatabase()
  await owner.query('create table if not exists hocuspocus (name text primary key, data bytea not null)')
  await owner.query('insert into hocuspocus (name, data) values ($1, $2)', [text, Buffer.from(least)])
}
export async function sizeOfHocuspocus({ text }: Place) {
  const { owner } = await testDatabase()
  const found = await owner.query('select pg_column_size(h.*) as bytes from hocuspocus h where name = $1', [text])
  return Number(found.rows[0].bytes)
}

/** A LevelDB with the text in it as its edits came, in a folder that goes when the benchmark ends. */
export async function fillLevelDb({ text }: Place, { edits }: History): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const script = fileURLToPath(new URL('./peers/fill-leveldb.mjs', import.meta.url))
  const child = fork(script, [folder, text], { serialization: 'advanced', execArgv: [] })
  for (let from = 0; from < edits.length; from += AT_ONCE) {
    child.send(edits.slice(from, from + AT_ONCE).map(({ update }) => update))
    await once(child, 'message')
  }
  child.disconnect()
  await once(child, 'exit')
  return folder
}
export const sizeOfFolder = (folder: string) =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
