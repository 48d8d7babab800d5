import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { readWholeText } from '@/lib/sync/server/whole-text'
import { build } from '@/server/build'
import { openFront } from '@/server/nodes/front'
import { BUILT } from '../kit/built-actions'
import { testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product } from '../kit/product'
import { freePort } from '../kit/realtime'
import { isRedisHere, type Redis, startRedis } from '../kit/redis'
import { cookieOf } from '../kit/session'
import { laterVersion } from '../kit/version'
import { buildWorld, type World } from '../kit/world'

const ADDS = { '0002_adds': 'alter table councils add column of_later text;' }
const BREAKS = { ...ADDS, '0003_breaks': 'select 1 / 0;' }

const isHere = isRedisHere()
let w: World
let redis: Redis
let front: Awaited<ReturnType<typeof openFront>>
let frontPort: number
let trees: Record<'later' | 'broken', string>
const started: Product[] = []
const connections: Connection[] = []
/** Those behind the front, by their names. */
const living = new Map<string, { name: string; port: number; open: number; isLeaving: boolean }>()
const ports: Record<string, number> = {}

beforeAll(async () => {
  if (!isHere) return
  build(process.cwd(), BUILT)
  trees = { later: laterVersion(ADDS), broken: laterVersion(BREAKS) }
  redis = await startRedis()
  w = await buildWorld()
  frontPort = await freePort()
  front = await openFront(() => [...living.values()], frontPort, 'localhost')
}, 240_000)
afterAll(async () => {
  for (const one of connections) one.close()
  await Promise.all(started.map((product) => product.end()))
  await front?.close()
  await redis?.kill()
  for (const tree of Object.values(trees ?? {})) rmSync(tree, { recursive: true, force: true })
})

/** A node of a version, of this one unless another folder is named. */
async function startNode(name: string, tree?: string): Promise<Product> {
  const { ownerUrl } = await testDatabase()
  ports[name] ??= await freePort()
  const port = ports[name]
  const settings = {
    DATABASE_URL: ownerUrl,
    AUTH_SECRET: TEST_SECRET,
    DEMO: '0',
    REDIS_URL: redis.url,
    CONCORD_NODE: name,
  }
  const product = makeProduct(port, { ...settings, APP_URL: `http://localhost:${frontPort}` }, tree)
  await product.start()
  started.push(product)
  living.set(name, { name, port, open: 0, isLeaving: false })
  return product
}
/** As whoever balances does it: nobody new is sent there, and then it is told to leave. */
async function stopNode(name: string, product: Product) {
  const node = living.get(name)
  if (node) node.isLeaving = true
  await product.end()
  started.splice(started.indexOf(product), 1)
  living.delete(name)
}

/** Somebody who types a word every 30 ms for as long as the test lasts, and knows what they were told is saved. */
async function typist() {
  const connection = connectDocument({
    ...{ baseUrl: `http://localhost:${frontPort}`, council: w.council.slug, documentId: w.documentId },
    cookie: await cookieOf(w.officer),
  })
  connections.push(connection)
  await connection.whenJoined
  const text = connection.doc.getText('words')
  let typed = 0
  let saved = 0
  connection.on(() => {
    if (connection.state().kind === 'saved') saved = typed
  })
  const typing = setInterval(() => text.insert(text.length, `«${typed++}»`), 30)
  return {
    /** Waits until a word is saved that is typed only now. */
    goesOn: async () => {
      const now = typed + 1
      await expect.poll(() => saved, { timeout: 20_000, interval: 20 }).toBeGreaterThan(now)
    },
    stop: async () => {
      clearInterval(typing)
      await connection.whenSaved()
      return typed
    },
  }
}
const columns = async () =>
  (await w.owner.query(`select 1 from information_schema.columns where column_name = 'of_later'`)).rowCount

describe.skipIf(!isHere)('an update, node by node, while somebody types,', () => {
  it('that cannot bring the database up to date ends in a sentence and changes nothing; one that can loses no word and keeps nobody from typing', async () => {
    const old = await Promise.all([startNode('n1'), startNode('n2')])
    const writer = await typist()
    await writer.goesOn()

    await stopNode('n1', old[0])
    const broken = await startNode('n1', trees.broken).catch((fault: Error) => fault.message)
    expect(broken).toMatch(
      /could not bring the database up to date \(division by zero\): whatever is running goes on as it was, so start the version before here again/,
    )
    expect(await columns(), 'nothing of it').toBe(0)
    await writer.goesOn()

    await startNode('n1', trees.later)
    expect(await columns(), 'the new version has begun').toBe(1)
    await writer.goesOn()
    await stopNode('n2', old[1])
    await writer.goesOn()
    await startNode('n2', trees.later)
    await writer.goesOn()

    const count = await writer.stop()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await readWholeText({ councilId: w.council.id, documentId: w.documentId })).update)
    const words = doc.getText('words').toString().match(/«\d+»/g)
    expect(words).toEqual(Array.from({ length: count }, (_, at) => `«${at}»`))
  }, 120_000)
})
