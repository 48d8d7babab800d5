import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionId } from '@/db/ids'
import { hear } from '@/lib/announce'
import { LIMITS } from '@/lib/limit/limit'
import { sendMails } from '@/lib/mail/send-mails'
import { DEMO_PASSWORD } from '@/lib/people/auth'
import { endSession } from '@/lib/people/end-session'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { keepSession } from '@/lib/people/keep-session'
import { whoseSession } from '@/lib/people/whose-session'
import { testDatabase } from '../kit/database'
import { startMailServer } from '../kit/mail-server'
import { TEST_SECRET } from '../kit/postgres'
import { FORM, HOME, openBrowser } from '../kit/sign-in'
import { buildUser, buildWorld } from '../kit/world'

let mail: Awaited<ReturnType<typeof startMailServer>>

beforeAll(async () => {
  await testDatabase()
  mail = await startMailServer()
  process.env.SMTP_URL = mail.url
  process.env.AUTH_SECRET = TEST_SECRET
})
afterAll(() => mail.stop())

const signInByLink = async (email: string, browser = openBrowser()) => {
  await browser.askForLink(email)
  await sendMails()
  const { link } = await mail.next(email)
  if (!link) throw new Error('the mail holds no link')
  await browser.followLink(link)
  return { browser, link }
}
/** Hears what is announced from now on. */
async function listening() {
  const { owner } = await testDatabase()
  const heard: unknown[] = []
  const stop = hear(
    (announcement) => void heard.push(announcement),
    () => {},
  )
  const first = { topic: 'access', user: randomUUID() }
  await expect
    .poll(async () => {
      await owner.query(`select pg_notify('concord', $1)`, [JSON.stringify(first)])
      return heard
    })
    .toContainEqual(first)
  return { heard, stop }
}
const goesTo = (response: Response) => new URL(response.headers.get('location') ?? '', HOME).pathname

describe('a sign-in link', () => {
  it('is mailed to a known person and opens a session of a row', async () => {
    const known = await buildUser('Kay')
    const browser = openBrowser()
    const asked = await browser.askForLink(known.email)
    await sendMails()
    expect(goesTo(await browser.go(goesTo(asked)))).toBe('/sign-in/check-email')
    const sent = await mail.next(known.email)
    expect(sent.to).toEqual([known.email])
    expect(await whoseSession(browser.cookie())).toBeNull()
    await browser.followLink(sent.link as string)
    expect(await whoseSession(browser.cookie())).toMatchObject({ userId: known.userId, name: 'Kay' })
    const { owner } = await testDatabase()
    expect((await owner.query('select 1 from sessions where user_id = $1', [known.userId])).rowCount).toBe(1)
  })

  it('works once', async () => {
    const known = await buildUser('Kay')
    const { link } = await signInByLink(known.email)
    const second = openBrowser()
    expect(goesTo(await second.followLink(link))).toBe('/sign-in/problem')
    expect(await whoseSession(second.cookie())).toBeNull()
  })

  it('goes to an invited address that has no account yet', async () => {
    const { council } = await buildWorld()
    const email = `${randomUUID()}@invited.example`
    const input = { name: 'Ira', email, role: 'officer', post: 'Auditor' }
    await invitePerson(council.person('lead'), invitePersonInput.parse(input))
    await sendMails()
    expect((await mail.next(email)).link).toContain('/invitations/')
    const { browser } = await signInByLink(email)
    expect(await whoseSession(browser.cookie())).toMatchObject({ email })
  })

  it('is not sent to a stranger, who reads the same answer', async () => {
    const { email } = await buildUser('Kay')
    const unknown = `${randomUUID()}@stranger.example`
    const toStranger = await openBrowser().askForLink(unknown)
    const toKnown = await openBrowser().askForLink(email)
    await sendMails()
    expect([toStranger.status, goesTo(toStranger)]).toEqual([toKnown.status, goesTo(toKnown)])
    await mail.next(email)
    expect(mail.unread(unknown)).toBe(0)
  })
})

describe('what comes too often', () => {
  it('of links for one address is answered with when to ask again, whether it is known or not', async () => {
    const { email } = await buildUser('Kay')
    const unknown = `${randomUUID()}@stranger.example`
    const sixth: Record<string, Response> = {}
    for (const one of [email, unknown]) for (let n = 0; n < 6; n++) sixth[one] = await openBrowser().askForLink(one)
    const answers = await Promise.all(
      [email, unknown].map(async (one) => [
        sixth[one]?.status,
        sixth[one]?.headers.get('retry-after'),
        await sixth[one]?.text(),
      ]),
    )
    expect(answers[1]).toEqual(answers[0])
    expect(answers[0]).toEqual([429, '3600', expect.stringContaining('ask again in 60 minutes')])
    await sendMails()
    expect(mail.unread(email)).toBe(5)
  })

  it('of links is counted for whom they go to, however the request names them', async () => {
    const { email } = await buildUser('Kay')
    const link = '/api/auth/signin/nodemailer'
    const wide = email.replace(/[a-z]/, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))
    for (let n = 0; n < 6; n++) {
      const browser = openBrowser()
      const csrfToken = await browser.csrf()
      const other = `${randomUUID()}@stranger.example`
      const twice = new URLSearchParams([
        ['csrfToken', csrfToken],
        ['email', other],
        ['email', email],
      ]).toString()
      for (const raw of [
        { type: FORM, body: twice },
        { type: 'application/json', body: JSON.stringify({ csrfToken, email }) },
        { type: `${FORM}; application/json`, body: JSON.stringify({ csrfToken, email }) },
      ])
        expect((await browser.go(link, undefined, raw)).status).toBe(400)
      await browser.go(link, { csrfToken, email: n % 2 ? wide + ' '.repeat(n) : ` ${email.toUpperCase()}` })
      await browser.go(`${link}/`, { csrfToken, email })
    }
    await sendMails()
    expect(mail.unread(email)).toBe(5)
  })

  it('of tries to use a link in somebody’s name keeps nobody from using theirs', async () => {
    const browser = openBrowser()
    const { email } = await buildUser('Kay')
    const guess = () => browser.followLink(`${HOME}/sign-in/link?token=${randomUUID()}&email=${email}`)
    for (let n = 0; n <= LIMITS['sign-in'].person.points; n++) expect(goesTo(await guess())).toBe('/sign-in/problem')
    expect(await signInByLink(email)).toMatchObject({ browser: expect.anything() })
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
      const { heard, stop } = await listening()
      if (by === 'our button') await endSession(token)
      else await browser.go('/api/auth/signout', { csrfToken: await browser.csrf() })
      expect(await whoseSession(cookie)).toBeNull()
      await expect.poll(() => heard).toContainEqual({ topic: 'access', user: known.userId })
      await stop()
    },
  )

  const idsOf = async (userId: string) => {
    const { owner } = await testDatabase()
    const { rows } = await owner.query('select id, device, created_at from sessions where user_id = $1', [userId])
    return rows
  }
  it('is a new one at each sign-in, and the one that the same browser had ends; another browser’s goes on', async () => {
    const [known, other] = [await buildUser('Kay'), await buildUser('Lou')]
    const elsewhere = (await signInByLink(known.email)).browser
    const browser = openBrowser('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0')
    await signInByLink(known.email, browser)
    const first = browser.cookie()
    await signInByLink(known.email, browser)
    expect(await whoseSession(browser.cookie())).toMatchObject({ userId: known.userId })
    await expect.poll(() => whoseSession(first)).toBeNull()
    expect(await whoseSession(elsewhere.cookie())).toMatchObject({ userId: known.userId })
    expect((await idsOf(known.userId)).map(({ device }) => device).sort()).toEqual(['Firefox on Windows', null])
    const second = browser.cookie()
    await signInByLink(other.email, browser)
    expect(await whoseSession(browser.cookie())).toMatchObject({ userId: other.userId })
    await expect.poll(() => whoseSession(second), { message: 'also where another person signs in' }).toBeNull()
  })

  it('ends 8 hours after it was last used and a week after it began, and the library prolongs none', async () => {
    const known = await buildUser('Kay')
    const { browser } = await signInByLink(known.email)
    const { owner } = await testDatabase()
    const hoursLeft = async () => {
      const { rows } = await owner.query(
        'select extract(epoch from expires - now()) / 3600 as hours from sessions where user_id = $1',
        [known.userId],
      )
      return Number(rows[0].hours)
    }
    const make = (columns: string) => owner.query(`update sessions set ${columns} where user_id = $1`, [known.userId])
    const used = async () => keepSession((await whoseSession(browser.cookie()))?.sessionId as SessionId)
    expect(await hoursLeft()).toBeCloseTo(8, 1)
    await make(`expires = now() + interval '1 hour', last_used_at = now() - interval '7 hours'`)
    await browser.go('/api/auth/session')
    expect(await hoursLeft()).toBeCloseTo(1, 1)
    await used()
    expect(await hoursLeft()).toBeCloseTo(8, 1)
    await make(`created_at = now() - interval '165 hours', expires = now() + interval '1 hour'`)
    await used()
    expect(await hoursLeft(), 'the week is over in three hours').toBeCloseTo(3, 1)
    await expect(make(`expires = now() + interval '4 hours'`)).rejects.toMatchObject({ code: '23514' })
    await make(`expires = now() - interval '1 second'`)
    expect(await whoseSession(browser.cookie())).toBeNull()
    const over = (await idsOf(known.userId))[0].id as SessionId
    expect(await keepSession(over), 'what has ended is not begun again by being used').toBeUndefined()
  })

  it.each([
    ['row is deleted by hand', 'delete from sessions where user_id = $1'],
    ['time is cut short by hand', `update sessions set expires = now() where user_id = $1`],
    ['person is deleted', 'delete from users where id = $1'],
  ])('whose %s is told to every process', async (_, statement) => {
    const known = await buildUser('Kay')
    await signInByLink(known.email)
    const { owner } = await testDatabase()
    const { heard, stop } = await listening()
    await owner.query(statement, [known.userId])
    await expect.poll(() => heard).toContainEqual({ topic: 'access', user: known.userId })
    await stop()
  })

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
    await refused.signInToDemo(person.email, DEMO_PASSWORD)
    expect(await whoseSession(refused.cookie())).toBeNull()
    const { owner } = await testDatabase()
    await owner.query('update users set is_demo = true where id = $1', [person.userId])
    const wrong = openBrowser()
    await wrong.signInToDemo(person.email, 'another')
    expect(await whoseSession(wrong.cookie())).toBeNull()
    const browser = openBrowser()
    await browser.signInToDemo(person.email, DEMO_PASSWORD)
    expect(await whoseSession(browser.cookie())).toMatchObject({ userId: person.userId })
    expect((await owner.query('select 1 from sessions where user_id = $1', [person.userId])).rowCount).toBe(1)
  })
})
