import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import type { UserId } from '@/db/ids'
import { dropStaleUploads, isOwnUpload, openUpload, takeUpload } from '@/lib/evidence/resumable'

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-resumable-'))

const ADA = '019a0000-0000-7000-8000-000000000001' as UserId
const BEN = '019a0000-0000-7000-8000-000000000002' as UserId
const HOME = 'http://localhost/evidence-uploads'
const TUS = { 'tus-resumable': '1.0.0' }

const begin = async (who: UserId, size: number) => {
  const headers = { ...TUS, 'upload-length': String(size) }
  const answer = await takeUpload(new Request(HOME, { method: 'POST', headers }), who)
  return {
    status: answer.status,
    name: decodeURIComponent(answer.headers.get('location')?.split('/').pop() ?? ''),
    headers: answer.headers,
  }
}
const send = (who: UserId, name: string, offset: number, words: string) =>
  takeUpload(
    new Request(`${HOME}/${name}`, {
      method: 'PATCH',
      headers: {
        ...TUS,
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
        'content-length': String(words.length),
      },
      body: words,
    }),
    who,
  )
const offsetOf = async (who: UserId, name: string) =>
  (await takeUpload(new Request(`${HOME}/${name}`, { method: 'HEAD', headers: TUS }), who)).headers.get('upload-offset')

describe('an upload that can be resumed', () => {
  it('goes on where it broke, is its sender’s alone, and is let go of when it was used', async () => {
    const { status, name, headers } = await begin(ADA, 11)
    expect(status).toBe(201)
    expect([...headers.keys()].filter((one) => one.startsWith('access-control-'))).toEqual([])
    expect([isOwnUpload(ADA, name), isOwnUpload(BEN, name), isOwnUpload(ADA, '../../secret')]).toEqual([
      true,
      false,
      false,
    ])
    await send(ADA, name, 0, 'ward,p')
    expect(await offsetOf(ADA, name)).toBe('6')
    expect((await send(ADA, name, 3, 'again')).status, 'from where it is not').toBe(409)
    await send(ADA, name, 6, 'eople')
    expect(await openUpload(BEN, name)).toBeUndefined()
    const uploaded = await openUpload(ADA, name)
    expect(await text(uploaded?.bytes() as unknown as Readable)).toBe('ward,people')
    await uploaded?.drop()
    expect(await openUpload(ADA, name)).toBeUndefined()
  })

  it('is no larger than a file may be, and is gone when nobody went on with it for a day', async () => {
    expect((await begin(ADA, 25_000_001)).status).toBe(413)
    await begin(ADA, 5)
    expect(await dropStaleUploads(new Date(Date.now() - 60_000))).toBe(0)
    expect(await dropStaleUploads(new Date(Date.now() + 60_000))).toBe(1)
    expect(readdirSync(join(process.env.DATA_DIR as string, 'files', 'resuming'))).toEqual([])
  })
})
