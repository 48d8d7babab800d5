import { beforeAll, describe, expect, it } from 'vitest'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { recommendationAnswers } from '@/db/schema/finding'
import { replies } from '@/db/schema/reply'
import { answerRecommendation, answerRecommendationInput } from '@/lib/plan/answer-recommendation'
import { dropAction } from '@/lib/plan/drop-action'
import { recordMinute, recordMinuteInput } from '@/lib/referral/record-minute'
import { referToBody, referToBodyInput } from '@/lib/referral/refer-to-body'
import { viewRoute } from '@/lib/referral/view-route'
import { agreeReply } from '@/lib/reply/agree-reply'
import { beginReply } from '@/lib/reply/begin-reply'
import { takeBackReply } from '@/lib/reply/take-back-reply'
import { viewReply } from '@/lib/reply/view-reply'
import { publishReport } from '@/lib/report/publish-report'
import { sendReport } from '@/lib/report/send-report'
import { viewFindings } from '@/lib/report/view-findings'
import { viewReport } from '@/lib/report/view-report'
import { writeFinding } from '@/lib/report/write-finding'
import { writeRecommendation } from '@/lib/report/write-recommendation'
import { ok } from '@/lib/result'
import { closeReview } from '@/lib/review/close-review'
import { openText } from '@/lib/text/open-text'
import { testDatabase } from '../kit/database'
import { paragraph, typistOf } from '../kit/type-answer'
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

/** A report with so many recommendations, sent to the council and, unless it is not to be, published. */
async function reported(count = 1, isPublished = true) {
  const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
  const { reviewId, invite } = await w.review()
  const user = await buildUser('Pia')
  await invite(user, { role: 'peer_lead' })
  const peer: Caller<ReviewPlace> = { userId: user.userId, place: { review: reviewId } }
  const finding = {
    findingId: '',
    kind: 'concern',
    words: 'F',
    codes: ['1.1'],
    documents: 1,
    conversations: 2,
  } as const
  await value(writeFinding(peer, { ...finding, codes: ['1.1'] }))
  const ask = { recommendationId: '', priority: 'high', timescale: 'year', ownerPost: 'P' } as const
  for (let n = 0; n < count; n++) await value(writeRecommendation(peer, { ...ask, words: `Do thing ${n}` }))
  await value(sendReport(peer, { checkUntil: inDays(5) }))
  await owner.query('update reviews set check_until = current_date - 1 where id = $1', [reviewId])
  if (isPublished) await value(publishReport(peer, {}))
  const here = { assessmentId: w.assessmentId as string }
  const asked = async () =>
    (await value(viewReport(w.lead, here))).reports[0]?.recommendations.map(({ id }) => id) ?? []
  const others: Caller[] = [
    w.outsider,
    { ...w.outsider, place: w.lead.place },
    { userId: user.userId, place: w.lead.place },
  ]
  return { w, here, peer, reviewId: reviewId as string, others, asked: await asked() }
}
type Reported = Awaited<ReturnType<typeof reported>>
const answer = ({ w }: Reported, recommendationId = '', decision = 'rejected') =>
  answerRecommendation(
    w.lead,
    answerRecommendationInput.parse({
      ...{ recommendationId, decision, reason: 'R' },
      ...(decision === 'rejected' ? {} : { title: 'Do it', ownerId: w.chief.userId, dueOn: inDays(60) }),
    }),
  )

/** A reply with words, as far as it has come. */
async function replied(to: 'draft' | 'with-body' | 'minuted' | 'agreed' = 'draft', count = 1) {
  const s = await reported(count)
  const { replyId } = await value(beginReply(s.w.lead, { reviewId: s.reviewId }))
  const typist = typistOf({ councilId: s.w.council.id, documentId: replyId })
  await typist.write(s.w.member, (text) => text.insert(0, [paragraph('We thank the team.')]))
  const send = (who: Caller = s.w.lead) =>
    referToBody(
      who,
      referToBodyInput.parse({ ...s.here, replyId, body: 'cabinet', bodyName: 'Cabinet', meetsOn: inDays(-1) }),
    )
  const minute = async () => {
    const open = (await value(viewRoute(s.w.lead, s.here))).referrals.find(({ minute }) => minute === null)
    await value(recordMinute(s.w.lead, recordMinuteInput.parse({ referralId: open?.id, minute: 'Agreed.' })))
  }
  if (to !== 'draft') await value(send())
  if (to === 'minuted' || to === 'agreed') await minute()
  if (to === 'agreed') {
    for (const id of s.asked) await value(answer(s, id, 'accepted'))
    await value(agreeReply(s.w.lead, { replyId }))
  }
  return { ...s, replyId, typist, send, minute }
}
const access = async (who: Caller, documentId: string) => (await value(openText(who, { documentId }))).access

describe('the council’s reply', () => {
  it('is begun by the lead once the report is published, once', async () => {
    const early = await reported(1, false)
    expect(await beginReply(early.w.lead, early)).toMatchObject(refused('review-not-published'))
    const s = await reported()
    for (const who of s.others) expect(await beginReply(who, s)).toMatchObject(refused('not-found'))
    for (const who of [s.w.officer, s.w.member, s.w.observer, s.w.contributor])
      expect(await beginReply(who, s)).toMatchObject(refused('only-the-lead'))
    await value(beginReply(s.w.lead, s))
    expect(await beginReply(s.w.lead, s)).toMatchObject(refused('reply-begun-already'))
  })

  it('is written together by lead, members and officers, read by the whole council and by nobody else', async () => {
    const { w, replyId, others } = await replied()
    for (const who of [w.lead, w.member, w.officer]) expect(await access(who, replyId)).toBe('write')
    expect(await access(w.observer, replyId)).toBe('read')
    for (const who of [w.contributor, ...others]) {
      expect(await openText(who, { documentId: replyId })).toMatchObject({ ok: false })
      expect(await viewReply(who, { replyId })).toMatchObject(refused('not-found'))
    }
    expect(await viewReply(w.observer, { replyId })).toMatchObject({
      value: { reply: { state: 'draft', unanswered: 1 } },
    })
  })

  it('goes to a body at the lead’s hands and is closed there; taken back it is written again, and goes to a body again', async () => {
    const { w, replyId, typist, send, minute, others } = await replied()
    for (const who of others) expect(await send(who)).toMatchObject(refused('not-found'))
    expect(await send(w.officer)).toMatchObject(refused('only-the-lead'))
    await value(send())
    expect(await send()).toMatchObject(refused('reply-not-a-draft'))
    expect(await access(w.member, replyId)).toBe('read')
    await expect(typist.write(w.member, (text) => text.insert(0, [paragraph('Late')]))).rejects.toThrow()
    for (const who of others) expect(await takeBackReply(who, { replyId })).toMatchObject(refused('not-found'))
    expect(await takeBackReply(w.officer, { replyId })).toMatchObject(refused('only-the-lead'))
    await minute()
    await value(takeBackReply(w.lead, { replyId }))
    expect(await takeBackReply(w.lead, { replyId })).toMatchObject(refused('reply-with-nobody'))
    expect(await access(w.member, replyId)).toBe('write')
    await value(send())
    expect(await viewReply(w.lead, { replyId }), 'the body that has it now has not minuted').toMatchObject({
      value: { reply: { state: 'with-body', isMinuted: false } },
    })
  })

  it('is agreed only once it is minuted and every recommendation is answered', async () => {
    const s = await replied('draft', 2)
    const { w, replyId, send, minute, asked, others } = s
    const agree = (who: Caller = w.lead) => agreeReply(who, { replyId })
    expect(await agree()).toMatchObject(refused('reply-with-nobody'))
    await value(send())
    expect(await agree()).toMatchObject({ ok: false, refusal: { kind: 'recommendations-unanswered', count: 2 } })
    for (const id of asked) await value(answer(s, id))
    expect(await agree()).toMatchObject(refused('reply-not-minuted'))
    await minute()
    for (const who of others) expect(await agree(who)).toMatchObject(refused('not-found'))
    for (const who of [w.officer, w.member, w.observer])
      expect(await agree(who)).toMatchObject(refused('only-the-lead'))
    await value(agree())
    expect(await agree()).toMatchObject(refused('reply-is-agreed'))
  })

  it('is frozen once it is agreed: neither its words nor what it answers change, at nobody’s hands', async () => {
    const s = await replied('agreed', 1)
    const { w, replyId, typist, send, asked, here } = s
    expect(await takeBackReply(w.lead, { replyId })).toMatchObject(refused('reply-is-agreed'))
    expect(await send()).toMatchObject(refused('reply-not-a-draft'))
    expect(await answer(s, asked[0])).toMatchObject(refused('reply-is-agreed'))
    await expect(typist.write(w.lead, (text) => text.insert(0, [paragraph('Late')]))).rejects.toThrow()
    const [report] = (await value(viewReport(w.lead, here))).reports
    const actionId = report?.actions[0]?.actionId ?? ''
    expect(await dropAction(w.officer, { actionId, reason: 'R' })).toMatchObject(refused('last-action-of-accepted'))
    for (const [text, code] of [
      [`update replies set plain = 'Other' where id = $1`, 'CN003'],
      [`update replies set state = 'draft', agreed_at = null where id = $1`, 'CN003'],
      [`update documents set frozen_at = null where id = $1`, 'CN002'],
      [`delete from replies where id = $1`, 'CN001'],
    ] as const)
      await expect(owner.query(text, [replyId]), text).rejects.toMatchObject({ code })
    for (const text of [
      `update recommendation_answers set decision = 'rejected', reason = 'R' where recommendation_id = $1`,
      `delete from recommendation_answers where recommendation_id = $1`,
    ])
      await expect(owner.query(text, [asked[0]]), text).rejects.toMatchObject({ code: 'CN003' })
  })

  it('agreed while a recommendation is answered otherwise has one outcome, and says which', async () => {
    const s = await replied('minuted', 1)
    await value(answer(s, s.asked[0], 'accepted'))
    const [agreed, answered] = await Promise.all([agreeReply(s.w.lead, { replyId: s.replyId }), answer(s, s.asked[0])])
    expect(agreed).toMatchObject({ ok: true })
    if (!answered.ok) expect(answered).toMatchObject(refused('reply-is-agreed'))
    const { rows } = await owner.query(
      'select decision, created_at <= (select agreed_at from replies where id = $2) as "isBefore" from recommendation_answers where recommendation_id = $1',
      [s.asked[0], s.replyId],
    )
    expect(rows[0].decision).toBe(answered.ok ? 'rejected' : 'accepted')
  })

  it('is read by the peers of its review once it is agreed, with what was answered, until their access ends', async () => {
    const s = await replied('minuted')
    const stranger = await replied('draft')
    const read = async (who: Caller<ReviewPlace>) => (await value(viewFindings(who, null))).reply
    const rows = (who: Caller<ReviewPlace>) =>
      value(
        inReview(who, async (tx) =>
          ok((await tx.select().from(replies)).length + (await tx.select().from(recommendationAnswers)).length),
        ),
      )
    await value(answer(s, s.asked[0]))
    expect([await read(s.peer), await rows(s.peer)], 'before it is agreed').toEqual([null, 0])
    await value(agreeReply(s.w.lead, { replyId: s.replyId }))
    expect(await read(s.peer)).toMatchObject({
      ...{ agreedAt: expect.any(Date), answers: [{ recommendationId: s.asked[0], decision: 'rejected', reason: 'R' }] },
    })
    expect(JSON.stringify((await read(s.peer))?.words)).toContain('We thank the team.')
    expect(await rows(s.peer)).toBe(2)
    expect([await read(stranger.peer), await rows(stranger.peer)], 'a peer of another review').toEqual([null, 0])
    expect(await viewFindings({ ...stranger.peer, place: s.peer.place }, null)).toMatchObject(refused('not-found'))
    await value(closeReview(s.w.lead, { reviewId: s.reviewId }))
    expect(await viewFindings(s.peer, null), 'after access ended').toMatchObject(refused('not-found'))
    expect(await inReview(s.peer, async (tx) => ok(await tx.select().from(replies)))).toMatchObject(
      refused('not-found'),
    )
  })
})
