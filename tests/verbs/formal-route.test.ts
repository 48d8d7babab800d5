import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { addAction, addActionInput } from '@/lib/plan/add-action'
import { dropAction } from '@/lib/plan/drop-action'
import { viewAction } from '@/lib/plan/view-action'
import { answerBody, answerBodyInput } from '@/lib/referral/answer-body'
import { callOffReferral } from '@/lib/referral/call-off-referral'
import { makeRouteCalendar } from '@/lib/referral/make-route-calendar'
import { moveReferral } from '@/lib/referral/move-referral'
import { recordMinute, recordMinuteInput } from '@/lib/referral/record-minute'
import { referToBody, referToBodyInput } from '@/lib/referral/refer-to-body'
import { answerDayOf, bodiesOf } from '@/lib/referral/referral'
import { viewRoute } from '@/lib/referral/view-route'
import { seenAt } from '@/lib/words/dates'
import { testDatabase } from '../kit/database'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
beforeAll(async () => {
  owner = (await testDatabase()).owner
})
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const refused = (kind: string) => ({ ok: false, refusal: { kind } })
async function value<T>(outcome: Promise<{ ok: boolean; value?: T }>): Promise<T> {
  const result = await outcome
  expect(result).toMatchObject({ ok: true })
  return result.value as T
}

async function submitted() {
  const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
  const { invite } = await w.review()
  const user = await buildUser('Pia')
  await invite(user, { role: 'peer_lead' })
  const here = { assessmentId: w.assessmentId as string }
  const scrutiny = (more: object = {}) =>
    referToBodyInput.parse({ ...here, body: 'scrutiny', bodyName: 'Corporate Scrutiny', meetsOn: inDays(-1), ...more })
  const others: Caller[] = [
    w.outsider,
    { ...w.outsider, place: w.lead.place },
    { userId: user.userId, place: w.lead.place },
  ]
  return { w, here, scrutiny, others, seen: async () => (await value(viewRoute(w.lead, here))).referrals }
}
const minute = (referralId: string, more: object = {}) =>
  recordMinuteInput.parse({ referralId, minute: 'The committee noted it.', ...more })

describe('the formal route', () => {
  it('is taken by the lead and officers: body, its name and its day stand on its page for the whole council', async () => {
    const { w, here, scrutiny, others, seen } = await submitted()
    for (const who of others) expect(await referToBody(who, scrutiny())).toMatchObject(refused('not-found'))
    for (const who of [w.member, w.observer, w.contributor, w.monitor])
      expect(await referToBody(who, scrutiny())).toMatchObject(refused('only-who-refers'))
    expect(await referToBody(w.lead, scrutiny({ body: 'governance-audit' }))).toMatchObject(
      refused('body-not-of-nation'),
    )
    await value(referToBody(w.officer, scrutiny()))
    await value(referToBody(w.lead, scrutiny({ body: 'audit', bodyName: 'Audit', meetsOn: inDays(9) })))
    expect(await seen()).toMatchObject([{ bodyName: 'Audit' }, { bodyName: 'Corporate Scrutiny', minute: null }])
    expect(await viewRoute(w.observer, here)).toMatchObject({ ok: true })
    for (const who of [w.contributor, ...others]) expect(await viewRoute(who, here)).toMatchObject(refused('not-found'))
  })

  it('knows the bodies of England and of Wales, and two months after scrutiny', () => {
    expect(bodiesOf('England')).toEqual(['scrutiny', 'audit', 'cabinet', 'full-council'])
    expect(bodiesOf('Wales')).toEqual(['scrutiny', 'cabinet', 'full-council', 'governance-audit'])
    expect(answerDayOf('scrutiny', '2026-12-31')).toBe('2027-02-28')
    expect(answerDayOf('scrutiny', '2026-11-05')).toBe('2027-01-05')
    expect(answerDayOf('cabinet', '2026-11-05')).toBe(null)
  })

  it('is minuted once the body has met, once, with what it recommends and a day to answer it by; then it stays', async () => {
    const { w, scrutiny, others, seen } = await submitted()
    const { referralId: later } = await value(referToBody(w.lead, scrutiny({ meetsOn: inDays(3) })))
    expect(await recordMinute(w.lead, minute(later))).toMatchObject(refused('body-not-met'))
    const { referralId } = await value(referToBody(w.lead, scrutiny()))
    for (const who of others) expect(await recordMinute(who, minute(referralId))).toMatchObject(refused('not-found'))
    expect(await recordMinute(w.member, minute(referralId))).toMatchObject(refused('only-who-refers'))
    const early = minute(referralId, { asks: 'One', answerBy: inDays(-9) })
    expect(await recordMinute(w.officer, early)).toMatchObject(refused('answer-day-too-early'))
    await value(recordMinute(w.officer, minute(referralId, { asks: 'Name an adviser\n\n  Publish the costs ' })))
    expect(await recordMinute(w.lead, minute(referralId))).toMatchObject(refused('minuted-already'))
    expect(await callOffReferral(w.lead, { referralId })).toMatchObject(refused('minuted-already'))
    const [, held] = await seen()
    expect(held).toMatchObject({
      minute: 'The committee noted it.',
      asks: [
        { number: 1, words: 'Name an adviser', answerBy: answerDayOf('scrutiny', inDays(-1)), decision: null },
        { number: 2, words: 'Publish the costs' },
      ],
    })
    for (const text of [
      `update referrals set minute = 'Other' where id = '${referralId}'`,
      `delete from referrals where id = '${referralId}'`,
      `update body_asks set words = 'Other' where referral_id = '${referralId}'`,
      `insert into body_asks (council_id, referral_id, number, words, answer_by) values ('${w.council.id}', '${referralId}', 9, 'W', current_date)`,
    ])
      await expect(owner.query(text), text).rejects.toMatchObject({ code: 'CN003' })
    await expect(owner.query(`delete from body_asks where referral_id = '${referralId}'`)).rejects.toMatchObject({
      code: 'CN001',
    })
    const cabinet = await value(referToBody(w.lead, scrutiny({ body: 'cabinet', bodyName: 'Cabinet' })))
    const undated = minute(cabinet.referralId, { asks: 'One' })
    expect(await recordMinute(w.lead, undated)).toMatchObject(refused('answer-day-missing'))
  })

  it('is called off by whoever takes things there, as long as nothing was minuted', async () => {
    const { w, scrutiny, others, seen } = await submitted()
    const { referralId } = await value(referToBody(w.lead, scrutiny()))
    for (const who of others) expect(await callOffReferral(who, { referralId })).toMatchObject(refused('not-found'))
    expect(await callOffReferral(w.member, { referralId })).toMatchObject(refused('only-who-refers'))
    await value(callOffReferral(w.officer, { referralId }))
    expect(await seen()).toEqual([])
  })

  it('moves to another day as long as nothing was minuted, by whoever takes things there', async () => {
    const { w, scrutiny, others, seen } = await submitted()
    const { referralId } = await value(referToBody(w.lead, scrutiny({ meetsOn: inDays(3) })))
    const to = { referralId, meetsOn: inDays(-1) }
    for (const who of others) expect(await moveReferral(who, to)).toMatchObject(refused('not-found'))
    for (const who of [w.member, w.observer, w.contributor])
      expect(await moveReferral(who, to)).toMatchObject(refused('only-who-refers'))
    await value(moveReferral(w.officer, to))
    expect(await seen()).toMatchObject([{ meetsOn: inDays(-1), minute: null }])
    await value(recordMinute(w.officer, minute(referralId)))
    expect(await moveReferral(w.officer, to)).toMatchObject(refused('minuted-already'))
  })

  it('ends in an answer by the lead: accepted, or not with a reason; and an action of the plan comes of what is accepted', async () => {
    const { w, scrutiny, others, seen } = await submitted()
    const { referralId } = await value(referToBody(w.lead, scrutiny()))
    await value(recordMinute(w.lead, minute(referralId, { asks: 'Name an adviser\nMove the centre' })))
    const [first, second] = (await seen())[0]?.asks ?? []
    const yes = answerBodyInput.parse({ bodyAskId: first?.id, decision: 'accepted' })
    for (const who of others) expect(await answerBody(who, yes)).toMatchObject(refused('not-found'))
    for (const who of [w.officer, w.member, w.observer, w.contributor])
      expect(await answerBody(who, yes)).toMatchObject(refused('only-the-lead'))
    const action = addActionInput.parse({
      ...{ of: 'body', bodyAskId: first?.id, title: 'Adviser in post', ownerId: w.chief.userId, dueOn: inDays(60) },
    })
    expect(await addAction(w.officer, action), 'before it is accepted').toMatchObject(refused('body-ask-not-accepted'))
    await value(answerBody(w.lead, yes))
    expect(answerBodyInput.safeParse({ bodyAskId: second?.id, decision: 'not-accepted' }).success).toBe(false)
    const no = { bodyAskId: second?.id, decision: 'not-accepted', reason: 'The leases run until 2031' }
    await value(answerBody(w.lead, answerBodyInput.parse(no)))
    const { actionId } = await value(addAction(w.officer, action))
    expect(await viewAction(w.lead, { actionId })).toMatchObject({
      value: { action: { bodyAsk: { bodyName: 'Corporate Scrutiny', words: 'Name an adviser' } } },
    })
    expect((await seen())[0]?.asks).toMatchObject([
      { decision: 'accepted', by: 'Lee', actions: [{ title: 'Adviser in post' }] },
      { decision: 'not-accepted', reason: 'The leases run until 2031', actions: [] },
    ])
    const unseen = answerBodyInput.parse({ ...no, bodyAskId: first?.id })
    expect(await answerBody(w.lead, unseen), 'over an answer that was not seen').toMatchObject(
      refused('answered-meanwhile'),
    )
    const stands = (await seen())[0]?.asks[0]?.at ?? null
    const other = answerBodyInput.parse({ ...no, bodyAskId: first?.id, seen: seenAt(stands) })
    expect(await answerBody(w.lead, other), 'while an action hangs on it').toMatchObject(refused('body-ask-has-action'))
    for (const who of [w.officer, ...others]) expect((await answerBody(who, other)).ok).toBe(false)
    await expect(
      owner.query(`update body_asks set decision = 'not-accepted' where id = $1`, [first?.id]),
    ).rejects.toMatchObject({ code: 'CN012' })
    await value(dropAction(w.officer, { actionId, reason: 'Not now' }))
    await value(answerBody(w.lead, other))
  })

  it('stands in a calendar: the day of each meeting, and of each recommendation until it is answered', async () => {
    const { w, here, scrutiny } = await submitted()
    const calendar = async () => makeRouteCalendar(await value(viewRoute(w.observer, here)))
    expect(await calendar()).toBeUndefined()
    const { referralId } = await value(referToBody(w.lead, scrutiny()))
    expect((await calendar())?.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    await value(
      recordMinute(w.lead, minute(referralId, { asks: 'Name an adviser\nMove the centre', answerBy: inDays(30) })),
    )
    const days = ((await calendar()) ?? '').replaceAll('\r\n\t', '')
    expect(days).toContain('SUMMARY:Corporate Scrutiny meets: ')
    expect(days).toContain(`DTSTART;VALUE=DATE:${inDays(-1).replaceAll('-', '')}`)
    expect(days).toContain(`DTSTART;VALUE=DATE:${inDays(30).replaceAll('-', '')}`)
    expect(days).toContain('DESCRIPTION:Name an adviser')
    const [ask] = (await value(viewRoute(w.lead, here))).referrals[0]?.asks ?? []
    await value(answerBody(w.lead, answerBodyInput.parse({ bodyAskId: ask?.id, decision: 'accepted' })))
    const left = ((await calendar()) ?? '').replaceAll('\r\n\t', '')
    expect(left).not.toContain('DESCRIPTION:Name an adviser')
    expect(left).toContain('DESCRIPTION:Move the centre')
  })
})
