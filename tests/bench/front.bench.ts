import { readFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { build } from '@/server/build'
import { BUILT } from '../kit/built-actions'
import { testDatabase } from '../kit/database'
import { type Front, HOSTILE_REQUESTS } from '../kit/hostile-requests'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, ownPort, type Product } from '../kit/product'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'
import { type Crowd, withCrowd } from './crowd'
import { pause, quantile, withChildren } from './measure'
import { buildPlaces } from './world'

const { CONCORD_BENCH_ONLY: only, CONCORD_BENCH_QUICK: isQuick } = process.env
const [TEXTS, PEOPLE] = [5, 4]
/** Seconds of typing that are measured without anything hostile, and the least of it with. */
const CALM = isQuick ? 3 : 15

/**
 * Twenty people type, five keys a second each, on the whole product. Meanwhile somebody sends one hostile request after the
 * other, and then others read pages: how long keys take to the other screens, how soon /healthz answers, and what memory grows by.
 */
describe.skipIf(only !== 'front')('front', () => {
  it('a hostile request, and pages that others read', async () => {
    build(process.cwd(), BUILT)
    const { ownerUrl } = await testDatabase()
    const w = await buildWorld({ people: { officer: 25 }, questions: ['1.1', '1.2'] })
    const places = await buildPlaces(TEXTS, PEOPLE)
    const product = makeProduct(ownPort(8), { DATABASE_URL: ownerUrl, DEMO: '0', AUTH_SECRET: TEST_SECRET })
    await product.start()
    try {
      const assessment = `/c/${w.council.slug}/assessments/${w.assessmentId}`
      const front: Front = { url: product.url, cookie: await cookieOf(w.officer), assessment }
      await withCrowd(1, async (crowd) => {
        await crowd.open({ name: 'concord', url: product.url } as never, places)
        await crowd.all({ do: 'type', perSecond: 5 })
        await pause(3_000)
        const rows = [await felt('nothing else', product, crowd, () => pause(CALM * 1000))]
        for (const { what, send } of HOSTILE_REQUESTS)
          rows.push(await felt(what, product, crowd, async () => void (await send(front))))
        const pages = [assessment, `${assessment}/record`, `${assessment}/agreement`, `${assessment}/trail`]
        for (const page of pages)
          rows.push(
            await felt(`five read ${page.replace(assessment, 'the assessment')}`, product, crowd, () =>
              readers(front, page, 5),
            ),
          )
        const meeting = `${assessment}/meeting`
        const all = await Promise.all(
          Array.from({ length: 25 }, async (_, at) => ({
            ...front,
            cookie: await cookieOf(w.council.person('officer', at)),
          })),
        )
        rows.push(
          await felt('25 open the meeting at once', product, crowd, async () => {
            await Promise.all(all.map((one) => read(one, meeting)))
          }),
        )
        await crowd.all({ do: 'stop' })
        console.table(rows)
      })
    } finally {
      await product.end()
    }
  }, 900_000)
})

/** What others feel while `work` lasts, and for a second after it. */
async function felt(what: string, product: Product, crowd: Crowd, work: () => Promise<unknown>) {
  await pause(1_000)
  await crowd.waits()
  const before = memoryOf(product)
  let [most, slowest, isOver] = [before, 0, false]
  const watching = (async () => {
    while (!isOver) {
      const began = performance.now()
      const answer = await fetch(`${product.url}/healthz`).catch(() => undefined)
      slowest = Math.max(slowest, answer?.ok ? performance.now() - began : Number.POSITIVE_INFINITY)
      most = Math.max(most, memoryOf(product))
      await pause(50)
    }
  })()
  await work()
  await pause(1_000)
  isOver = true
  await watching
  const waits = await crowd.waits()
  return {
    what,
    'p50 ms': round(quantile(waits, 0.5)),
    'p99 ms': round(quantile(waits, 0.99)),
    'longest ms': round(quantile(waits, 1)),
    '/healthz at most ms': round(slowest),
    'memory + MB': round((most - before) / 1024),
  }
}
const round = (n: number) => Number(n.toFixed(1))

/** `abreast` people read a page again and again for ten seconds. */
async function readers(front: Front, page: string, abreast: number) {
  const until = performance.now() + (isQuick ? 3_000 : 10_000)
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      while (performance.now() < until) await read(front, page)
    }),
  )
}
const read = async ({ url, cookie }: Front, page: string) => {
  const answer = await fetch(url + page, { headers: { cookie } })
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`)
}

/** Kilobytes that the product's processes hold, without PostgreSQL. */
const memoryOf = (product: Product) =>
  withChildren(product.pid()).reduce((sum, pid) => {
    const status = statusOf(pid)
    return /^Name:\s+postgres/m.test(status) ? sum : sum + Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
  }, 0)
function statusOf(pid: number) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}
