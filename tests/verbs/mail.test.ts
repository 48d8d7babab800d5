import { randomUUID } from 'node:crypto'
import { register } from 'prom-client'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Caller, settleMail, takeMail } from '@/db/gate'
import type { MailId } from '@/db/ids'
import { log } from '@/lib/log'
import { deliver, tryMailServer } from '@/lib/mail/deliver'
import { sendMails } from '@/lib/mail/send-mails'
import { hashOfToken } from '@/lib/people/invitation-token'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { mailTroubleOf } from '@/lib/people/people'
import { sendInvitationAgain } from '@/lib/people/send-invitation-again'
import { viewInvitation } from '@/lib/people/view-invitation'
import { viewPeople } from '@/lib/people/view-people'
import { invitePeerTeamInput } from '@/lib/review/invite-peer-team'
import { sendPeerAgain } from '@/lib/review/send-peer-again'
import { viewReviewsOfAssessment } from '@/lib/review/view-reviews-of-assessment'
import { testDatabase } from '../kit/database'
import { type Mood, startMailServer } from '../kit/mail-server'
import { TEST_SECRET } from '../kit/postgres'
import { freePort } from '../kit/realtime'
import { HOME, openBrowser } from '../kit/sign-in'
import { buildUser, buildWorld, type World } from '../kit/world'

let w: World
let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
let port: number
let server: Awaited<ReturnType<typeof startMailServer>> | undefined
beforeAll(async () => {
  owner = (await testDatabase()).owner
  port = await freePort()
  process.env.SMTP_URL = `smtp://concord:secret@127.0.0.1:${port}`
  process.env.AUTH_SECRET = TEST_SECRET
})
beforeEach(async () => {
  w = await buildWorld()
  await owner.query('delete from mails')
  await owner.query('delete from jobs._private_jobs')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await server?.stop()
  server = undefined
})

const become = async (mood: Mood | 'down') => {
  await server?.stop()
  server = mood === 'down' ? undefined : await startMailServer({ mood, port })
}
const invite = async (email: string) => {
  const wish = invitePersonInput.parse({ name: 'Nia', email, role: 'officer', post: 'Auditor' })
  const done = await invitePerson(w.lead, wish)
  if (!done.ok) throw new Error(done.refusal.kind)
  return done.value.invitationId
}
const listed = async () => {
  const seen = await viewPeople(w.lead, {})
  if (!seen.ok) throw new Error(seen.refusal.kind)
  return seen.value.invitations.map(mailTroubleOf)
}
const itsTime = () => owner.query('update jobs._private_jobs set run_at = now()')
const minutesLater = (minutes: number) =>
  owner.query(`update mails set asked_at = array(select a - $1 * interval '1 minute' from unnest(asked_at) a)`, [
    minutes,
  ])
const statesOf = async (kind: string) =>
  (await owner.query('select state from mails where kind = $1', [kind])).rows.map(({ state }) => state)
const counted = async (outcome: string) => {
  const metric = await (
    register.getSingleMetric('concord_mails') as { get: () => Promise<{ values: unknown[] }> }
  ).get()
  const values = metric.values as { labels: { kind: string; outcome: string }; value: number }[]
  return values.find(({ labels }) => labels.kind === 'invitation' && labels.outcome === outcome)?.value ?? 0
}

describe('the mail of an invitation, where the mail server', () => {
  it.each([
    ['down', 'waiting', 'ECONNREFUSED', 'yes'],
    ['another password', 'waiting', '535', 'yes'],
    ['untrusted', 'waiting', 'certificate', 'yes'],
    ['later', 'waiting', 'RCPT TO: 450', 'yes'],
    ['never', 'refused', 'RCPT TO: 550', 'no'],
    ['breaks off', 'unsure', 'ECONNECTION', 'no'],
  ] satisfies [Mood | 'down', string, string, string][])(
    'is or says “%s”, is marked %s, and why is in the log and counted without an address',
    async (mood, trouble, reply, triesItself) => {
      const email = `nia-${randomUUID()}@new.example`
      const heard = vi.spyOn(log, 'warn')
      await become(mood)
      await invite(email)
      const outcome = trouble === 'waiting' ? 'again' : trouble
      const before = await counted(outcome)
      await sendMails()
      expect(await listed()).toEqual([trouble])
      expect(await counted(outcome)).toBe(before + 1)
      const [said] = heard.mock.calls[0] as unknown as [Record<string, string>]
      expect(said).toMatchObject({ event: 'mail', kind: 'invitation', outcome, host: `127.0.0.1:${port}` })
      expect(said.reply).toContain(reply)
      expect(JSON.stringify(heard.mock.calls)).not.toContain('@')

      await become('takes')
      await sendMails()
      expect(server?.unread(email), 'it waits before it is tried again').toBe(0)
      await itsTime()
      await sendMails()
      expect(server?.unread(email)).toBe(triesItself === 'yes' ? 1 : 0)
    },
  )

  it('takes it, is not marked, and its link opens the invitation', async () => {
    const email = `nia-${randomUUID()}@new.example`
    await become('takes')
    await invite(email)
    await sendMails()
    const { link } = (await server?.next(email)) ?? {}
    expect(await viewInvitation(new URL(link ?? '').pathname.slice('/invitations/'.length))).toMatchObject({ email })
    expect(await listed()).toEqual([undefined])
    expect(await statesOf('invitation')).toEqual(['sent'])
  })

  it('is slow, is waited for by nobody but what sends', async () => {
    const email = `nia-${randomUUID()}@new.example`
    await become('slow')
    await invite(email)
    const sending = sendMails()
    await server?.next(email)
    expect(await statesOf('invitation')).toEqual(['sending'])
    await invite(`other-${email}`)
    expect(await listed()).toHaveLength(2)
    server?.goOn()
    await sending
    expect(await statesOf('invitation')).toEqual(['sent', 'sent'])
  })

  it('takes too long, has the line cut, so that what is tried once more does not come twice', async () => {
    const to = `nia-${randomUUID()}@new.example`
    await become('hesitates')
    const link = { words: 'Open', url: HOME }
    const sent = await deliver({ kind: 'invitation', to, subject: 'S', paragraphs: ['P'], link }, 500)
    expect(sent).toMatchObject({ outcome: 'again', isOfServer: true })
    server?.goOn()
    await server?.left()
    expect(server?.unread(to)).toBe(0)
  })
})

describe('a mail of an invitation', () => {
  it('that was refused or may not have gone is sent again by a press, with the same link', async () => {
    const email = `nia-${randomUUID()}@new.example`
    await become('breaks off')
    const invitationId = await invite(email)
    await sendMails()
    expect(await sendInvitationAgain(w.officer, { invitationId })).toMatchObject({ refusal: { kind: 'only-the-lead' } })
    expect(await sendInvitationAgain(w.outsider, { invitationId })).toMatchObject({ refusal: { kind: 'not-found' } })
    await become('takes')
    expect(await sendInvitationAgain(w.lead, { invitationId })).toMatchObject({ refusal: { kind: 'mailed-lately' } })
    await minutesLater(11)
    expect(await sendInvitationAgain(w.lead, { invitationId })).toMatchObject({ ok: true })
    expect(await sendInvitationAgain(w.lead, { invitationId })).toMatchObject({ refusal: { kind: 'not-found' } })
    await sendMails()
    const { link = '' } = (await server?.next(email)) ?? {}
    const { rows } = await owner.query('select token_hash from invitations where id = $1', [invitationId])
    expect(hashOfToken(link.slice(`${HOME}/invitations/`.length))).toBe(rows[0].token_hash)
  })

  it('goes five times a day to one address at most, whichever councils ask, and once in ten minutes', async () => {
    const email = `nia-${randomUUID()}@new.example`
    await become('takes')
    const invitationId = await invite(email)
    const again = () => sendInvitationAgain(w.lead, { invitationId })
    await sendMails()
    expect(await again()).toMatchObject({ refusal: { kind: 'mailed-lately' } })
    for (const ok of [true, true, true]) {
      await minutesLater(11)
      expect(await again()).toMatchObject({ ok })
      await sendMails()
    }
    const other = await buildWorld()
    const wish = invitePersonInput.parse({ name: 'Nia', email, role: 'officer', post: 'Auditor' })
    expect(await invitePerson(other.lead, wish)).toMatchObject({ ok: true })
    await sendMails()
    await minutesLater(11)
    expect(server?.unread(email)).toBe(5)
    expect(await again()).toMatchObject({ refusal: { kind: 'mailed-often' } })
    const user = await buildUser('Pia')
    const { reviewId, invite: inviteTo } = await w.review()
    await inviteTo({ ...user, email })
    const { rows } = await owner.query('select id from review_peers where review_id = $1', [reviewId])
    await owner.query(`update mails set state = 'refused' where kind = 'review'`)
    expect(await sendPeerAgain(w.lead, { reviewId, peerId: rows[0].id })).toMatchObject({
      refusal: { kind: 'mailed-often' },
    })
    await minutesLater(24 * 60)
    expect(await again()).toMatchObject({ ok: true })
  })

  it('names nobody by the address of a page', () => {
    const wish = { name: 'Nia', email: 'nia@new.example', role: 'officer', post: 'Auditor' }
    for (const field of ['name', 'post'])
      expect(
        invitePersonInput.safeParse({ ...wish, [field]: 'Win at https://prize.example' }).error?.issues,
      ).toMatchObject([{ path: [field], message: 'Write words alone here, without the address of a page' }])
    expect(invitePersonInput.safeParse(wish).success).toBe(true)
    const team = { assessmentId: randomUUID(), title: 'T', endsOn: '2999-01-01' }
    expect(invitePeerTeamInput.safeParse({ ...team, team: 'https://prize.example, pia@other.example' }).success).toBe(
      false,
    )
    expect(invitePeerTeamInput.safeParse({ ...team, team: 'Pia, pia@other.example' }).success).toBe(true)
  })

  it('of a peer that was refused is said to the host alone, and sent again by a press', async () => {
    const { reviewId, invite: inviteTo } = await w.review()
    const peer = await buildUser('Pia')
    await become('never')
    await inviteTo(peer)
    const { rows } = await owner.query('select id from review_peers where review_id = $1', [reviewId])
    const input = { reviewId, peerId: rows[0].id as string }
    await sendMails()
    const seen = async (who: Caller) => {
      const view = await viewReviewsOfAssessment(who, w)
      return view.ok ? view.value.reviews.flatMap(({ peers }) => peers.map(({ mail }) => mail?.mail ?? null)) : []
    }
    expect(await seen(w.lead)).toEqual(['refused'])
    expect(await seen(w.officer)).toEqual([null])
    expect(await sendPeerAgain(w.officer, input)).toMatchObject({ refusal: { kind: 'only-the-lead' } })
    expect(await sendPeerAgain(w.outsider, input)).toMatchObject({ refusal: { kind: 'not-found' } })
    await become('takes')
    expect(await sendPeerAgain(w.lead, input)).toMatchObject({ ok: true })
    expect(await sendPeerAgain(w.lead, input)).toMatchObject({ refusal: { kind: 'not-found' } })
    await sendMails()
    expect(await server?.next(peer.email)).toBeDefined()
    expect(await seen(w.lead)).toEqual(['sent'])
  })

  it('is sent to nobody who was uninvited meanwhile, and is not tried again when the invitation has run out', async () => {
    await become('later')
    const withdrawn = await invite(`nia-${randomUUID()}@new.example`)
    await owner.query('update invitations set withdrawn_at = now() where id = $1', [withdrawn])
    await sendMails()
    expect(server?.visits()).toBe(0)
    await invite(`ona-${randomUUID()}@new.example`)
    await sendMails()
    expect(server?.visits()).toBe(1)
    await owner.query('update mails set stale_at = now()')
    await itsTime()
    await sendMails()
    expect(server?.visits()).toBe(1)
  })

  it('whose process died while it was sent may not have gone, and a sign-in link goes once more', async () => {
    const kay = await buildUser('Kay')
    await become('takes')
    await invite(`nia-${randomUUID()}@new.example`)
    await openBrowser().askForLink(kay.email)
    const { rows } = await owner.query('select id from mails')
    for (const { id } of rows) expect(await takeMail(id)).toHaveProperty('letter')
    await sendMails()
    expect(await listed()).toEqual(['unsure'])
    expect(server?.unread(kay.email)).toBe(1)
  })

  it('is settled by whoever has it now, and by nobody who comes late', async () => {
    const kay = await buildUser('Kay')
    await openBrowser().askForLink(kay.email)
    const { rows } = await owner.query('select id from mails')
    const [{ id }] = rows as [{ id: MailId }]
    expect(await takeMail(id)).toMatchObject({ attempts: 1 })
    expect(await takeMail(id), 'by another, who takes the first for gone').toMatchObject({ attempts: 2 })
    expect(await settleMail(id, 1, 'sent')).toBe(false)
    expect(await statesOf('sign-in')).toEqual(['sending'])
    expect(await settleMail(id, 2, 'again')).toBe(true)
    expect(await statesOf('sign-in')).toEqual(['waiting'])
  })

  it('has a link that counts after the secret was changed', async () => {
    const email = `nia-${randomUUID()}@new.example`
    await become('takes')
    const id = await invite(email)
    await owner.query(`update invitations set token_hash = 'of another secret' where id = $1`, [id])
    await sendMails()
    const { link = '' } = (await server?.next(email)) ?? {}
    expect(await viewInvitation(link.slice(`${HOME}/invitations/`.length))).toMatchObject({ email })
  })
})

describe('a sign-in link', () => {
  it('waits as a row that holds no address, no token and no word, for an address that nobody knows as well', async () => {
    const kay = await buildUser('Kay')
    const unknown = `${randomUUID()}@stranger.example`
    await become('takes')
    for (const email of [kay.email, unknown]) await openBrowser().askForLink(email)
    const { rows } = await owner.query('select * from mails')
    expect(rows.map(({ kind, user_id }) => [kind, user_id])).toEqual([
      ['sign-in', kay.userId],
      ['sign-in', null],
    ])
    expect(JSON.stringify(rows)).not.toContain('@')
    expect((await owner.query('select 1 from verification_tokens where identifier = $1', [kay.email])).rowCount).toBe(0)
    await sendMails()
    expect([server?.unread(kay.email), server?.unread(unknown), server?.visits()]).toEqual([1, 0, 1])
    expect((await owner.query('select 1 from mails')).rowCount).toBe(0)
  })

  it('that was asked for on the way to an invitation leads on to it, and its row holds no secret of that either', async () => {
    const email = `nia-${randomUUID()}@new.example`
    await become('takes')
    await invite(email)
    await sendMails()
    const path = new URL((await server?.next(email))?.link ?? '').pathname
    const browser = openBrowser()
    const form = { email, csrfToken: await browser.csrf(), callbackUrl: `${HOME}${path}` }
    await browser.go('/api/auth/signin/nodemailer', form)
    const row = JSON.stringify((await owner.query(`select * from mails where kind = 'sign-in'`)).rows)
    expect(row).not.toContain(path.slice('/invitations/'.length))
    await sendMails()
    const link = new URL((await server?.next(email))?.link ?? '')
    expect(link.searchParams.get('callbackUrl')).toBe(`${HOME}${path}`)
  })

  it('is given up after its hour', async () => {
    const kay = await buildUser('Kay')
    await become('later')
    await openBrowser().askForLink(kay.email)
    await sendMails()
    expect(server?.visits()).toBe(1)
    await owner.query('update mails set stale_at = now()')
    await itsTime()
    await sendMails()
    expect(server?.visits()).toBe(1)
  })
})

describe('whoever starts Concord', () => {
  it.each([
    ['takes', undefined],
    ['another password', '535'],
    ['untrusted', 'certificate'],
    ['down', 'ECONNREFUSED'],
  ] satisfies [Mood | 'down', string | undefined][])(
    'is told of a mail server that is or says “%s”',
    async (mood, reply) => {
      await become(mood)
      const said = await tryMailServer()
      if (reply) expect(said).toContain(reply)
      else expect(said).toBeUndefined()
    },
  )
})
