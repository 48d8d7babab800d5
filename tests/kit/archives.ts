import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import pg from 'pg'
import { expect } from 'vitest'
import { createArchive } from '@/server/backup/create-archive'
import { FIRST_LINE_BYTES, writeFirstLine } from '@/server/backup/first-line'
import { openArchive } from '@/server/backup/open-archive'
import { hasCluster } from '@/server/backup/place'
import { Refused } from '@/server/backup/refused'
import { restoreBackup } from '@/server/backup/restore-backup'
import { writeBackup } from '@/server/backup/write-backup'
import { inForce, structureOf } from './catalogue'
import { testDatabase } from './database'
import { plainNames } from './named'
import { TEST_SECRET } from './postgres'
import { buildWorld } from './world'

export const home = mkdtempSync('/var/tmp/concord-backup-')
chmodSync(home, 0o755) // so that a cluster would lie in it, whoever runs this
export const dataDir = join(home, 'data')
export const plain = join(home, 'plain.backup')
export const locked = join(home, 'locked.backup')
export const passphrase = 'four words that nobody joins'
export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
/** Of several chunks when it is encrypted, and nothing makes it smaller. */
export const kept = randomBytes(200_000)
export const spoilt = Buffer.from('what the disk made of it')
export const pathOf: Record<string, string> = {}
export let ownerUrl: string

/** A world with files, a submission and keys, and its backup, plain and locked. */
export async function makeArchives() {
  ownerUrl = (await testDatabase()).ownerUrl
  const w = await buildWorld()
  const put = (path: string, content: Uint8Array | string) => {
    mkdirSync(dirname(join(dataDir, path)), { recursive: true })
    writeFileSync(join(dataDir, path), content)
  }
  for (const [name, content] of Object.entries({ kept, spoilt, lost: Buffer.from('lost') })) {
    pathOf[name] = `files/${w.council.id}/${sha256(name === 'spoilt' ? 'what it was' : content)}`
    await w.owner.query(
      `insert into evidence (council_id, assessment_id, assessment_question_id, kind, title, speaks_for, audience, file_name, media_type, size, sha256, added_by)
       values ($1, $2, $3, 'file', $4, current_date, 'council', 'plan.pdf', 'application/pdf', 5, $5, $6)`,
      [w.council.id, w.assessmentId, w.question('1.1').id, name, pathOf[name].slice(-64), w.lead.userId],
    )
    if (name !== 'lost') put(pathOf[name], content)
  }
  const canonical = '{"words":"as they were sealed"}'
  const submissionId = randomUUID()
  await w.owner.query(
    `insert into submissions (id, council_id, assessment_id, version, submitted_by, content, canonical, sha256)
     values ($1, $2, $3, 1, $4, $5::text::jsonb, $5::text, $6)`,
    [submissionId, w.council.id, w.assessmentId, w.lead.userId, canonical, sha256(canonical)],
  )
  for (const act of ['assessment.signing-started', 'assessment.submitted'])
    await w.owner.query('select link_to_trail($1, $2, $3, $4)', [
      ...[w.council.id, w.lead.userId, act],
      JSON.stringify({ assessmentId: w.assessmentId, sha256: sha256(canonical), submissionId }),
    ])
  await w.sessionOf(w.lead)
  put('secret', TEST_SECRET)
  put('keys/sealing.jwk', '{"kty":"OKP"}')
  put(`files/arriving/${randomUUID()}`, 'half a file')
  put('mail/one.json', '{}')
  await writeBackup({ file: plain, dataDir, ownerUrl, product: '1' })
  await writeBackup({ file: locked, dataDir, ownerUrl, product: '1', passphrase })
}
export const removeArchives = () => rmSync(home, { recursive: true, force: true })

export const another = () => join(home, randomUUID())
export const ask = async (databaseUrl: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return client.query(text).then(
    ({ rows }) => client.end().then(() => rows),
    (fault) => client.end().then(() => Promise.reject(fault)),
  )
}
export const countsIn = async (databaseUrl: string) => {
  const tables = await ask(
    databaseUrl,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int from ${name}`).join(' union all ')
  return Object.fromEntries((await ask(databaseUrl, counts)).map(({ name, count }) => [name, count]))
}
export const catalogueOf = async (databaseUrl: string) => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const lines = [await structureOf(client), (await inForce(client)).map(plainNames).sort()]
  await client.end()
  return lines
}
export const isEmpty = async (databaseUrl: string) =>
  (await ask(databaseUrl, `select 1 from pg_class where relnamespace = 'public'::regnamespace`)).length === 0

/** What restoring this into an empty folder is refused with; nothing of it may stay behind. */
export async function refusalOf(file: string, settings: { passphrase?: string; databaseUrl?: string } = {}) {
  const into = another()
  const met = await restoreBackup({ file, dataDir: into, secret: TEST_SECRET, ...settings }).catch((fault) => fault)
  expect(existsSync(into), 'left behind').toBe(false)
  expect(await hasCluster(into)).toBe(false)
  if (!(met instanceof Refused)) throw new Error('it was not refused', { cause: met })
  return met.kind
}
export function changed(file: string, change: (bytes: Buffer) => Buffer) {
  const made = another()
  writeFileSync(made, change(readFileSync(file)))
  return made
}
export const flipped = (file: string, at: number) =>
  changed(file, (bytes) => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    return bytes
  })
/** The same payload changed, under a first line that is right about it: what somebody can do who means harm. */
export const relined = (file: string, change: (payload: Buffer) => Buffer) =>
  changed(file, (bytes) => {
    const payload = change(bytes.subarray(FIRST_LINE_BYTES))
    const line = { isEncrypted: file === locked, bytes: payload.length, sha256: sha256(payload) }
    return Buffer.concat([Buffer.from(writeFirstLine(line)), payload])
  })
/** A whole archive by its own account, with something else in it. */
export async function repacked(change: Change) {
  const file = another()
  const archive = await createArchive(file)
  for await (const entry of (await openArchive(plain)).entries())
    for (const [name, content] of change(entry.name, (await buffer(entry.content)).toString('latin1')))
      await archive.add(name, Buffer.from(content, 'latin1'))
  await archive.finish()
  return file
}
export type Change = (name: string, content: string) => [name: string, content: string][]

/** The same, and its last entry says of the rows what they are by then. */
export async function forged(table: string, change: (rows: string) => string) {
  const hash = createHash('sha256')
  let rows = 0
  return repacked((name, content) => {
    if (name.startsWith(`rows/${table}/`)) {
      const made = change(content)
      hash.update(Buffer.from(made, 'latin1'))
      rows += made.split('\n').length - 1
      return [[name, made]]
    }
    if (name !== 'manifest.json') return [[name, content]]
    const last = JSON.parse(content)
    Object.assign(
      last.tables.find((one: { name: string }) => one.name === table),
      { rows, sha256: hash.digest('hex') },
    )
    return [[name, JSON.stringify(last)]]
  })
}
