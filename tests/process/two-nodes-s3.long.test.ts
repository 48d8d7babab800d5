import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { env } from '@/lib/env'
import { listS3 } from '@/lib/evidence/s3-client'
import { purgeLeftovers } from '@/lib/purge/purge-leftovers'
import { build } from '@/server/build'
import { BUILT } from '../kit/built-actions'
import { testDatabase } from '../kit/database'
import { chanceOf } from '../kit/paper-content'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product, removeData } from '../kit/product'
import { proof } from '../kit/proof'
import { freePort } from '../kit/realtime'
import { startS3 } from '../kit/s3-server'
import { cookieOf } from '../kit/session'
import { buildWorld, type World } from '../kit/world'

const { seed, timeout } = proof('uploads')
const MB = 1_000_000
/** So many bytes of the file are sent at a time; the second piece is cut off when this much of it was written. */
const [SIZE, FIRST, CUT] = [18 * MB, 4 * MB, 6 * MB]
const A_DAY_LATER = () => new Date(Date.now() + 25 * 3_600_000)

let w: World
let cookie: string
let s3: Awaited<ReturnType<typeof startS3>>
let one: Product
let two: Product
beforeAll(async () => {
  build(process.cwd(), BUILT)
  const { ownerUrl } = await testDatabase()
  w = await buildWorld()
  cookie = await cookieOf(w.officer)
  s3 = await startS3()
  Object.assign(env(), s3.settings)
  const settings = { DATABASE_URL: ownerUrl, AUTH_SECRET: TEST_SECRET, DEMO: '0', ...s3.settings }
  const node = async (name: string) => makeProduct(await freePort(), { ...settings, CONCORD_NODE: name })
  ;[one, two] = [await node('n1'), await node('n2')]
  await one.start()
  await two.start()
}, 360_000)
afterAll(async () => {
  await two?.end()
  await one?.end().catch(() => removeData(one.dataDir))
  await s3?.close()
})

/** Bytes of which no two parts are the same, that begin as a PDF does. */
function fileOf(size: number) {
  const chance = chanceOf(seed)
  const bytes = Buffer.alloc(size)
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE(Math.floor(chance() * 2 ** 32), at)
  bytes.write('%PDF-1.4\n')
  return bytes
}
const TUS = { 'tus-resumable': '1.0.0' }
const PIECE = { ...TUS, 'content-type': 'application/offset+octet-stream' }
const ask = (node: Product, path: string, method = 'GET', headers: Record<string, string> = {}, body?: Uint8Array) =>
  fetch(`${node.url}${path}`, {
    ...{ method, headers: { cookie, origin: node.url, ...headers } },
    ...(body ? { body: Buffer.from(body) } : {}),
  })
const begin = async (node: Product) => {
  const headers = { ...TUS, 'upload-length': String(SIZE) }
  const answer = await ask(node, `/evidence-uploads?council=${w.council.slug}`, 'POST', headers)
  expect(answer.status).toBe(201)
  return decodeURIComponent(answer.headers.get('location')?.split('/').pop() ?? '')
}
const send = async (node: Product, upload: string, offset: number, bytes: Uint8Array) => {
  const headers = { ...PIECE, 'upload-offset': String(offset) }
  const answer = await ask(node, `/evidence-uploads/${upload}`, 'PATCH', headers, bytes)
  expect(answer.status).toBe(204)
  return Number(answer.headers.get('upload-offset'))
}
const offsetAt = async (node: Product, upload: string) =>
  Number((await ask(node, `/evidence-uploads/${upload}`, 'HEAD', TUS)).headers.get('upload-offset'))

/** What lies in the bucket below a name. */
async function lying(below: string) {
  const found: string[] = []
  for await (const { key } of listS3(`${s3.settings.S3_PREFIX}${below}`)) found.push(key)
  return found
}
const arriving = ({ dataDir }: Product) => {
  const folder = join(dataDir, 'files', 'arriving')
  return existsSync(folder) ? readdirSync(folder) : []
}

/** Sends a part of a piece and no more, until some of it lies in the bucket; then the node is killed. */
async function killInTheMiddle(node: Product, upload: string, offset: number, bytes: Uint8Array) {
  const sending = request(`${node.url}/evidence-uploads/${upload}`, {
    method: 'PATCH',
    headers: {
      ...{ ...PIECE, cookie, origin: node.url },
      ...{ 'upload-offset': String(offset), 'content-length': String(bytes.length) },
    },
  })
  const cutOff = new Promise((over) => sending.once('error', over))
  sending.write(bytes.subarray(0, CUT))
  const before = (await lying(`uploads/${upload}`)).length
  await expect.poll(() => lying(`uploads/${upload}`), { timeout: 60_000 }).toHaveLength(before + 1)
  await node.kill()
  await cutOff
}

it(
  'an upload to one node that is killed in the middle goes on at another, is read through both, and leaves nothing behind',
  async () => {
    const file = fileOf(SIZE)
    const sha256 = createHash('sha256').update(file).digest('hex')
    const upload = await begin(one)
    const left = await begin(one)
    await send(one, left, 0, file.subarray(0, FIRST))
    expect(await send(one, upload, 0, file.subarray(0, FIRST))).toBe(FIRST)
    await killInTheMiddle(one, upload, FIRST, file.subarray(FIRST))

    let offset = await offsetAt(two, upload)
    expect(offset).toBeGreaterThan(FIRST)
    expect(offset).toBeLessThanOrEqual(FIRST + CUT)
    while (offset < SIZE) offset = await send(two, upload, offset, file.subarray(offset, offset + FIRST))
    const about = { fileName: 'plan.pdf', size: SIZE, speaksFor: '2026-01-31', readers: 'council', upload }
    const headers = { 'concord-evidence': encodeURIComponent(JSON.stringify(about)) }
    const taken = await ask(two, `/c/${w.council.slug}/evidence/files`, 'PUT', headers)
    const said = (await taken.json()) as { value: { itemId: string } }
    expect(taken.status, JSON.stringify(said)).toBe(201)

    await one.start()
    const { rows } = await w.owner.query('select sha256 from evidence_revisions where council_id = $1', [w.council.id])
    expect(rows).toEqual([{ sha256 }])
    for (const node of [one, two]) {
      const path = `/c/${w.council.slug}/evidence/${said.value.itemId}/revisions/1/file`
      const read = Buffer.from(await (await ask(node, path)).arrayBuffer())
      expect(createHash('sha256').update(read).digest('hex'), node.url).toBe(sha256)
      const part = await ask(node, path, 'GET', { range: `bytes=${FIRST}-${FIRST + 99}` })
      expect(Buffer.from(await part.arrayBuffer()), 'a part').toEqual(file.subarray(FIRST, FIRST + 100))
    }

    expect(await lying(`uploads/${upload}`)).toEqual([])
    expect(await lying(`uploads/${left}`), 'nobody has gone on with it').not.toEqual([])
    expect([...arriving(one), ...arriving(two)]).toEqual([])
    await purgeLeftovers(A_DAY_LATER())
    expect(await lying('uploads/')).toEqual([])
    expect(await lying('files/')).toEqual([`${s3.settings.S3_PREFIX}files/${w.council.id}/${sha256}`])
  },
  timeout,
)
