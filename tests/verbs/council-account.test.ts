import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whoseSession } from '@/lib/people/whose-session'
import { type CouncilAccount, startCouncilAccounts } from '../kit/council-accounts'
import { testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'
import { HOME, openBrowser } from '../kit/sign-in'
import { buildUser } from '../kit/world'

let accounts: Awaited<ReturnType<typeof startCouncilAccounts>>
beforeAll(async () => {
  await testDatabase()
  accounts = await startCouncilAccounts()
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
  const answer = await browser.go(back.slice(HOME.length))
  return new URL(answer.headers.get('location') ?? '', HOME).pathname
}
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
    expect(await comeIn(browser, accountOf(email, verified))).toBe('/sign-in/problem')
    expect(await whoseSession(browser.cookie())).toBeNull()
  })

  it('signs in nobody who is not expected', async () => {
    const browser = openBrowser()
    expect(await comeIn(browser, accountOf(`${randomUUID()}@stranger.example`, true))).toBe('/sign-in/problem')
    expect(await whoseSession(browser.cookie())).toBeNull()
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
