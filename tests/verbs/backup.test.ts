import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnv } from '@/lib/env'
import { createArchive, type Entry, openArchive, readWhole } from '@/server/backup/archive'
import { FIRST_LINE_BYTES } from '@/server/backup/first-line'
import { hasCluster } from '@/server/backup/place'
import { Refused } from '@/server/backup/refused'
import { restoreBackup } from '@/server/backup/restore-backup'
import { writeBackup } from '@/server/backup/write-backup'
import { buildAssessment } from '../kit/build-assessment'
import { buildCouncil } from '../kit/build-council'
import { emptyDatabase, testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'

const home = mkdtempSync(join(tmpdir(), 'concord-backup-'))
const dataDir = join(home, 'data')
const PASSPHRASE = 'four words that nobody joins'
const plain = join(home, 'plain.backup')
const locked = join(home, 'locked.backup')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const FILE = Buffer.from('%PDF-1.7 what the council attached')
let lost = ''

beforeAll(async () => {
  const { owner, ownerUrl } = await testDatabase()
  const council = await buildCouncil({ people: { lead: 1 } })
  const lead = council.person('lead')
  const assessment = await buildAssessment(council, { lead })
  lost = `files/${council.id}/${sha256(Buffer.from('lost'))}`
  for (const hash of [sha256(FILE), sha256(Buffer.from('lost'))])
    await owner.query(
      `insert into evidence (council_id, assessment_id, assessment_question_id, kind, title, speaks_for, audience, file_name, media_type, size, sha256, added_by)
       values ($1, $2, $3, 'file', 'Plan', current_date, 'council', 'plan.pdf', 'application/pdf', 5, $4, $5)`,
      [council.id, assessment.id, assessment.question('1.1').id, hash, lead.userId],
    )
  await owner.query(`insert into sessions values ($1, $2, now() + interval '1 day')`, [randomUUID(), lead.userId])
  mkdirSync(join(dataDir, 'files', council.id), { recursive: true })
  mkdirSync(join(dataDir, 'files/arriving'))
  mkdirSync(join(dataDir, 'keys'))
  writeFileSync(join(dataDir, 'files', council.id, sha256(FILE)), FILE)
  writeFileSync(join(dataDir, 'files/arriving', randomUUID()), 'half a file')
  writeFileSync(join(dataDir, 'secret'), TEST_SECRET)
  writeFileSync(join(dataDir, 'keys/sealing.jwk'), '{"kty":"OKP"}')
  const order = { dataDir, ownerUrl, product: '1' }
  await writeBackup({ ...order, file: plain })
  await writeBackup({ ...order, file: locked, passphrase: PASSPHRASE })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const place = () => join(home, randomUUID())
/** What restoring this file into an empty folder is refused with. Nothing may be left of it. */
async function refusal(file: string, passphrase?: string, databaseUrl?: string) {
  const into = place()
  const fault = await restoreBackup({ file, dataDir: into, passphrase, databaseUrl, secret: TEST_SECRET }).catch(
    (met: Error) => met,
  )
  expect(existsSync(into) && readdirSync(into), 'left behind').toEqual(existsSync(into) && [])
  expect(await hasCluster(into)).toBe(false)
  if (!(fault instanceof Refused)) throw new Error('it was not refused', { cause: fault })
  return fault.kind
}
function changed(file: string, change: (bytes: Buffer) => Uint8Array) {
  const made = place()
  writeFileSync(made, change(readFileSync(file)))
  return made
}
const flipped = (file: string, at: number) =>
  changed(file, (bytes) => {
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  })

/** A file that is whole by its own account, made by somebody who changed what is in it. */
async function forged(change: (name: string, content: string) => [string, string]) {
  const file = place()
  const archive = await createArchive(file)
  for await (const entry of (await openArchive(plain)).entries()) {
    const [name, content] = change(entry.name, await readWhole(entry as Entry))
    await archive.add(name, Buffer.from(content))
  }
  await archive.finish()
  return file
}

describe('a backup', () => {
  it('holds every row but those of the moment, every file and every key, and says which file a row names in vain', async () => {
    const databaseUrl = await emptyDatabase()
    const into = place()
    const restored = await restoreBackup({ file: plain, dataDir: into, databaseUrl, secret: TEST_SECRET })
    if (!('manifest' in restored)) throw new Error('it was there already')
    expect(restored.manifest.missing).toEqual([lost])
    expect(restored.manifest.files.map(({ path }) => path).sort()).toEqual(
      [lost.replace(/[^/]+$/, sha256(FILE)), 'keys/sealing.jwk', 'secret'].sort(),
    )
    for (const { path, sha256: hash } of restored.manifest.files)
      expect(sha256(readFileSync(join(into, path)))).toBe(hash)
    expect(await countsIn(databaseUrl)).toEqual({
      ...(await countsIn((await testDatabase()).ownerUrl)),
      sessions: 0,
      verification_tokens: 0,
    })
  })
})
