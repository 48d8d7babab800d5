import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UserId } from '@/db/ids'
import { env } from '@/lib/env'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { bucketOwner, claimBucket } from '@/lib/evidence/bucket-owner'
import { deleteFile, lendFile, openFile, storedFiles, tryFolder } from '@/lib/evidence/file-store'
import { openEvidence } from '@/lib/evidence/open-evidence'
import { dropStaleUploads, openUpload, takeUpload } from '@/lib/evidence/resumable'
import { S3Uploads } from '@/lib/evidence/s3-uploads'
import { purgeLeftovers } from '@/lib/purge/purge-leftovers'
import { testDatabase } from '../kit/database'
import { startS3 } from '../kit/s3-server'
import { buildWorld, type World } from '../kit/world'

const folderOf = (name: string) => mkdtempSync(join(tmpdir(), `concord-${name}-`))
const [one, two] = [folderOf('node-one'), folderOf('node-two')]
process.env.DATA_DIR = one

let w: World
let s3: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  await testDatabase()
  s3 = await startS3()
  Object.assign(env(), s3.settings)
  w = await buildWorld()
})
afterAll(() => s3.close())

/** As another node, which shares nothing of the disk. */
const at = (node: string) => Object.assign(env(), { DATA_DIR: node })
const later = () => new Date(Date.now() + 2 * 24 * 3_600_000)
async function attached(words: string, title = 'Figures') {
  const input = attachFileInput.parse({
    ...{ assessmentId: w.assessmentId, code: '1.1', title, speaksFor: '2026-01-31', readers: 'public' },
    fileName: `${title}.csv`,
  })
  async function* bytes() {
    yield Buffer.from(words)
  }
  const added = await attachFile(w.officer, { ...input, bytes: bytes() })
  if (!added.ok) throw new Error(added.refusal.kind)
  const { rows } = await w.owner.query('select sha256, council_id from evidence where id = $1', [
    added.value.evidenceId,
  ])
  return { ...added.value, sha256: rows[0].sha256 as string, council: rows[0].council_id as string }
}
const all = async () => {
  const found: string[] = []
  for await (const { sha256 } of storedFiles(later())) found.push(sha256)
  return found
}

describe('files in an S3', () => {
  it('are opened whole and in part by a node that shares no disk with the one that took them', async () => {
    const { evidenceId, sha256, council } = await attached('ward,people\nNorth,12\n')
    expect(existsSync(join(one, 'files', council, sha256)), 'it does not lie on the disk').toBe(false)
    expect(readdirSync(join(one, 'files', 'arriving'))).toEqual([])
    at(two)
    const opened = await openEvidence(w.observer, { evidenceId: evidenceId as string })
    if (!opened.ok) throw new Error(opened.refusal.kind)
    expect(opened.value.size).toBe(21)
    expect(await text(opened.value.read())).toBe('ward,people\nNorth,12\n')
    expect(await text(opened.value.read({ start: 5, end: 10 }))).toBe('people')
    expect((await openEvidence(w.outsider, { evidenceId: evidenceId as string })).ok).toBe(false)
    expect(await lendFile(council, sha256, async (path) => existsSync(path) && path.startsWith(two))).toBe(true)
    expect(readdirSync(join(two, 'files', 'arriving')), 'nothing of it is left there').toEqual([])
    at(one)
  })

  it('go when no row points to them, and not before a day has passed', async () => {
    const { evidenceId, sha256, council } = await attached('ward,people\nSouth,7\n', 'South')
    await w.owner.query('alter table evidence_revisions disable trigger user')
    await w.owner.query('alter table evidence disable trigger user')
    await w.owner.query(`update evidence set sha256 = repeat('0', 64) where id = $1`, [evidenceId])
    await w.owner.query(`update evidence_revisions set sha256 = repeat('0', 64) where sha256 = $1`, [sha256])
    await w.owner.query('alter table evidence enable trigger user')
    await w.owner.query('alter table evidence_revisions enable trigger user')
    expect(await deleteFile({ councilId: council, sha256 }, new Date(Date.now() - 60_000))).toBe(false)
    await purgeLeftovers()
    expect(await all()).toContain(sha256)
    await purgeLeftovers(later())
    const left = await all()
    expect(left).not.toContain(sha256)
    expect(left.length, 'what has a row stays').toBe(1)
    expect(await openFile(council, sha256)).toBeUndefined()
  })

  it('are found in DATA_DIR too, where they lay before or were restored', async () => {
    const council = w.council.id
    const sha256 = 'a'.repeat(64)
    mkdirSync(join(one, 'files', council), { recursive: true })
    writeFileSync(join(one, 'files', council, sha256), 'of before')
    const found = await openFile(council, sha256)
    expect(found && (await text(found.read()))).toBe('of before')
    expect(await all()).toContain(sha256)
    expect(await deleteFile({ councilId: council, sha256 })).toBe(true)
    expect(existsSync(join(one, 'files', council, sha256))).toBe(false)
  })

  it('belong to one database: the bucket says whose they are', async () => {
    expect(await bucketOwner()).toBeUndefined()
    await claimBucket('one 1')
    expect(await bucketOwner()).toBe('one 1')
  })
})

describe('an upload that is resumed, in an S3', () => {
  const HOME = 'http://localhost/evidence-uploads'
  const TUS = { 'tus-resumable': '1.0.0' }
  const ask = (method: string, name: string, headers: Record<string, string> = {}, body?: string) =>
    takeUpload(
      new Request(`${HOME}${name && '/'}${name}`, {
        method,
        headers: { ...TUS, ...headers },
        ...(body ? { body } : {}),
      }),
      w.officer.userId as UserId,
    )
  const send = (name: string, offset: number, words: string) =>
    ask(
      'PATCH',
      name,
      {
        ...{ 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
        'content-length': String(words.length),
      },
      words,
    )
  const begin = async (size: number) => {
    const answer = await ask('POST', '', { 'upload-length': String(size) })
    expect(answer.status).toBe(201)
    return decodeURIComponent(answer.headers.get('location')?.split('/').pop() ?? '')
  }

  it('goes on at another node, is whole only when all of it has come, and is let go of when it was used', async () => {
    const name = await begin(11)
    await send(name, 0, 'ward,p')
    expect(await openUpload(w.officer.userId as UserId, name)).toBeUndefined()
    at(two)
    expect((await ask('HEAD', name)).headers.get('upload-offset')).toBe('6')
    expect((await send(name, 3, 'again')).status, 'from where it is not').toBe(409)
    await send(name, 6, 'eople')
    expect(await openUpload(w.lead.userId as UserId, name)).toBeUndefined()
    const whole = await openUpload(w.officer.userId as UserId, name)
    expect(await text(whole?.bytes() as unknown as Readable)).toBe('ward,people')
    await whole?.drop()
    expect(await openUpload(w.officer.userId as UserId, name)).toBeUndefined()
    at(one)
  })

  it('holds what its sender sent, also where a node whose line had stalled keeps part of a piece late', async () => {
    const name = await begin(13)
    await send(name, 0, 'ward,p')
    at(two)
    await send(name, 6, 'eople')
    await new S3Uploads().write(Readable.from([Buffer.from('eo')]), name, 6)
    expect((await send(name, 11, ',1')).status, 'there is a gap before it').toBe(409)
    expect((await ask('HEAD', name)).headers.get('upload-offset')).toBe('8')
    await send(name, 8, 'ple,1')
    const whole = await openUpload(w.officer.userId as UserId, name)
    expect(await text(whole?.bytes() as unknown as Readable)).toBe('ward,people,1')
    await whole?.drop()
    at(one)
  })

  it('goes when nobody has gone on with it for a day', async () => {
    const name = await begin(11)
    await send(name, 0, 'ward,p')
    expect(await dropStaleUploads(new Date(Date.now() - 60_000))).toBe(0)
    expect(await dropStaleUploads(later())).toBe(1)
    expect((await ask('HEAD', name)).status).toBe(404)
  })
})

describe('an S3 that is away', () => {
  it('is trouble, and lets no file be taken', async () => {
    await expect(tryFolder()).resolves.toBeUndefined()
    const there = env().S3_ENDPOINT
    Object.assign(env(), { S3_ENDPOINT: 'http://localhost:9' })
    await expect(tryFolder()).rejects.toThrow()
    await expect(attached('ward,people\nEast,3\n', 'East')).rejects.toThrow()
    Object.assign(env(), { S3_ENDPOINT: there })
    const { rows } = await w.owner.query(`select 1 from evidence where title = 'East'`)
    expect(rows).toEqual([])
  })
})
