import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { settleMail, takeMail } from '@/db/gate'
import type { MailId } from '@/db/ids'
import { dueLeavings } from '@/db/purge'
import { viewCouncilHome } from '@/lib/assessment/view-council-home'
import { startThread } from '@/lib/comment/start-thread'
import { askAnonymity } from '@/lib/leaving/ask-anonymity'
import { askLeaving } from '@/lib/leaving/ask-leaving'
import { callOffLeaving } from '@/lib/leaving/call-off-leaving'
import { confirmAnonymity } from '@/lib/leaving/confirm-anonymity'
import { confirmLeaving } from '@/lib/leaving/confirm-leaving'
import { viewAnonymity } from '@/lib/leaving/view-anonymity'
import { viewLeavings } from '@/lib/leaving/view-leavings'
import { writeLetter } from '@/lib/mail/write-letter'
import { invitePerson } from '@/lib/people/invite-person'
import { whoseSession } from '@/lib/people/whose-session'
import { purgeLeftovers } from '@/lib/purge/purge-leftovers'
import { dayWords } from '@/lib/words/dates'
import { buildUser, buildWorld, LEADERS, type World } from '../kit/world'

let w: World<keyof typeof LEADERS | 'second'>
let one: Awaited<ReturnType<typeof buildUser>>
let other: typeof one
beforeEach(async () => {
  w = await buildWorld({ cast: { ...LEADERS, second: { role: 'lead' } } })
  one = await buildUser('Office one', { isProgramme: true })
  other = await buildUser('Office two', { isProgramme: true })
})

const kindOf = (answer: { ok: boolean; refusal?: { kind: string } }) => answer.refusal?.kind
const rows = async (text: string, ...values: unknown[]) => (await w.owner.query(text, values)).rows
const idOf = (answer: { ok: boolean; value?: { leavingId: string } }) => {
  expect(answer).toMatchObject({ ok: true })
  return answer.value?.leavingId as string
}
const WHY = 'They asked for it'
/** As if it had been confirmed so many days ago. */
const letPass = (leavingId: string, days: number) =>
  w.owner.query(
    `update leavings set asked_at = asked_at - $2 * interval '1 day', confirmed_at = confirmed_at - $2 * interval '1 day', due_at = due_at - $2 * interval '1 day' where id = $1`,
    [leavingId, days],
  )
const endRole = (who: { userId: string }) =>
  w.owner.query('update memberships set ends_on = current_date where user_id = $1', [who.userId])
const person = (email: string) => ({ kind: 'person' as const, about: email, reason: WHY })
const council = (slug: string) => ({ kind: 'council' as const, about: slug, reason: WHY })
/** Every table that says of its rows which council they are of, with how many are of this one. */
async function ofCouncil(id: string): Promise<Record<string, number>> {
  const tables = await rows(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and column_name = 'council_id' and table_type = 'BASE TABLE'`,
  )
  const counts = await rows(
    tables
      .map(({ name }) => `select '${name}' as name, count(*)::int from ${name} where council_id = $1`)
      .join(' union all '),
    id,
  )
  return Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]))
}
/** Whether the seals of a chain follow on each other. */
async function isWhole(chain: string) {
  const links = await rows(
    'select seq::int, previous_hash, hash, entry from audit_entries where chain_id = $1 order by seq',
    chain,
  )
  return links.every(
    ({ seq, previous_hash, hash, entry }, at) =>
      seq === at + 1 &&
      previous_hash === (links[at - 1]?.hash ?? '') &&
      hash === createHash('sha256').update(entry).digest('hex'),
  )
}
const actsOf = async (chain: string) =>
  (await rows('select act from audit_entries where chain_id = $1 order by seq', chain)).map(({ act }) => act)

describe('making a person anonymous', () => {
  it('takes two who keep the register and a week; then name, address, posts and sign-ins are gone, and what they did is there', async () => {
    const { member } = w
    await startThread(member, { subjectId: w.question('1.1').id, body: 'Why?' } as never)
    const cookie = await w.sessionOf(member)
    await endRole(member)
    await invitePerson(w.lead, {
      name: 'Mia',
      email: member.email,
      role: 'officer',
      post: 'Clerk',
      politicalGroupId: '',
    })

    const leavingId = idOf(await askLeaving(one.userId, person(member.email)))
    expect(kindOf(await askLeaving(other.userId, person(member.email)))).toBe('leaving-asked-already')
    expect(kindOf(await confirmLeaving(one.userId, { leavingId }))).toBe('leaving-takes-another')
    expect(kindOf(await confirmLeaving(w.lead.userId, { leavingId }))).toBe('only-the-programme')
    expect(await confirmLeaving(other.userId, { leavingId })).toMatchObject({ ok: true })
    await letPass(leavingId, 6)
    expect(await purgeLeftovers()).toMatchObject({ leavings: 0 })
    expect(await rows('select name from users where id = $1', member.userId), 'a week is not over').toEqual([
      { name: 'Mia' },
    ])

    await letPass(leavingId, 1)
    const both = await Promise.all([purgeLeftovers(), purgeLeftovers()])
    expect(both.flatMap((gone) => gone?.leavings ?? []).reduce((sum, count) => sum + count)).toBe(1)
    expect(
      await rows('select name, email, ended_at is not null as ended from users where id = $1', member.userId),
    ).toEqual([{ name: 'A former member', email: `former-${member.userId}@concord.invalid`, ended: true }])
    expect(await rows('select role, post from memberships where user_id = $1', member.userId)).toEqual([
      { role: 'member', post: 'Post not kept' },
    ])
    expect(
      await rows('select body, author_name, author_post from comments where author_id = $1', member.userId),
    ).toEqual([{ body: 'Why?', author_name: 'A former member', author_post: 'Post not kept' }])
    expect(await whoseSession(cookie)).toBeNull()
    const left = await rows(
      `select (select count(*)::int from sessions where user_id = $1) as sessions,
        (select count(*)::int from invitations where email = $2 or withdrawn_at is null) as invitations,
        (select count(*)::int from mails where user_id = $1 or invitation_id is not null) as mails`,
      member.userId,
      member.email,
    )
    expect(left).toEqual([{ sessions: 0, invitations: 0, mails: 0 }])
    expect(await actsOf(leavingId)).toEqual(['leaving.asked', 'leaving.confirmed', 'leaving.done'])
    expect((await actsOf(w.council.id)).at(-1)).toBe('person.made-anonymous')
    expect([await isWhole(leavingId), await isWhole(w.council.id)]).toEqual([true, true])
  })

  it('is called off by anybody of those who may, until it is done', async () => {
    await endRole(w.member)
    const leavingId = idOf(await askLeaving(one.userId, person(w.member.email)))
    await confirmLeaving(other.userId, { leavingId })
    expect(await callOffLeaving(other.userId, { leavingId })).toMatchObject({ ok: true })
    await letPass(leavingId, 30)
    expect(await purgeLeftovers()).toMatchObject({ leavings: 0 })
    expect(kindOf(await callOffLeaving(one.userId, { leavingId }))).toBe('leaving-is-over')
    expect(await actsOf(leavingId)).toEqual(['leaving.asked', 'leaving.confirmed', 'leaving.called-off'])
    idOf(await askLeaving(one.userId, person(w.member.email)))
  })

  it('waits for a role, a review and signatures that are under way', async () => {
    const { member } = w
    const review = await w.review()
    await review.invite(member)
    const leavingId = idOf(await askLeaving(one.userId, person(member.email)))
    await confirmLeaving(other.userId, { leavingId })
    await letPass(leavingId, 7)
    const waits = async () => {
      const view = await viewLeavings(one.userId)
      return view.ok && view.value.open.find(({ id }) => id === leavingId)?.waits
    }
    expect(await waits()).toEqual(['role', 'review'])
    await endRole(member)
    await w.owner.query('update reviews set state = $1', ['closed'])
    expect(await waits()).toEqual([])
    await w.owner.query(
      `insert into assessment_duties (council_id, assessment_id, user_id, duty, standing, name, post) values ($1, $2, $3, 'assessor', 'member', 'Mia', 'P')`,
      [w.council.id, w.assessmentId, member.userId],
    )
    await w.force('signing')
    expect(await waits()).toEqual(['signing'])
    expect(await purgeLeftovers()).toMatchObject({ leavings: 0 })
    await w.force('submitted')
    expect(await purgeLeftovers()).toMatchObject({ leavings: 1 })
    const kept = await rows('select name, post from assessment_duties where user_id = $1', member.userId)
    expect(kept, 'what was sealed keeps what it says').toEqual([{ name: 'Mia', post: 'P' }])
  })

  it('is for two leads too, of somebody who has left and is nowhere else', async () => {
    const ask = (userId: string, by = w.lead) => askAnonymity(by, { userId, reason: WHY })
    expect(kindOf(await ask(w.member.userId)), 'still here').toBe('leaving-still-here')
    expect(kindOf(await ask(w.outsider.userId)), 'never was here').toBe('not-found')
    expect(kindOf(await ask(w.lead.userId))).toBe('leaving-is-yourself')
    await endRole(w.member)
    expect(kindOf(await ask(w.member.userId, w.officer))).toBe('only-the-lead')
    await w.owner.query('update users set is_programme = true where id = $1', [w.member.userId])
    expect(kindOf(await ask(w.member.userId)), 'keeps the register').toBe('leaving-still-here')
    await w.owner.query('update users set is_programme = false where id = $1', [w.member.userId])
    const leavingId = idOf(await ask(w.member.userId))
    expect(kindOf(await confirmAnonymity(w.lead, { leavingId }))).toBe('leaving-takes-another')
    expect(kindOf(await confirmAnonymity(w.outsider, { leavingId }))).toBe('not-found')
    expect(kindOf(await confirmLeaving(one.userId, { leavingId })), 'not of the same standing').toBe('not-found')
    expect(await confirmAnonymity(w.second, { leavingId })).toMatchObject({ ok: true })
    await letPass(leavingId, 7)
    const asked = { name: 'Mia', email: w.member.email, role: 'officer' as const, post: 'Auditor' }
    expect(await invitePerson(w.outsider, asked as never)).toMatchObject({ ok: true })
    expect(await purgeLeftovers(), 'another council waits for them').toMatchObject({ leavings: 0 })
    await w.owner.query('update invitations set withdrawn_at = now() where email = $1', [w.member.email])
    expect(await purgeLeftovers()).toMatchObject({ leavings: 1 })
    const acts = await actsOf(w.council.id)
    expect(acts).toEqual(['person.anonymity-asked', 'person.anonymity-confirmed', 'person.made-anonymous'])
    expect(await isWhole(w.council.id)).toBe(true)
    expect(await viewAnonymity(w.lead, { userId: w.member.userId })).toMatchObject({
      value: { person: { name: 'A former member' }, now: { doneAt: expect.any(Date) } },
    })
  })

  it('is kept to two people and its time by the table itself', async () => {
    await endRole(w.member)
    const leavingId = idOf(await askLeaving(one.userId, person(w.member.email)))
    const set = (what: string) => w.owner.query(`update leavings set ${what} where id = $1`, [leavingId])
    await expect(
      set("confirmed_by = asked_by, confirmed_at = now(), due_at = now() + interval '168 hours'"),
    ).rejects.toThrow('leavings_take_two')
    const second = `confirmed_by = '${other.userId}', confirmed_at = now()`
    await expect(set(`${second}, due_at = now()`)).rejects.toThrow('leavings_wait')
    await set(`${second}, due_at = now() + interval '168 hours'`)
    await expect(set('done_at = now()')).rejects.toThrow('leavings_are_done_in_time')
  })
})

describe('removing a council', () => {
  it('takes two and thirty days; then all that it had is gone, whatever is frozen, nothing of any other, and a line says what it was', async () => {
    const elsewhere = await buildWorld({ slug: 'stays' })
    await w.review()
    await w.owner.query('update reviews set state = $1', ['closed'])
    await startThread(w.member, { subjectId: w.question('1.1').id, body: 'Why?' } as never)
    await w.force('submitted')
    const before = await ofCouncil(w.council.id)
    expect(Object.keys(before).length).toBeGreaterThan(9)
    const stays = await ofCouncil(elsewhere.council.id)

    const leavingId = idOf(await askLeaving(one.userId, council(w.council.slug)))
    await confirmLeaving(other.userId, { leavingId })
    expect(
      await rows(`select distinct user_id from mails where kind = 'removal' order by 1`),
      'its leads are mailed',
    ).toEqual([w.lead.userId, w.second.userId].sort().map((user_id) => ({ user_id })))
    await letPass(leavingId, 29)
    expect(await purgeLeftovers()).toMatchObject({ leavings: 0 })
    expect(await ofCouncil(w.council.id)).toEqual(before)

    await letPass(leavingId, 1)
    expect(await purgeLeftovers()).toMatchObject({ leavings: 1 })
    expect(await ofCouncil(w.council.id)).toEqual({})
    expect(await rows('select 1 from councils where id = $1', w.council.id)).toEqual([])
    expect(await actsOf(w.council.id)).toEqual([])
    expect(await ofCouncil(elsewhere.council.id)).toEqual(stays)
    expect(await rows('select name from users where id = $1', w.member.userId)).toEqual([{ name: 'A former member' }])
    const view = await viewLeavings(one.userId)
    expect(view.ok && view.value.over.filter(({ id }) => id === leavingId)).toMatchObject([
      {
        about: 'Council of testby',
        asked: { by: 'Office one' },
        confirmed: { by: 'Office two' },
        what: { submissions: [{ sha256: 'h' }] },
      },
    ])
    expect(await actsOf(leavingId)).toEqual(['leaving.asked', 'leaving.confirmed', 'leaving.done'])
  })

  it('is told to its leads, and to nobody else of it, by mail and on their page, when it is asked and when it is confirmed', async () => {
    const removal = async (who: typeof w.lead) => {
      const view = await viewCouncilHome(who, null)
      return view.ok && view.value.removal
    }
    const letters = async () => {
      const { rows } = await w.owner.query<{ id: MailId }>(`select id from mails where state = 'waiting'`)
      const written = await Promise.all(
        rows.map(async ({ id }) => {
          const taken = await takeMail(id)
          await settleMail(id, taken?.attempts ?? 0, 'sent')
          return taken ? [await writeLetter(taken.kind, taken.letter)] : []
        }),
      )
      return written.flat()
    }
    await letters()
    expect(await removal(w.lead)).toBeNull()
    const leavingId = idOf(await askLeaving(one.userId, council(w.council.slug)))
    expect(await removal(w.lead)).toEqual({ dueAt: null })
    expect(await removal(w.officer)).toBeNull()
    const asked = await letters()
    expect(asked.map((one) => one?.to).sort()).toEqual([w.lead.email, w.second.email].sort())
    expect(asked[0]).toMatchObject({ kind: 'removal', subject: 'Council of testby is to be removed from Concord' })
    await confirmLeaving(other.userId, { leavingId })
    const due = (await removal(w.lead)) as { dueAt: Date }
    expect((await letters())[0]?.paragraphs[0]).toContain(`removed from Concord on ${dayWords(due.dueAt)}`)
    await callOffLeaving(one.userId, { leavingId })
    expect(await removal(w.lead)).toBeNull()
  })

  it('waits while peers are reviewing it', async () => {
    await w.review()
    const leavingId = idOf(await askLeaving(one.userId, council(w.council.slug)))
    await confirmLeaving(other.userId, { leavingId })
    await letPass(leavingId, 30)
    expect(await dueLeavings()).not.toContain(leavingId)
    await w.owner.query('update reviews set state = $1', ['closed'])
    expect(await dueLeavings()).toContain(leavingId)
    await callOffLeaving(one.userId, { leavingId })
    expect(await dueLeavings()).not.toContain(leavingId)
  })

  it('opens no wall for anybody else: what is kept stays kept before and after, for the owning role too', async () => {
    await w.review()
    await startThread(w.member, { subjectId: w.question('1.1').id, body: 'Why?' } as never)
    const leavingId = idOf(await askLeaving(one.userId, council(w.council.slug)))
    await confirmLeaving(other.userId, { leavingId })
    for (const table of ['comments', 'submissions', 'audit_entries'])
      await expect(w.owner.query(`delete from ${table}`), table).rejects.toThrow('kept as it was written')
    await expect(w.owner.query(`update comments set author_name = 'X'`)).rejects.toThrow('kept as it was written')
  })
})
