import { randomUUID } from 'node:crypto'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hear } from '@/lib/announce'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { whoseSession } from '@/lib/people/whose-session'
import { testDatabase } from '../kit/database'
import { startMailServer } from '../kit/mail-server'
import { TEST_SECRET } from '../kit/postgres'
import { buildUser, buildWorld } from '../kit/world'

const HOME = 'http://localhost:3000'
let mail: Awaited<ReturnType<typeof startMailServer>>
let auth: typeof import('@/lib/people/auth')

beforeAll(async () => {
  await testDatabase()
  mail = await startMailServer()
  process.env.SMTP_URL = mail.url
  process.env.AUTH_SECRET = TEST_SECRET
  auth = await import('@/lib/people/auth')
})
afterAll(() => mail.stop())

/** A browser as far as sign-in needs one: it keeps cookies and follows nothing. */
function openBrowser() {
  const jar = new Map<string, string>()
  const go = async (path: string, form?: Record<string, string>) => {
    const headers: Record<string, string> = { host: 'localhost:3000', cookie: cookie() }
    const request = new NextRequest(new URL(path, HOME), {
      headers: form ? { ...headers, 'content-type': 'application/x-www-form-urlencoded' } : headers,
      ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
    })
    const response = await (form ? auth.handlers.POST(request) : auth.handlers.GET(request))
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const csrf = async () => ((await (await go('/api/auth/csrf')).json()) as { csrfToken: string }).csrfToken
  return {
    go,
    cookie,
    csrf,
    /** What the button of the page behind a mailed link does. */
    useLink: async (link: string) => go(link.replace('/sign-in/link', '/api/auth/callback/nodemailer')),
    askForLink: async (email: string) =>
      go('/api/auth/signin/nodemailer', { email, csrfToken: await csrf(), callbackUrl: `${HOME}/` }),
    signInToDemo: async (email: string, password: string) =>
      go('/api/auth/callback/demo', { email, password, csrfToken: await csrf(), callbackUrl: `${HOME}/` }),
  }
}

const signInByLink = async (email: string) => {
  const browser = openBrowser()
  await browser.askForLink(email)
  const { link } = await mail.next(email)
  if (!link) throw new Error('the mail holds no link')
  await browser.useLink(link)
  return { browser, link }
}
const goesTo = (response: Response) => new URL(response.headers.get('location') ?? '', HOME).pathname

describe('a sign-in link', () => {
  it('is mailed to a known person and opens a session of a row', async () => {
    const known = await buildUser('Kay')
    const browser = openBrowser()
    const asked = await browser.askForLink(known.email)
    expect(goesTo(await browser.go(goesTo(asked)))).toBe('/sign-in/check-email')
    const sent = await mail.next(known.email)
    expect(sent.to).toEqual([known.email])
    expect(await whoseSession(browser.cookie())).toBeNull()
    await browser.useLink(sent.link as string)
    expect(await whoseSession(browser.cookie())).toMatchObject({ userId: known.userId, name: 'Kay' })
    const { owner } = await testDatabase()
    expect((await owner.query('select 1 from sessions where user_id = $1', [known.userId])).rowCount).toBe(1)
  })

  it('works once', async () => {
    const known = await buildUser('Kay')
    const { link } = await signInByLink(known.email)
    const second = openBrowser()
    expect(goesTo(await second.useLink(link))).toBe('/sign-in/problem')
    expect(await whoseSession(second.cookie())).toBeNull()
  })

  it('goes to an invited address that has no account yet', async () => {
    const { council } = await buildWorld()
    const email = `${randomUUID()}@invited.example`
    const input = { name: 'Ira', email, role: 'officer', post: 'Auditor' }
    await invitePerson(council.person('lead'), invitePersonInput.parse(input))
    const { browser } = await signInByLink(email)
    expect(await whoseSession(browser.cookie())).toMatchObject({ email })
  })

  it('is not sent to a stranger, who reads the same answer', async () => {
    const { email } = await buildUser('Kay')
    const unknown = `${randomUUID()}@stranger.example`
    const toStranger = await openBrowser().askForLink(unknown)
    const toKnown = await openBrowser().askForLink(email)
    expect([toStranger.status, goesTo(toStranger)]).toEqual([toKnown.status, goesTo(toKnown)])
    await mail.next(email)
    expect(mail.unread(unknown)).toBe(0)
  })
})

describe('a session', () => {
  it.each(['our button', 'the library’s address'])(
    'ends at once for every process when the person signs out by %s',
    async (by) => {
      const known = await buildUser('Kay')
      const { browser } = await signInByLink(known.email)
      const cookie = browser.cookie()
      const token = /session-token=([^;]+)/.exec(cookie)?.[1] as string
      const told = new Promise((heard) => {
        const stop = hear(
          (announcement) => void stop().then(() => heard(announcement)),
          () => {},
        )
      })
      await new Promise((listening) => setTimeout(listening, 300))
      if (by === 'our button') await auth.endSession(token)
      else await browser.go('/api/auth/signout', { csrfToken: await browser.csrf() })
      expect(await whoseSession(cookie)).toBeNull()
      expect(await told).toEqual({ topic: 'access', user: known.userId })
    },
  )

  it('that has run out, was withdrawn or was made up is nobody’s', async () => {
    const known = await buildUser('Kay')
    const { owner } = await testDatabase()
    const begin = async (until: string) => {
      const token = randomUUID()
      await owner.query(
        `insert into sessions (session_token, user_id, expires) values ($1, $2, now() + $3::interval)`,
        [token, known.userId, until],
      )
      return `other=1; authjs.session-token=${token}`
    }
    const [live, over] = [await begin('1 hour'), await begin('-1 second')]
    expect(await whoseSession(live)).toMatchObject({ userId: known.userId })
    expect(await whoseSession(over)).toBeNull()
    for (const forged of [undefined, '', 'authjs.session-token=', `authjs.session-token=${randomUUID()}`, 'x']) {
      expect(await whoseSession(forged)).toBeNull()
    }
    await owner.query('delete from sessions where user_id = $1', [known.userId])
    expect(await whoseSession(live)).toBeNull()
  })
})

describe('the demo’s password', () => {
  it('opens a session of a row for the demo’s people alone', async () => {
    const person = await buildUser('Dee')
    const refused = openBrowser()
    await refused.signInToDemo(person.email, auth.DEMO_PASSWORD)
    expect(await whoseSession(refused.cookie())).toBeNull()
    const { owner } = await testDatabase()
    await owner.query('update users set is_demo = true where id = $1', [person.userId])
    const wrong = openBrowser()
    await wrong.signInToDemo(person.email, 'another')
    expect(await whoseSession(wrong.cookie())).toBeNull()
    const browser = openBrowser()
    await browser.signInToDemo(person.email, auth.DEMO_PASSWORD)
    expect(await whoseSession(browser.cookie())).toMatchObject({ userId: person.userId })
    expect((await owner.query('select 1 from sessions where user_id = $1', [person.userId])).rowCount).toBe(1)
  })
})
