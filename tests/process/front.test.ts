import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '@/server/build'
import { BUILT } from '../kit/built-actions'
import { testDatabase } from '../kit/database'
import { HOSTILE_REQUESTS } from '../kit/hostile-requests'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product } from '../kit/product'
import { freePort } from '../kit/realtime'
import { buildWorld, type World } from '../kit/world'

let product: Product
let w: World
beforeAll(async () => {
  build(process.cwd(), BUILT)
  const { ownerUrl } = await testDatabase()
  w = await buildWorld()
  product = makeProduct(await freePort(), { DATABASE_URL: ownerUrl, DEMO: '0', AUTH_SECRET: TEST_SECRET })
  await product.start()
}, 240_000)
afterAll(() => product.end())

describe('a request that means no good', () => {
  it.each(HOSTILE_REQUESTS.map((one) => [one.what, one] as const))(
    '%s: is answered as it should be, and everybody else is',
    async (_, { send, right }) => {
      const cookie = `authjs.session-token=${await w.sessionOf(w.officer)}`
      const assessment = `/c/${w.council.slug}/assessments/${w.assessmentId}`
      const answers = await send({ url: product.url, cookie, assessment, share: 0.36 })
      expect([...new Set(answers)].filter((answer) => !right.includes(answer))).toEqual([])
      const page = await fetch(`${product.url}${assessment}`, { headers: { cookie } })
      expect([page.status, (await fetch(`${product.url}/healthz`)).status]).toEqual([200, 200])
    },
    180_000,
  )
})
