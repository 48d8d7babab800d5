import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import { answer } from '@/app/_doors/form-state'
import { closePools } from '@/db/pools'
import { onRequestError } from '@/instrumentation'
import { startThread, startThreadInput } from '@/lib/comment/start-thread'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { viewAllEvidence } from '@/lib/evidence/view-all-evidence'
import { whoseSession } from '@/lib/people/whose-session'
import { openPassage } from '@/server/http/pass-on'
import { tellWant } from '@/server/pages/tell-want'
import { testDatabase } from '../kit/database'
import { cookieOf } from '../kit/session'
import { smallDisk, tablesOnSmallDisk } from '../kit/small-disk'
import { buildWorld, type World } from '../kit/world'

const MB = 1_048_576
const home = mkdtempSync(join(tmpdir(), 'concord-want-'))
process.env.DATA_DIR = home
const PDF = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
let w: World
let query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
let undo: (() => unknown)[]
beforeAll(async () => {
  const { owner } = await testDatabase()
  query = async (text, values) => (await owner.query(text, values)).rows
})
beforeEach(async () => {
  w = await buildWorld()
  undo = []
  rmSync(join(home, 'files'), { recursive: true, force: true })
})
afterEach(async () => {
  for (const one of undo.reverse()) await one()
})

const NO_DISK = 'no small disk can be mounted here'
/** No further connection to this database, for anybody but the superuser. */
async function takeConnections() {
  const { owner } = await testDatabase()
  const name = (await query('select current_database() as name'))[0]?.name
  const limit = (most: number) => owner.query(`alter database ${name} connection limit ${most}`)
  undo.push(() => limit(-1))
  await closePools()
  await limit(0)
  return () => limit(-1)
}
const upload = (bytes: Buffer) =>
  answer(
    attachFileInput,
    {
      ...{ assessmentId: w.assessment.id, code: '1.1', title: 'Plan', speaksFor: '2026-01-31', readers: 'peers' },
      fileName: 'plan.pdf',
    },
    (input) =>
      attachFile(w.officer, {
        ...input,
        bytes: (async function* () {
          for (let at = 0; at < bytes.length; at += 64_000) yield bytes.subarray(at, at + 64_000)
        })(),
      }),
  )
const comment = (body: string) =>
  answer(startThreadInput, { subjectId: w.documentId, body }, (input) => startThread(w.officer, input))
const files = () =>
  readdirSync(home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile() && one.name !== 'ballast')
const refused = (kind: string, values: object) =>
  expect.objectContaining({ status: 'refused', refusal: { kind }, values: expect.objectContaining(values) })

describe('no room on the disk', () => {
  it('is said of an upload, which leaves neither a file nor a row, and works once there is room', async ({
    skip,
  }: TestContext) => {
    const disk = smallDisk(2 * MB, home)
    if (!disk) return skip(NO_DISK)
    undo.push(disk.end)
    const large = Buffer.concat([Buffer.from(PDF), randomBytes(3 * MB)])
    expect(await upload(large)).toEqual(refused('no-room', { title: 'Plan' }))
    expect([files(), await query('select 1 from evidence')]).toEqual([[], []])
    disk.fill()
    expect(await upload(Buffer.from(PDF))).toEqual(refused('no-room', { title: 'Plan' }))
    disk.free()
    expect(await upload(Buffer.from(PDF))).toMatchObject({ status: 'done' })
    expect(files()).toHaveLength(1)
  })

  it('of PostgreSQL is said of an act, which changes nothing, while what is there can be read', async ({
    skip,
  }: TestContext) => {
    const { owner, clear } = await testDatabase()
    await clear() // so that the first row already needs room
    w = await buildWorld()
    const disk = await tablesOnSmallDisk(owner, 4 * MB, ['comments', 'evidence'])
    if (!disk) return skip(NO_DISK)
    undo.push(disk.end)
    const rows = async (table: string) => (await query(`select count(*)::int as many from ${table}`))[0]?.many
    const all = () => Promise.all(['comment_threads', 'comments', 'evidence', 'audit_entries'].map(rows))
    /** Until what PostgreSQL has of its files already is full too. */
    const untilRefused = async (act: () => Promise<unknown>) => {
      for (let tries = 0; tries < 100; tries++) {
        disk.fill()
        const before = await all()
        const state = (await act()) as { status: string }
        if (state.status === 'done') continue
        expect(await all(), 'nothing is half done').toEqual(before)
        return state
      }
    }
    const before = Number(await rows('evidence'))
    const typed = randomBytes(3_000).toString('base64')
    expect(await untilRefused(() => comment(typed))).toEqual(refused('no-room', { body: typed }))
    const other = () => Buffer.concat([Buffer.from(PDF), randomBytes(8)])
    expect(await untilRefused(() => upload(other()))).toEqual(refused('no-room', { title: 'Plan' }))
    expect(files(), 'a file had its name before its row was refused').toHaveLength(
      Number(await rows('evidence')) - before,
    )
    expect((await viewAllEvidence(w.officer, { assessmentId: w.assessment.id })).ok).toBe(true)
    disk.free()
    expect(await comment(typed)).toMatchObject({ status: 'done' })
    expect(await upload(other())).toMatchObject({ status: 'done' })
  })
})

describe('no connections left', () => {
  it('is said of an act, which works again once there are some', async () => {
    const give = await takeConnections()
    expect(await comment('Typed')).toEqual(refused('too-busy', { body: 'Typed' }))
    expect(await upload(Buffer.from(PDF))).toEqual(refused('too-busy', { title: 'Plan' }))
    expect(files()).toEqual([])
    await give()
    expect(await comment('Typed')).toMatchObject({ status: 'done' })
  })

  it('is said in place of a page, with when to come again; another fault is not', async () => {
    const cookie = await cookieOf(w.officer)
    await takeConnections()
    /** As Next does: it tells of what a page failed by, and answers 500. */
    const pages = createServer((request, response) =>
      tellWant(response, () => {
        const made = request.url === '/broken' ? Promise.reject(new Error('broken')) : whoseSession(cookie)
        made.catch(onRequestError).finally(() => response.writeHead(500).end('a stack'))
      }),
    )
    const passage = openPassage()
    const front = createServer((request, response) =>
      passage.pass({ port: (pages.address() as AddressInfo).port, open: 0 }, request, response),
    )
    for (const http of [pages, front]) await new Promise<void>((over) => http.listen(0, '127.0.0.1', over))
    undo.push(() => [pages, front].map((http) => http.close()), passage.close)
    const ask = (path: string) => fetch(`http://127.0.0.1:${(front.address() as AddressInfo).port}${path}`)
    const busy = await ask('/c/northmoor')
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '30'])
    expect(await busy.text()).toMatch(/<h1>Concord is very busy<\/h1>.*Try again/)
    expect((await ask('/broken')).status).toBe(500)
  })
})
