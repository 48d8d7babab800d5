import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoId } from '@/db/demo-id'
import { asUser, type Caller, identityDb, inReview } from '@/db/gate'
import type { ReviewId, UserId } from '@/db/ids'
import { sessions } from '@/db/schema/identity'
import { setUpDatabase } from '@/db/set-up'
import { viewCouncilHome } from '@/lib/assessment/view-council-home'
import { askReminder } from '@/lib/coverage/ask-reminder'
import { keepMail, viewKeptMail } from '@/lib/mail/keep-mail'
import { sendMails } from '@/lib/mail/send-mails'
import { whoseSession } from '@/lib/people/whose-session'
import { addCouncil, addCouncilInput } from '@/lib/programme/add-council'
import { ok } from '@/lib/result'
import { testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'
import { cookieOf } from '../kit/session'
import { buildUser, buildWorld, SCORING } from '../kit/world'

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-demo-'))
delete process.env.SMTP_URL

const turn = async (demo: 'on' | 'off') => setUpDatabase((await testDatabase()).ownerUrl, TEST_SECRET, demo === 'on')
const demoPerson = (account: string) => demoId(account) as UserId
const expected = async (address: string) => {
  const { rows } = await identityDb().execute<{ yes: boolean }>(sql`select email_is_expected(${address}) as yes`)
  return rows[0]?.yes
}
const lead = { userId: demoPerson('lead@northmoor.example'), place: { council: 'northmoor' } } as Caller
const count = async (table: string, userId: UserId) => {
  const { owner } = await testDatabase()
  return Number((await owner.query(`select count(*) from ${table} where user_id = $1`, [userId])).rows[0].count)
}

beforeAll(async () => void (await testDatabase()))

describe('when the demo goes off', () => {
  afterEach(async () => (await testDatabase()).clear())

  it('its people and their sessions end: none of them signs in, is sent a link or does anything', async () => {
    await turn('on')
    const cookie = await cookieOf(lead)
    expect(await whoseSession(cookie)).toMatchObject({ email: 'lead@northmoor.example' })
    expect(await viewCouncilHome(lead, null)).toMatchObject({ ok: true })
    expect(await expected('lead@northmoor.example')).toBe(true)

    await turn('off')
    expect(await whoseSession(cookie)).toBeNull()
    expect(await count('sessions', lead.userId)).toBe(0)
    expect(await expected('Lead@northmoor.example')).toBe(false)
    const again = { sessionToken: randomUUID(), userId: lead.userId, expires: new Date(Date.now() + 60_000) }
    await expect(identityDb().insert(sessions).values(again)).rejects.toMatchObject({ cause: { code: 'CN007' } })
    expect(await viewCouncilHome(lead, null), 'whoever says that it is they').toMatchObject({
      refusal: { kind: 'not-found' },
    })
    const wanted = addCouncilInput.parse({
      ...{ slug: 'made-up', name: 'Made up', type: 'unitary', governanceModel: 'cabinet' },
      ...{ leadName: 'L', leadEmail: 'l@people.example', leadPost: 'Lead' },
    })
    expect(await addCouncil(demoPerson('programme@concord.example'), wanted)).toMatchObject({
      refusal: { kind: 'only-the-programme' },
    })
  })

  it('whoever came in through them ends too, and nobody who belongs anywhere else', async () => {
    await turn('on')
    const w = await buildWorld()
    const { owner } = await testDatabase()
    const join = (userId: UserId, slug: string) =>
      owner.query(
        `insert into memberships (council_id, user_id, role, post, starts_on) select id, $1, 'officer', 'Guest', '2026-01-01' from councils where slug = $2`,
        [userId, slug],
      )
    const [guest, both] = [await buildUser('A guest'), await buildUser('Of both')]
    await join(guest.userId, 'northmoor')
    await join(both.userId, 'northmoor')
    await join(both.userId, w.lead.place.council)
    const cookies = await Promise.all([guest, both, w.lead].map((one) => cookieOf(one)))
    const living = async () => (await Promise.all(cookies.map(whoseSession))).map((one) => one !== null)
    expect(await living()).toEqual([true, true, true])
    await turn('off')
    expect(await living()).toEqual([false, true, true])
    expect(await viewCouncilHome(w.lead, null)).toMatchObject({ ok: true })
  })

  it('whom they invited is expected no more', async () => {
    await turn('on')
    const { owner } = await testDatabase()
    await owner.query(
      `insert into invitations (council_id, email, name, role, post, token_hash, invited_by, expires_at)
       values ($1, 'invited@people.example', 'I', 'member', 'P', 'hash of a demo', $2, now() + interval '1 day')`,
      [demoId('northmoor'), lead.userId],
    )
    expect(await expected('invited@people.example')).toBe(true)
    await turn('off')
    expect(await expected('invited@people.example')).toBe(false)
  })

  it('nothing of what they wrote goes, and where it is on again they are back', async () => {
    await turn('on')
    await turn('off')
    expect(await count('memberships', lead.userId)).toBe(1)
    await turn('on')
    expect(await viewCouncilHome(lead, null)).toMatchObject({ ok: true })
    expect(await whoseSession(await cookieOf(lead))).not.toBeNull()
  })

  it('a peer of the demo reads no review', async () => {
    await turn('on')
    const peer = demoPerson('peer1@peers.example')
    const email = () =>
      asUser(
        peer,
        async (tx) => (await tx.execute<{ email: string | null }>(sql`select acting_email() as email`)).rows[0]?.email,
      )
    expect(await email()).toBe('peer1@peers.example')
    await turn('off')
    expect(await email()).toBeNull()
    const inside = await inReview({ userId: peer, place: { review: randomUUID() as ReviewId } }, async () => ok(null))
    expect(inside).toMatchObject({ refusal: { kind: 'not-found' } })
  })
})

describe('the mail page of the demo', () => {
  it('shows what was sent, and tells nobody who has not scored', async () => {
    const s = await buildWorld(SCORING)
    const link = { words: 'Open', url: 'http://localhost:3000/' }
    await keepMail({ kind: 'invitation', to: 'new@people.example', subject: 'Come in', paragraphs: ['Hello'], link })
    const asked = await askReminder(s.lead, { assessmentId: s.assessment.id })
    if (!asked.ok) throw new Error(asked.refusal.kind)
    await sendMails()
    const shown = JSON.stringify(await viewKeptMail())
    expect(shown).toContain('new@people.example')
    for (const { email, name } of s.assessors) for (const word of [email, name]) expect(shown).not.toContain(word)
    expect(await viewKeptMail()).toHaveLength(1)
  })
})
