import { mkdtempSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { build } from '@/server/build'
import { openFront } from '@/server/nodes/front'
import { BUILT } from '../kit/built-actions'
import { testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product } from '../kit/product'
import { freePort } from '../kit/realtime'
import { isRedisHere, type Redis, startRedis } from '../kit/redis'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'

const NEW_SECRET = 'another secret for tests only, of more than thirty-two characters'
const DATA_DIR = mkdtempSync('/var/tmp/concord-rotate-')
const open: Connection[] = []
let isOver = false

type Node = { product: Product; name: string; port: number; open: number; isReady: boolean; isLeaving: false }
let redis: Redis | undefined
let nodes: Node[]
let front: Awaited<ReturnType<typeof openFront>>
let baseUrl: string
let balancing: ReturnType<typeof setInterval>

const statusOf = (url: string, headers = {}) =>
  fetch(url, { headers, redirect: 'manual' }).then(
    async (answer) => {
      await answer.arrayBuffer()
      return answer.status
    },
    () => undefined,
  )
const readiness = ({ product }: Node) => statusOf(`${product.url}/readyz`)

/** Two nodes on one database, and before them what a balancer is: who says 200 is sent people, and nobody else. */
beforeAll(async () => {
  build(process.cwd(), BUILT)
  const { ownerUrl } = await testDatabase()
  if (isRedisHere()) redis = await startRedis()
  const frontPort = await freePort()
  baseUrl = `http://localhost:${frontPort}`
  const settings = { DATABASE_URL: ownerUrl, REDIS_URL: redis?.url ?? '', APP_URL: baseUrl, DEMO: '0', DATA_DIR }
  nodes = []
  for (const name of ['n1', 'n2']) {
    const port = await freePort()
    const product = makeProduct(port, { ...settings, CONCORD_NODE: name })
    await product.start({ AUTH_SECRET: TEST_SECRET })
    nodes.push({ product, name, port, open: 0, isReady: true, isLeaving: false })
  }
  front = await openFront(() => nodes.filter(({ isReady }) => isReady), frontPort, 'localhost')
  balancing = setInterval(() => {
    for (const node of nodes)
      void readiness(node).then((status) => {
        node.isReady = status === 200
      })
  }, 200)
}, 300_000)
afterAll(async () => {
  isOver = true
  for (const one of open) one.close()
  clearInterval(balancing)
  await front?.close()
  for (const { product } of nodes) await product.end()
  await redis?.kill()
  rmSync(DATA_DIR, { recursive: true, force: true })
})

it('another AUTH_SECRET, one node after the other while people type: no word is lost, and no node says that it is ready and fails', async () => {
  const { council, documentId } = await buildWorld({ people: { officer: 2 } })
  const cookies = await Promise.all([0, 1].map((at) => cookieOf(council.person('officer', at))))
  const [cookie = ''] = cookies
  const connect = (cookie: string) => {
    const made = connectDocument({ baseUrl, council: council.slug, documentId, cookie })
    open.push(made)
    return made
  }
  const people = cookies.map(connect)
  await Promise.all(people.map((one) => one.whenJoined))
  const typed: string[] = []
  const typing = people.map(async ({ doc }, at) => {
    for (let n = 0; !isOver; n++) {
      typed.push(`${at}.${n}`)
      doc.getText('words').insert(doc.getText('words').length, `${at}.${n} `)
      await pause(100)
    }
  })
  /** Pages that a node failed to give while it went on saying that it is ready. */
  const broken: string[] = []
  const page = ({ product }: Node) => statusOf(`${product.url}/c/${council.slug}`, { cookie })
  const watching = nodes.map(async (node) => {
    while (!isOver) {
      if ((await readiness(node)) === 200 && ((await page(node)) ?? 0) >= 500) {
        const saidSo = await until(async () => (await readiness(node)) !== 200)
        if (!saidSo) broken.push(node.name)
      }
      await pause(100)
    }
  })

  const [first, second] = nodes as [Node, Node]
  await first.product.leave()
  await first.product.start({ AUTH_SECRET: NEW_SECRET })
  await expect.poll(() => readiness(first), { timeout: 10_000 }).toBe(200)
  await expect.poll(() => readiness(second), { timeout: 10_000 }).toBe(503)
  const saysSo = ({ product }: Node) => product.printed().match(/AUTH_SECRET is another/g)?.length
  expect([saysSo(first), saysSo(second)]).toEqual([1, undefined])
  expect(second.product.printed()).toContain('"kind":"password-refused"')
  await second.product.leave()
  await second.product.start({ AUTH_SECRET: NEW_SECRET })
  await expect.poll(() => readiness(second), { timeout: 10_000 }).toBe(200)

  const after: (number | undefined)[] = []
  for (let n = 0; n < 20; n++) after.push(await statusOf(`${baseUrl}/c/${council.slug}`, { cookie }))
  for (const node of nodes) after.push(await page(node))
  isOver = true
  await Promise.all([...typing, ...watching])
  expect(new Set(after), 'people are still signed in, on both nodes').toEqual(new Set([200]))
  expect(broken).toEqual([])

  await Promise.all(people.map((one) => one.whenSaved()))
  const newcomer = connect(cookie)
  await newcomer.whenJoined
  const words = ({ doc }: Connection) => doc.getText('words').toString().split(' ').filter(Boolean).sort()
  await expect.poll(() => open.map(words), { timeout: 20_000 }).toEqual(open.map(() => [...typed].sort()))
}, 180_000)

const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))
/** Longer than an answer of /readyz is given again. */
async function until(isSo: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 40; tries++) {
    if (await isSo()) return true
    await pause(100)
  }
  return false
}
