import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whoseSession } from '@/lib/people/whose-session'
import type { SignInRefusal } from '@/lib/refusal'
import { type CouncilAccount, type Mood, startCouncilAccounts } from '../kit/council-accounts'
import { testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'
import { HOME, openBrowser } from '../kit/sign-in'
import { buildUser } from '../kit/world'

let accounts: Awaited<ReturnType<typeof startCouncilAccounts>>
beforeAll(async () => {
  await testDatabase()
  accounts = await startCouncilAccounts(HOME)
  Object.assign(process.env, accounts.settings, { AUTH_SECRET: TEST_SECRET })
})
afterAll(() => accounts.stop())

/** Signs in by the council's account; where it ended. */
async function comeIn(browser: ReturnType<typeof openBrowser>, account: CouncilAccount) {
  const sent = await browser.go('/api/auth/signin/council', {
    csrfToken: await browser.csrf(),
    callbackUrl: `${HOME}/`,
  })
  const back = await accounts.signIn(sent.headers.get('location') ?? '', account)
  return goesTo(await browser.go(back.slice(HOME.length)))
}
const goesTo = (answer: Response) => {
  const { pathname, search } = new URL(answer.headers.get('location') ?? '', HOME)
  return `${pathname}${search}`
}
const problem = (kind: SignInRefusal['kind']) => `/sign-in/problem?why=${kind}`
const accountOf = (email: string, email_verified?: boolean): CouncilAccount => ({
  ...{ sub: randomUUID(), email, name: 'Kay' },
  ...(email_verified === undefined ? {} : { email_verified }),
})

describe('a council account', () => {
  it('signs in whoever has an account here already, where it says that their address was verified', async () => {
    const { email, userId } = await buildUser('Kay')
    const browser = openBrowser()
    expect(await comeIn(browser, accountOf(email, true))).toBe('/')
    expect(await whoseSession(browser.cookie())).toMatchObject({ userId })
  })

  it.each([
    ['was not', false],
    ['it does not say', undefined],
  ])('signs in nobody whose address was verified: %s', async (_, verified) => {
    const { email } = await buildUser('Kay')
    const browser = openBrowser()
    expect(await comeIn(browser, accountOf(email, verified))).toBe(problem('address-not-verified'))
    expect(await whoseSession(browser.cookie())).toBeNull()
  })

  it('keeps of an account who it is, and nothing by which anybody could act in their name there', async () => {
    const { rows } = await (await testDatabase()).owner.query('select * from accounts')
    expect(rows.length).toBeGreaterThan(0)
    for (const { user_id, type, provider, provider_account_id, ...rest } of rows)
      expect(Object.values(rest).filter((value) => value !== null)).toEqual([])
  })

  it('signs in the same person however the address is written, here and there', async () => {
    const { owner } = await testDatabase()
    const { email, userId } = await buildUser('Kay')
    await owner.query('update users set email = $2 where id = $1', [userId, `Kay.${email}`])
    const browser = openBrowser()
    expect(await comeIn(browser, accountOf(`KAY.${email}`, true))).toBe('/')
    expect(await whoseSession(browser.cookie())).toMatchObject({ userId })
  })

  it('signs in nobody who is not expected, nor whose account has ended', async () => {
    const browser = openBrowser()
    expect(await comeIn(browser, accountOf(`${randomUUID()}@stranger.example`, true))).toBe(
      problem('address-not-expected'),
    )
    const { owner } = await testDatabase()
    const { email, userId } = await buildUser('Kay')
    const account = accountOf(email, true)
    expect(await comeIn(openBrowser(), account)).toBe('/')
    await owner.query('update users set ended_at = now() where id = $1', [userId])
    expect(await comeIn(browser, account)).toBe(problem('account-has-ended'))
    expect(await whoseSession(browser.cookie())).toBeNull()
  })

  it('is somebody else’s where the same name comes from another issuer', async () => {
    const [kay, lou] = [await buildUser('Kay'), await buildUser('Lou')]
    const sub = randomUUID()
    await comeIn(openBrowser(), { ...accountOf(kay.email, true), sub })
    const { owner } = await testDatabase()
    await owner.query('update accounts set provider_account_id = $2 where user_id = $1', [
      kay.userId,
      `https://earlier.example ${sub}`,
    ])
    const browser = openBrowser()
    await comeIn(browser, { ...accountOf(lou.email, true), sub })
    expect(await whoseSession(browser.cookie())).toMatchObject({ userId: lou.userId })
  })

  it.each([
    ['is cancelled', 'sign-in-cancelled'],
    ['says an error', 'issuer-refused'],
    ['fails afterwards', 'issuer-refused'],
    ['is silent afterwards', 'issuer-silent'],
  ] satisfies [Mood, SignInRefusal['kind']][])('that %s has a sentence of its own', async (mood, kind) => {
    const { email } = await buildUser('Kay')
    accounts.feel(mood)
    const browser = openBrowser()
    expect(await comeIn(browser, accountOf(email, true))).toBe(problem(kind))
    accounts.feel('lets in')
    expect(await whoseSession(browser.cookie())).toBeNull()
    expect(await comeIn(browser, accountOf(email, true))).toBe('/')
  })

  it('whose issuer says nothing is told so, and nobody else’s sign-in waits for it', async () => {
    accounts.feel('is silent')
    const browser = openBrowser()
    const form = { csrfToken: await browser.csrf(), callbackUrl: `${HOME}/` }
    let isTold = false
    const sent = browser.go('/api/auth/signin/council', form).finally(() => {
      isTold = true
    })
    const { email } = await buildUser('Kay')
    expect((await openBrowser().askForLink(email)).status).toBe(302)
    expect(isTold).toBe(false)
    expect(goesTo(await sent)).toBe(problem('issuer-silent'))
    accounts.feel('lets in')
  })

  it('gives a session that begins now to whoever signs in again, and the one before ends', async () => {
    const { email } = await buildUser('Kay')
    const account = accountOf(email, true)
    const browser = openBrowser()
    await comeIn(browser, account)
    const before = browser.cookie()
    const first = await whoseSession(before)
    expect(await comeIn(browser, account)).toBe('/')
    const second = await whoseSession(browser.cookie())
    expect(second?.userId).toBe(first?.userId)
    expect(second?.sessionId).not.toBe(first?.sessionId)
    expect(second?.since.getTime()).toBeGreaterThan(first?.since.getTime() ?? Number.POSITIVE_INFINITY)
    await expect.poll(() => whoseSession(before)).toBeNull()
  })
})
