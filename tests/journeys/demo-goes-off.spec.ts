import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, BrowserContext } from '@playwright/test'
import { io } from 'socket.io-client'
import { Decoder, Encoder } from '@/lib/sync/wire/frame'
import { makeProduct, ownPort } from '../kit/product'
import { fillScore } from './acts'
import { expect, LONG, test } from './journey'
import { comeIn, DEMO_PASSWORD, northmoor } from './people'

const product = makeProduct(ownPort(6))
test.describe.configure({ mode: 'serial' })
test.use({ baseURL: product.url })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  await product.start()
})
test.afterAll(() => product.end())

type Line = { event?: string; kind?: string; user?: string; provider?: string }
const REASON = 'Only the assessor may read this reason'
const lines = () =>
  product
    .printed()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)
/** What people did. That the machine is slow is told as well, whatever they do. */
const events = () => lines().filter(({ event = 'trouble' }) => event !== 'trouble')
const isNoted = (wanted: Line) => expect.poll(lines).toContainEqual(expect.objectContaining(wanted))
const tokenOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'authjs.session-token')?.value ?? ''

/** Somebody tries to attach a file by hand; what they are answered. */
const attach = async (request: APIRequestContext, running: string) => {
  const about = { title: 'T', speaksFor: '2026-01-31', readers: 'peers', fileName: 'a.csv' }
  const answer = await request.put(`${product.url}${running}/q/1.1/evidence`, {
    headers: { origin: product.url, 'concord-evidence': encodeURIComponent(JSON.stringify(about)) },
    data: Buffer.from('a,b\n'),
  })
  return answer.text()
}
const signInByPassword = async (request: APIRequestContext, password: string) => {
  const { csrfToken } = await (await request.get(`${product.url}/api/auth/csrf`)).json()
  const form = { email: 'lead@northmoor.example', password, csrfToken, callbackUrl: `${product.url}/` }
  await request.post(`${product.url}/api/auth/callback/demo`, { form, maxRedirects: 0 })
  return (await request.get(`${product.url}/api/auth/session`)).json()
}

test(
  'the log says who came, what was refused and which session ended, and never a score, an address or a token',
  LONG,
  async ({ browser, request }) => {
    const lead = (await comeIn(browser, 'lead@northmoor.example', product.url)).page
    const member = (await comeIn(browser, 'member5@northmoor.example', product.url)).page
    const observer = (await comeIn(browser, 'observer@northmoor.example', product.url)).page
    const running = await northmoor(lead)
    const tokens = await Promise.all([lead, member, observer].map((page) => tokenOf(page.context())))
    await isNoted({ event: 'sign-in', provider: 'demo', user: expect.any(String) as never })

    expect(await attach(observer.request, running)).toContain('Only the people who write')
    await isNoted({ event: 'refused', kind: 'only-writers-attach', user: expect.any(String) as never })
    expect(await signInByPassword(request, 'wrong')).toBeNull()
    await isNoted({ event: 'sign-in-refused', kind: 'CredentialsSignin' })

    await member.goto(`${running}/score/2#2.5`)
    await expect(member.getByRole('heading', { name: /^2\.5 / })).toBeVisible()
    const form = member.getByRole('form', { name: 'Your score' })
    await fillScore(member, 2, REASON)
    const before = events().length
    await form.getByRole('button', { name: /^Submit/ }).click()
    await expect(member.locator('section:not([hidden]) [data-testid="score-state"]')).toHaveAttribute(
      'data-state',
      'submitted',
    )
    expect(events().slice(before), 'a score leaves nothing in the log').toEqual([])

    await member.getByRole('button', { name: 'Sign out' }).click()
    await expect(member.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
    await isNoted({ event: 'session-ended', user: expect.any(String) as never })
    for (const secret of [REASON, ...tokens]) expect(product.printed(), secret).not.toContain(secret)
    for (const secret of ['@', 'score']) expect(JSON.stringify(events()), secret).not.toContain(secret)
    for (const { kind = 'none' } of lines())
      expect(kind.length, `${kind} is the name of a class in the build`).toBeGreaterThan(3)
  },
)

test(
  'a DATA_DIR that was a demo, started as production: no demo person can do anything',
  LONG,
  async ({ browser, request, expectError }) => {
    const lead = (await comeIn(browser, 'lead@northmoor.example', product.url)).page
    const running = await northmoor(lead)
    expectError(/net::ERR_/) // while the product is away
    const mails = () =>
      existsSync(join(product.dataDir, 'mail')) ? readdirSync(join(product.dataDir, 'mail')).length : 0
    const askForLink = async (address: string) => {
      await lead.goto('/sign-in')
      await lead.getByRole('textbox', { name: 'E-mail address' }).fill(address)
      await lead.getByRole('button', { name: 'Send me a link' }).click()
      await expect(lead.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible()
    }
    const cookie = `authjs.session-token=${await tokenOf(lead.context())}`
    const connects = () =>
      new Promise<string>((said) => {
        const options = { parser: { Encoder, Decoder }, transports: ['websocket'], reconnection: false }
        const socket = io(product.url, { ...options, extraHeaders: { cookie } })
        const end = (how: string) => {
          socket.disconnect()
          said(how)
        }
        socket.once('connect', () => end('connected'))
        socket.once('connect_error', ({ message }) => end(message))
      })

    await lead.goto('/c/northmoor')
    await expect(lead.getByRole('button', { name: 'Sign out' })).toBeVisible()
    expect(await connects()).toBe('connected')
    expect(await signInByPassword(request, DEMO_PASSWORD)).toMatchObject({ user: { email: 'lead@northmoor.example' } })
    await askForLink('lead@northmoor.example')
    await expect.poll(mails, 'in the demo a link is sent').toBe(1)

    await product.kill()
    await product.start({ DEMO: '0' })
    await lead.goto('/c/northmoor')
    await expect(lead).toHaveURL(/sign-in/)
    await expect(lead.getByRole('region', { name: 'Try the demo' })).toHaveCount(0)
    expect(await attach(lead.request, running)).toContain('no longer signed in')
    expect(await connects()).toBe('signed-out')
    expect(await (await request.get(`${product.url}/api/auth/session`)).json(), 'the session of before').toBeNull()
    expect(await signInByPassword(request, DEMO_PASSWORD)).toBeNull()
    expect((await request.get(`${product.url}/demo/mail`)).status()).toBe(404)
    for (const address of ['lead@northmoor.example', 'peer1@peers.example', 'programme@concord.example'])
      await askForLink(address)
    expect(mails(), 'no link went out').toBe(1)
  },
)
