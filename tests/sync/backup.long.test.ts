import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { migrate } from '@/db/migrate'
import { type AttachFile, attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { viewMyPlaces } from '@/lib/people/view-my-places'
import { signOff } from '@/lib/submission/sign-off'
import { startSigning } from '@/lib/submission/start-signing'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { verifySubmission } from '@/lib/submission/verify-submission'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { manifest } from '@/server/backup/manifest'
import { openArchive, readWhole } from '@/server/backup/open-archive'
import { reachPlace } from '@/server/backup/place'
import { type Postgres, startPostgres, superuserUrl } from '@/server/postgres'
import { clusterHome } from '@/server/postgres-home'
import { workOn } from '../kit/database'
import { linkHash } from '../kit/link-hash'
import { TEST_SECRET } from '../kit/postgres'
import { type Realtime, startRealtime } from '../kit/realtime'
import { sealedFile } from '../kit/sealed-file'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'
import { assessment_id, buildSealed, callerOf, pastTheRules } from '../kit/world/sealed'

const TYPISTS = 10
const root = fileURLToPath(new URL('../..', import.meta.url))
const home = mkdtempSync('/var/tmp/concord-drill-')
chmodSync(home, 0o755) // so that the clusters lie in it, whoever runs this
const [here, there, file] = [join(home, 'here'), join(home, 'there'), join(home, 'night.backup')]
process.env.DATA_DIR = here
process.env.BACKUP_PASSPHRASE = 'four words that nobody joins'

const running = new Set<Postgres>()
const servers = new Set<Realtime>()
afterAll(async () => {
  for (const server of servers) await server.kill()
  for (const postgres of running) await postgres.stop()
  rmSync(home, { recursive: true, force: true })
})

/** As the command of that name does it, in a process of its own. */
const command = (name: 'backup' | 'restore', dataDir: string, of = file) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/backup/command.ts', name, of], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, INIT_CWD: home },
  })

async function openPlace(dataDir: string) {
  const postgres = await startPostgres(dataDir)
  running.add(postgres)
  return (await workOn(await superuserUrl(dataDir, postgres.url), postgres.url)).owner
}
async function serve() {
  const server = await startRealtime()
  servers.add(server)
  return server
}

const SEALED = { assessmentId: assessment_id }
async function submitted() {
  await pastTheRules(buildSealed)
  const lead = callerOf(5)
  await pastTheRules((client) =>
    client.query(
      `update assessment_questions set left_out_reason = 'Not ours' where assessment_id = $1 and code = '2.2'`,
      [assessment_id],
    ),
  )
  expect(await startSigning(lead, SEALED)).toMatchObject({ ok: true })
  for (const at of [2, 4]) {
    const seen = await viewReadiness(callerOf(at), SEALED)
    expect(await signOff(callerOf(at), { ...SEALED, contentSha256: seen.ok ? seen.value.seal : '' })).toMatchObject({
      ok: true,
    })
  }
  expect(await submitAssessment(lead, SEALED)).toMatchObject({ ok: true })
}

const rowsOf = async (owner: pg.Pool, query: string, values: unknown[] = []) => (await owner.query(query, values)).rows

/** Whether each entry of the trail carries its own hash and that of the one before it. */
async function isWhole(owner: pg.Pool) {
  const entries = await rowsOf(owner, 'select * from audit_entries order by chain_id, seq')
  return entries.every((entry, at) => {
    const before = entries[at - 1]?.chain_id === entry.chain_id ? entries[at - 1] : undefined
    const { chain_id: chainId, actor_id: actorId, act, subject, previous_hash: previousHash, hash } = entry
    const link = { chainId, actorId, act, subject, previousHash, seq: Number(entry.seq), at: entry.at.toISOString() }
    return previousHash === (before?.hash ?? '') && hash === linkHash(link)
  })
}

class Typist {
  readonly saved = new Set<string>()
  private readonly typed: string[] = []
  constructor(
    readonly name: string,
    readonly connection: Connection,
  ) {
    connection.on(() => {
      if (connection.state().kind === 'saved') for (const word of this.typed) this.saved.add(word)
    })
  }
  async typeUntil(isOver: () => boolean) {
    const words = this.connection.doc.getText('words')
    while (!isOver()) {
      const word = `«${this.name}.${this.typed.length}»`
      words.insert(words.length, word)
      this.typed.push(word)
      await new Promise((over) => setTimeout(over, 20))
    }
    await this.connection.whenSaved()
  }
}
const wordsIn = ({ doc }: Connection) =>
  new Set(
    doc
      .getText('words')
      .toString()
      .match(/«[^»]+»/g),
  )

it('a backup made while people type loses nothing that was acknowledged before it began, and restores elsewhere with the same seals and the same file hashes', async () => {
  mkdirSync(here)
  writeFileSync(join(here, 'secret'), TEST_SECRET)
  const source = await openPlace(here)
  await submitted()
  const w = await buildWorld({ people: { officer: TYPISTS }, questions: ['1.1', '1.2'] })
  const attached = await attachFile(w.lead, {
    ...attachFileInput.parse({
      ...{ assessmentId: w.assessmentId, code: '1.1', title: 'Plan', speaksFor: '2026-01-31', readers: 'peers' },
      fileName: 'plan.pdf',
    }),
    bytes: (async function* () {
      yield Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
    })(),
  } satisfies AttachFile)
  if (!attached.ok) throw new Error(attached.refusal.kind)

  const server = await serve()
  const connect = async (baseUrl: string, at: number, code: string) => {
    const who = w.council.person('officer', at)
    const { documentId } = w.question(code)
    const options = { baseUrl, council: w.council.slug, documentId, cookie: await cookieOf(who) }
    const connection = connectDocument(options)
    await connection.whenJoined
    return connection
  }
  const typists = await Promise.all(
    Array.from(
      { length: TYPISTS },
      async (_, at) => new Typist(`${at}`, await connect(server.baseUrl, at, at % 2 ? '1.1' : '1.2')),
    ),
  )
  let isOver = false
  const typing = typists.map((typist) => typist.typeUntil(() => isOver))
  await expect.poll(() => typists.every(({ saved }) => saved.size > 5), { timeout: 20_000 }).toBe(true)
  const acknowledged = typists.flatMap(({ saved }) => [...saved])
  const written = await command('backup', here)
  isOver = true
  await Promise.all(typing)
  expect(
    written.stderr.split('\n').filter((line) => line.startsWith('Missing')),
    'files that nobody ever had',
  ).toHaveLength(5)

  const { BACKUP_PASSPHRASE: passphrase } = process.env
  let stated: unknown
  for await (const entry of (await openArchive(file, passphrase)).entries()) {
    const content = await readWhole(entry, file)
    if (entry.name === 'manifest.json') stated = JSON.parse(content)
  }
  const { about } = manifest.parse(stated)
  const inSnapshot = await rowsOf(
    source,
    `select batch_id, seq, payload from document_updates where pg_visible_in_snapshot(xmin::text::xid8, $1::pg_snapshot) order by seq`,
    [about.snapshot],
  )
  const [later] = await rowsOf(source, 'select count(*)::int as count from document_updates')
  expect(later.count, 'people typed on while it was made').toBeGreaterThan(inSnapshot.length)
  const seals = 'select assessment_id, version, sha256, canonical from submissions'
  const before = {
    seals: await rowsOf(source, seals),
    entries: await rowsOf(source, 'select hash from audit_entries order by chain_id, seq'),
    people: await rowsOf(source, 'select * from users order by id'),
  }
  for (const { connection } of typists) connection.close()
  await server.leave()

  expect((await command('restore', there)).stdout).toContain('Start with npm start')
  expect((await command('restore', there)).stdout).toContain('This backup is there already')
  const restored = await openPlace(there)
  expect(await rowsOf(restored, 'select batch_id, seq, payload from document_updates order by seq')).toEqual(inSnapshot)
  expect(await rowsOf(restored, seals)).toEqual(before.seals)
  expect(before.seals).toHaveLength(1)
  expect(await rowsOf(restored, 'select hash from audit_entries order by chain_id, seq')).toEqual(before.entries)
  expect(await isWhole(restored)).toBe(true)
  expect(await rowsOf(restored, 'select * from users order by id')).toEqual(before.people)
  expect(await rowsOf(restored, 'select 1 from sessions')).toEqual([])

  const exported = await sealedFile(callerOf(5), SEALED)
  expect(await verifySubmission(exported.ok ? exported.value.text : '')).toMatchObject({
    kind: 'fits',
    is: { sha256: before.seals[0].sha256 },
  })
  const [{ sha256 }] = await rowsOf(restored, 'select sha256 from evidence where id = $1', [attached.value.evidenceId])
  const bytes = readFileSync(join(there, 'files', w.council.id, sha256))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  expect(await viewMyPlaces(w.lead.userId)).toMatchObject({ councils: [{ slug: w.council.slug }] })

  const again = await serve()
  const readers = [await connect(again.baseUrl, 0, '1.2'), await connect(again.baseUrl, 1, '1.1')]
  const words = new Set(readers.flatMap((reader) => [...wordsIn(reader)]))
  expect(acknowledged.filter((word) => !words.has(word))).toEqual([])
  expect(acknowledged.length).toBeGreaterThan(5 * TYPISTS)
  for (const reader of readers) {
    reader.doc.getText('words').insert(0, 'and on')
    await reader.whenSaved()
    reader.close()
  }
  const [newest] = await rowsOf(
    restored,
    'select min(seq)::int as seq from document_updates where batch_id <> all ($1)',
    [inSnapshot.map((one) => one.batch_id)],
  )
  expect(newest.seq).toBeGreaterThan(Number(inSnapshot.at(-1)?.seq))
}, 180_000)

it('a cluster of our own that does not run is started for a backup and stopped after it, unless somebody came meanwhile', async () => {
  const dataDir = join(home, 'asleep')
  mkdirSync(dataDir)
  const file = join(home, 'asleep.backup')
  await expect(command('backup', dataDir, file)).rejects.toMatchObject({
    stderr: expect.stringContaining('There is no database of Concord'),
  })
  expect(readdirSync(dataDir)).toEqual([])
  const postgres = await startPostgres(dataDir)
  await migrate(postgres.url, TEST_SECRET)
  await postgres.stop()
  const isRunning = async () => existsSync(join(await clusterHome(dataDir), 'cluster/postmaster.pid'))
  await command('backup', dataDir, file)
  expect([existsSync(file), await isRunning()]).toEqual([true, false])

  const place = await reachPlace(dataDir)
  const product = new pg.Client({ connectionString: place.ownerUrl })
  await product.connect()
  await place.leave()
  expect((await product.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  const adopted = await reachPlace(dataDir)
  await product.end()
  await adopted.leave()
  expect(await isRunning(), 'what ran before goes on').toBe(true)
  await place.leave()
  expect(await isRunning()).toBe(false)
}, 180_000)
