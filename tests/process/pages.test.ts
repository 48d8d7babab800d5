import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { env } from '@/lib/env'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { LIMITS } from '@/lib/limit/limit'
import { spend } from '@/lib/limit/spend'
import { build } from '@/server/build'
import { ask } from '../kit/ask'
import { BUILT, type BuiltAction, builtActions } from '../kit/built-actions'
import { testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product } from '../kit/product'
import { freePort } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { buildWorld, type Person } from '../kit/world'

let product: Product
beforeAll(async () => {
  build(process.cwd(), BUILT)
  const { ownerUrl } = await testDatabase()
  const settings = { DATABASE_URL: ownerUrl, DEMO: '0', AUTH_SECRET: TEST_SECRET, TRUST_PROXY: 'loopback' }
  product = makeProduct(await freePort(), settings)
  await product.start()
}, 240_000)
afterAll(() => product.end())

describe('an action', () => {
  const press = (page: string, name: string, sent: unknown[], headers: Record<string, string> = {}) => {
    const { id, doors } = builtActions().find((one) => one.name === name) as BuiltAction
    const answer = ask(`${product.url}${page}`, {
      method: 'POST',
      headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', origin: product.url, ...headers },
      body: JSON.stringify(sent),
    })
    return { doors, answer }
  }
  const leadsTo = (path: string, answer: string) => {
    const [, to] = /^x-action-redirect\n(.*);/im.exec(answer) ?? []
    expect([answer.slice(0, 3), to, /^content-type\ntext\/x-component/im.test(answer)]).toEqual(['200', path, true])
  }
  const BEHIND_HTTPS = { 'x-forwarded-proto': 'https' }

  it('that leads to another page brings that page with it, behind a proxy that speaks https too', async () => {
    for (const headers of [{}, BEHIND_HTTPS]) {
      const { answer } = press('/verify', 'signOutAction', [], headers)
      leadsTo('/sign-in', await answer)
      expect(await answer).toContain('We send you a link')
    }
  })

  it('is done where a page is asked that does not have it', async () => {
    for (const headers of [{}, BEHIND_HTTPS]) {
      const { doors, answer } = press('/verify', 'demoSignInAction', ['nobody@example.org', '/'], headers)
      expect(doors).toEqual(['/app/(public)/sign-in/page'])
      leadsTo('/', await answer)
    }
  })
})

it('a search that comes too often is said on its page; others search on, and pages that search nothing are there', async () => {
  Object.assign(env(), { AUTH_SECRET: TEST_SECRET })
  const { council, officer, member } = await buildWorld()
  const link = { title: 'Map', speaksFor: '2026-01-31', readers: 'council', url: 'https://testby.example/1' }
  expect((await attachLink(officer, attachLinkInput.parse(link))).ok, 'there is something to search').toBe(true)
  const searches = async () => (await spend('searches', { person: officer.userId })).ok
  for (let n = 0; n < 2 * LIMITS.searches.person.points && (await searches()); n++);
  const read = async (who: Person, path: string) =>
    (await fetch(`${product.url}/c/${council.slug}${path}`, { headers: { cookie: await cookieOf(who) } })).text()
  const refusal = 'This was done too often in a short time'
  for (const path of ['/search?q=harbour', '/evidence?q=harbour']) {
    // What cannot be counted at once goes on, so a machine that has much to do may let one through.
    await expect.poll(() => read(officer, path), { message: path }).toContain(refusal)
    expect(await read(member, path), path).not.toContain(refusal)
  }
  for (const path of ['/search', '/evidence']) expect(await read(officer, path), path).not.toContain(refusal)
})

it('what pages load comes compressed as the build left it, and whole, whatever part of it is asked for', async () => {
  const page = await (await fetch(`${product.url}/verify`)).text()
  const [path = ''] = /\/_next\/static\/chunks\/[^"]+\.js/.exec(page) ?? []
  for (const [accepted, encoding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const headers = { 'accept-encoding': accepted, range: 'bytes=9-2' }
    const answer = await fetch(`${product.url}${path}`, { headers })
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, encoding])
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.text()).toBe(await readFile(join(BUILT, path.replace('/_next/', '')), 'utf8'))
  }
  for (const none of ['/_next/static/none.js', '/_next/static/..%2fserver/middleware-manifest.json'])
    expect((await fetch(`${product.url}${none}`)).status, none).toBe(404)
})

it('another address than APP_URL that browsers come by is said once; a page of somebody else is not meant', async () => {
  const warned = () => product.printed().match(/people use another address than APP_URL/g)?.length ?? 0
  const come = (origin: string) => ask(`${product.url}/verify`, { headers: { origin, host: 'concord.internal:3000' } })
  await come('https://elsewhere.example')
  await come(product.url)
  expect(warned()).toBe(0)
  await come('http://concord.internal:3000')
  await expect.poll(warned).toBe(1)
  await come('http://concord.internal:3000')
  await come('http://concord.internal:3000')
  expect(warned()).toBe(1)
  expect(product.printed()).toContain('"origin":"http://concord.internal:3000"')
})
