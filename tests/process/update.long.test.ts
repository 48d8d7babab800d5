import { mkdtempSync, rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { readWholeText } from '@/lib/sync/server/whole-text'
import { build } from '@/server/build'
import { openFront } from '@/server/nodes/front'
import { BUILT } from '../kit/built-actions'
import { testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product, removeData } from '../kit/product'
import { proof, some } from '../kit/proof'
import { freePort } from '../kit/realtime'
import { isRedisHere, type Redis, startRedis } from '../kit/redis'
import { cookieOf } from '../kit/session'
import { laterVersion } from '../kit/version'
import { buildWorld, type World } from '../kit/world'

const ADDS = { '9001_adds': 'alter table councils add column of_later text;' }
const BREAKS = { ...ADDS, '9002_breaks': 'select 1 / 0;' }

const isHere = isRedisHere()
const DATA_DIR = mkdtempSync('/var/tmp/concord-update-')
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
  frontPort = await freePort()
  front = await openFront(() => [...living.values()], frontPort, 'localhost')
}, 240_000)
beforeEach(async () => {
  w = await buildWorld()
})
afterEach(async () => {
  for (const one of connections.splice(0)) one.close()
  await Promise.all(started.splice(0).map((product) => product.end()))
  living.clear()
})
afterAll(async () => {
  await front?.close()
  await redis?.kill()
  for (const tree of [DATA_DIR, ...Object.values(trees ?? {})]) rmSync(tree, { recursive: true, force: true })
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
    DATA_DIR,
    CONCORD_NODE: name,
  }
  const product = makeProduct(port, { ...settings, APP_URL: `http://localhost:${frontPort}` }, tree)
  await product.start().catch(async (fault) => {
    await removeData(product.dataDir)
    throw fault
  })
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
      await expect.poll(() => saved, { timeout: 60_000, interval: 20 }).toBeGreaterThan(now)
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

const UPDATES: [what: string, work: () => Promise<void>][] = [
  [
    'that cannot bring the database up to date ends in a sentence, and the version before goes on',
    async () => {
      await startNode('n1')
      const writer = await typist()
      await writer.goesOn()
      await expect(startNode('n2', trees.broken)).rejects.toThrow(
        /could not bring the database up to date \(division by zero\): whatever is running goes on as it was, so start the version before here again/,
      )
      expect(await columns(), 'nothing of it').toBe(0)
      await writer.goesOn()
      await startNode('n2')
      await writer.goesOn()
      await writer.stop()
    },
  ],
  [
    'loses no word that was saved, and keeps nobody from typing',
    async () => {
      const [one, two] = await Promise.all([startNode('n1'), startNode('n2')])
      const writer = await typist()
      await writer.goesOn()
      await stopNode('n1', one)
      await writer.goesOn()
      await startNode('n1', trees.later)
      expect(await columns(), 'the new version has begun').toBe(1)
      await writer.goesOn()
      await stopNode('n2', two)
      await writer.goesOn()
      await startNode('n2', trees.later)
      await writer.goesOn()
      const count = await writer.stop()
      const doc = new Y.Doc()
      Y.applyUpdate(doc, (await readWholeText({ councilId: w.council.id, documentId: w.documentId })).update)
      const words = doc.getText('words').toString().match(/«\d+»/g)
      expect(words).toEqual(Array.from({ length: count }, (_, at) => `«${at}»`))
    },
  ],
]

describe.skipIf(!isHere)('an update, node by node, while somebody types,', () => {
  const { count, seed, timeout } = proof('updates')
  for (const [what, work] of some(UPDATES, count, seed)) it(what, work, timeout)
})
