import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, inCouncil, takeMail } from '@/db/gate'
import type { MailId } from '@/db/ids'
import { nameSuccessor } from '@/lib/assessment/name-successor'
import { askReminder } from '@/lib/coverage/ask-reminder'
import { viewCoverage } from '@/lib/coverage/view-coverage'
import { sendMails } from '@/lib/mail/send-mails'
import { ok } from '@/lib/result'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { actAtOtherTimes, testDatabase } from '../kit/database'
import { startMailServer } from '../kit/mail-server'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

let s: Scoring
let mail: Awaited<ReturnType<typeof startMailServer>>
let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
beforeAll(async () => {
  await actAtOtherTimes()
  mail = await startMailServer()
  process.env.SMTP_URL = mail.url
  owner = (await testDatabase()).owner
})
afterAll(() => mail.stop())
beforeEach(async () => {
  s = await buildWorld(SCORING)
  await s.openedDaysAgo(9)
})

const DAYS_AGO = (days: number) => new Date(Date.now() - days * 86_400_000)
const submit = (caller: Caller, now = DAYS_AGO(2), current: 1 | 4 = 1) =>
  submitScore(
    { ...caller, now },
    {
      ...{ assessmentId: s.assessmentId, code: '1.1', roundId: s.roundId, kind: 'level', current, ambition: 4 },
      ...{ confidence: 'high', evidenceStrength: 'fair', reason: 'R' },
    },
  )
const see = async (caller: Caller = s.lead) => {
  const seen = await viewCoverage(caller, { assessmentId: s.assessmentId })
  return seen.ok ? seen.value : seen.refusal.kind
}
const bits = async (caller: Caller = s.lead) => {
  const seen = await see(caller)
  if (typeof seen === 'string') return seen
  return seen.areas.flatMap((area) =>
    area.groups.flatMap((g) => g.questions.map(({ code, half }) => `${code} ${g.name} of ${g.people}: ${half}`)),
  )
}
const emailOf = async ({ userId }: Caller) =>
  (await owner.query('select email from users where id = $1', [userId])).rows[0].email as string

describe('who has had a say', () => {
  it('is for the lead and the chair: others find nothing, and get nothing out of the database either', async () => {
    expect(await bits()).toEqual(['1.1 Hill of 3: false'])
    expect(await bits(s.chair)).toEqual(await bits())
    for (const other of [s.ada, s.observer, s.contributor, s.officer, s.outsider]) {
      expect(await see(other)).toBe('not-found')
      const rows = await inCouncil(other, async (tx) =>
        ok((await tx.execute(`select * from score_coverage('${s.assessmentId}')`)).rows),
      )
      expect(rows).toEqual(ok([]))
    }
  })

  it('says of each group of three whether half of it has scored, and of smaller ones nothing', async () => {
    await submit(s.ada)
    await submit(s.dan)
    await submit(s.eve)
    expect(await bits()).toEqual(['1.1 Hill of 3: false'])
    await submit(s.ben)
    expect(await bits()).toEqual(['1.1 Hill of 3: true'])
    await submit(s.cat)
    expect(await bits()).toEqual(['1.1 Hill of 3: true'])
    expect(await see()).toMatchObject({ isLeftOut: true }) // the one officer
  })

  it('puts small groups of councillors together, and leaves the lead and the chair out', async () => {
    await owner.query(
      `insert into assessment_duties (council_id, assessment_id, user_id, duty, name, post, standing, group_name)
       select d.council_id, d.assessment_id, u.user_id, 'assessor', 'N', 'P', 'member', u.g
       from assessment_duties d, (values ($2::uuid, 'Moor'), ($3::uuid, 'Fen'), ($4::uuid, 'Hill'), ($5::uuid, 'Moor')) u(user_id, g)
       where d.assessment_id = $1 and d.duty = 'chair'`,
      [s.assessmentId, s.officer.userId, s.observer.userId, s.chair.userId, s.lead.userId],
    )
    await owner.query(`update memberships set role = 'member' where user_id = $1`, [s.observer.userId])
    await s.seatAgain()
    expect(await bits()).toEqual(['1.1 Hill of 3: false', '1.1 Other councillors of 3: false'])
    for (const one of [s.chair, s.lead]) await submit(one)
    expect(await bits()).toEqual(['1.1 Hill of 3: false', '1.1 Other councillors of 3: false'])
  })

  it('stays as it is while people come and go, and tells whoever becomes the chair nothing of their own group', async () => {
    await submit(s.ben)
    await submit(s.cat)
    expect(await bits()).toEqual(['1.1 Hill of 3: true'])
    const follow = async (before: Caller, next: Caller, duty: string) => {
      const found = `select id from assessment_duties where assessment_id = $1 and user_id = $2 and duty = $3`
      const { rows } = await owner.query(found, [s.assessmentId, before.userId, duty])
      const wish = { assessmentId: s.assessmentId, dutyId: rows[0].id, userId: next.userId, reason: 'Other work' }
      expect(await nameSuccessor(s.lead, wish)).toMatchObject({ ok: true })
    }
    await follow(s.cat, s.officer, 'assessor')
    expect(await bits(), 'one who had scored has left').toEqual(['1.1 Hill of 3: true'])
    await follow(s.flo, s.ada, 'chair')
    expect(await bits()).toEqual(['1.1 Hill of 3: true'])
    expect(await bits(s.ada)).toEqual([])
    expect(await see(s.flo)).toBe('not-found')
  })

  it('never steps when somebody saves: it waits for midnight, and a changed score changes nothing', async () => {
    const before = JSON.stringify(await see())
    for (const one of s.assessors) await submit(one, new Date())
    expect(JSON.stringify(await see())).toBe(before)
    await owner.query(`update scores set first_submitted_at = now() - interval '2 days' where round_id = $1`, [
      s.roundId,
    ])
    const after = JSON.stringify(await see())
    expect(after).not.toBe(before)
    for (const one of s.assessors) await submit(one, new Date(), 4)
    expect(JSON.stringify(await see())).toBe(after)
  })

  it('leaves everybody both ways: whoever it is, they may have scored and they may not have', async () => {
    const hill = s.assessors.slice(0, 3)
    const possible = new Map<string, Set<string>>()
    for (let who = 0; who < 8; who++) {
      await owner.query('delete from scores where round_id = $1', [s.roundId])
      const scored = hill.filter((_, place) => who & (1 << place))
      for (const one of scored) await submit(one)
      const shown = JSON.stringify(await bits())
      const seen = possible.get(shown) ?? new Set()
      for (const [place, one] of hill.entries()) seen.add(`${place} ${scored.includes(one)}`)
      possible.set(shown, seen)
    }
    expect(possible.size).toBe(2)
    for (const seen of possible.values())
      expect([...seen].sort()).toEqual(hill.flatMap((_, place) => [`${place} false`, `${place} true`]))
  })

  it('says nothing of a round that has opened today, or that is revealed', async () => {
    await s.openedDaysAgo(0)
    expect(await bits()).toEqual([])
    await s.openedDaysAgo(3)
    for (const one of s.assessors) await submit(one)
    expect(await bits()).toHaveLength(1)
    await revealRound(s.chair, { assessmentId: s.assessmentId, code: '1.1', roundId: s.roundId })
    expect(await bits()).toEqual([])
  })
})

describe('a reminder', () => {
  const ask = (caller: Caller = s.lead) => askReminder(caller, { assessmentId: s.assessmentId })
  const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
    result.ok ? 'yes' : result.refusal.kind

  it('is asked for by the lead, while scores are given, once a day', async () => {
    for (const other of [s.chair, s.ada, s.observer, s.contributor, s.officer])
      expect(kindOf(await ask(other))).toBe('only-the-lead')
    expect(kindOf(await ask(s.outsider))).toBe('not-found')
    await s.force('preparing')
    expect(kindOf(await ask())).toBe('assessment-in-other-state')
    await s.force('scoring')
    const both = (await Promise.all([ask(), ask()])).map(kindOf).sort()
    expect(both).toEqual(['reminded-lately', 'yes'])
    expect(kindOf(await ask({ ...s.lead, now: new Date(Date.now() + 90_000_000) }))).toBe('yes')
  })

  it('goes to each who has a question left, in a mail of their own with a link to their sheet, and to nobody else', async () => {
    for (const one of s.assessors.slice(0, 3)) await submit(one, new Date())
    expect(kindOf(await ask())).toBe('yes')
    await sendMails()
    const late = await Promise.all(s.assessors.slice(3).map(emailOf))
    for (const address of late) {
      const { to, source, link } = await mail.next(address)
      expect(to).toEqual([address])
      expect(link).toBe(`http://localhost:3000/c/${s.lead.place.council}/assessments/${s.assessmentId}/score/1`)
      for (const name of ['Ada', 'Ben', 'Cat', 'Dan', 'Eve'].filter((n) => n !== (address === late[0] ? 'Dan' : 'Eve')))
        expect(source).not.toContain(name)
    }
    for (const one of [...s.assessors.slice(0, 3), s.lead, s.chair, s.observer])
      expect(mail.unread(await emailOf(one))).toBe(0)
    await sendMails() // sent already
    for (const address of late) expect(mail.unread(address)).toBe(0)
  })

  it('goes to nobody who has scored, or has left, between the asking and the sending', async () => {
    expect(kindOf(await ask())).toBe('yes')
    await submit(s.ada, new Date())
    await owner.query('update memberships set ends_on = current_date where user_id = $1', [s.ben.userId])
    await sendMails()
    for (const one of [s.ada, s.ben]) expect(mail.unread(await emailOf(one))).toBe(0)
    for (const one of [s.cat, s.dan, s.eve]) expect(mail.unread(await emailOf(one))).toBe(1)
  })

  it('cannot be looked into by those who ask, while it waits and after it was refused, and leaves no row', async () => {
    expect(kindOf(await ask())).toBe('yes')
    const count = async () => (await owner.query(`select 1 from mails where kind = 'reminder'`)).rowCount
    const lookedAt = async () => {
      for (const who of [s.lead, s.chair]) {
        const seen = await inCouncil(who, async (tx) =>
          ok((await tx.execute('select * from mails_of_invitations()')).rows),
        )
        expect(seen).toEqual(ok([]))
        for (const statement of [
          `select user_id from mails`,
          `select * from take_mail(gen_random_uuid())`,
          `select * from jobs.jobs`,
        ])
          await expect(inCouncil(who, async (tx) => ok((await tx.execute(statement)).rows))).rejects.toMatchObject({
            cause: { code: '42501' },
          })
      }
    }
    const idsOf = async () => (await owner.query<{ id: MailId }>(`select id from mails where kind = 'reminder'`)).rows
    expect(await count()).toBe(1)
    await lookedAt()
    for (const { id } of await idsOf()) expect(await takeMail(id), 'it becomes one for each').toBeUndefined()
    expect(await count()).toBe(5)
    await submit(s.ada, new Date())
    const taken = await Promise.all((await idsOf()).map(({ id }) => takeMail(id)))
    expect(taken.filter((one) => one?.kind === 'reminder')).toHaveLength(4)
    expect(await count(), 'of who has scored it leaves no row').toBe(4)
    await lookedAt()
    for (const { id } of await idsOf())
      expect(await takeMail(id), 'one that was cut off is not tried again, and told to nobody').toBeUndefined()
    expect(await count()).toBe(0)
  })
})
