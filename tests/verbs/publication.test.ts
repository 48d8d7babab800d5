import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller, ReviewPlace } from '@/db/gate'
import { attachLink } from '@/lib/evidence/attach-link'
import { answerRecommendation, answerRecommendationInput } from '@/lib/plan/answer-recommendation'
import { approvePlan } from '@/lib/plan/approve-plan'
import { sendPlan } from '@/lib/plan/send-plan'
import { beginProgress } from '@/lib/progress/begin-progress'
import { handOverProgress } from '@/lib/progress/hand-over-progress'
import { publishProgress } from '@/lib/progress/publish-progress'
import { writeStatement, writeStatementInput } from '@/lib/progress/write-statement'
import { writeView, writeViewInput } from '@/lib/progress/write-view'
import { askPublication, askPublicationInput } from '@/lib/publication/ask-publication'
import { callOffPublication } from '@/lib/publication/call-off-publication'
import { confirmPublication } from '@/lib/publication/confirm-publication'
import { declinePublication, declinePublicationInput } from '@/lib/publication/decline-publication'
import { dropQuietPeriod } from '@/lib/publication/drop-quiet-period'
import { keepQuietPeriod } from '@/lib/publication/keep-quiet-period'
import { overrideQuietPeriod } from '@/lib/publication/override-quiet-period'
import { viewAllPublished } from '@/lib/publication/view-all-published'
import { viewPublished } from '@/lib/publication/view-published'
import { viewPublishing } from '@/lib/publication/view-publishing'
import { withdrawPublication } from '@/lib/publication/withdraw-publication'
import { recordMinute, recordMinuteInput } from '@/lib/referral/record-minute'
import { referToBody, referToBodyInput } from '@/lib/referral/refer-to-body'
import { agreeReply } from '@/lib/reply/agree-reply'
import { beginReply } from '@/lib/reply/begin-reply'
import { publishReport } from '@/lib/report/publish-report'
import { sendReport } from '@/lib/report/send-report'
import { viewReport } from '@/lib/report/view-report'
import { writeFinding } from '@/lib/report/write-finding'
import { writeRecommendation } from '@/lib/report/write-recommendation'
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
const URLS = ['https://a.example/open', 'https://a.example/peers'] as const
const question = (code: string, evidence: object[] = []) => ({
  ...{ code, area: 1, question: `Is ${code} so?`, leftOut: null, text: `Answer ${code}` },
  answer: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `Answer ${code}` }] }] },
  agreed: {
    ...{ level: 2, ambition: 3, reason: 'R', groupDissent: 'Hill holds otherwise', consensus: 'split', round: 1 },
    ...{ spread: { 1: 1, 2: 2, 3: 0, 4: 0 }, cannotJudge: 0, doesNotApply: 0, assessors: 3, concur: 2, dissent: 1 },
    minorityViews: [{ by: 'A member', view: `I would say 1 of ${code}` }],
    minorityStatements: [{ group: 'Hill', by: 'Leader', words: `Not so, ${code}`, round: 1, level: 2 }],
  },
  evidence,
})
const sealedLink = (url: string, audience: string) => ({
  title: url,
  speaksFor: inDays(0),
  audience,
  fileName: null,
  url,
  sha256: null,
})

/**
 * A submission of two questions and a report on it. Of its evidence one piece is for the public, or two that look alike; one is for somebody
 * by name, so that not everybody counts the same pieces.
 */
async function submitted({ isTwice = false } = {}) {
  const w = await buildWorld({ state: 'preparing', questions: ['1.1', '1.2'], cast: LEADERS })
  const about = {
    assessmentId: w.assessmentId as string,
    code: '1.1',
    speaksFor: inDays(0),
    named: [],
    legalClass: 'none',
  }
  const attach = (url: string, more: object) =>
    value(attachLink(w.officer, { ...about, title: url, url, ...more } as never))
  await attach('https://a.example/named', { readers: 'named', named: [w.officer.userId] })
  await attach(URLS[0], { readers: 'public' })
  if (isTwice) await attach(URLS[0], { readers: 'public' })
  await attach(URLS[1], { readers: 'peers' })
  const open = sealedLink(URLS[0], 'public')
  await w.move('submitted')
  const content = {
    ...{ format: 'concord-submission/1', council: { name: 'Testby', type: 'unitary' } },
    ...{ framework: { name: 'F', version: 1 }, assessment: { id: w.assessmentId, title: 'Year 1', version: 1 } },
    rules: { agreeShare: 0.8, quorumShare: 0.8, maxRounds: 3, namingRule: 'names', crossPartyRule: false },
    areas: [{ number: 1, title: 'Area', statement: { type: 'doc', content: [] }, text: 'Of the area' }],
    people: [{ duty: 'assessor', name: 'Somebody by name', post: 'P' }],
    questions: [question('1.1', [open, ...(isTwice ? [open] : []), sealedLink(URLS[1], 'council')]), question('1.2')],
  }
  const signatures = [{ name: 'Sig', post: 'P', signedAt: '2026-01-01T00:00:00Z', contentSha256: 'a'.repeat(64) }]
  const { submissionId, reviewId, invite } = await w.review({
    content,
    signatures,
    submittedAt: '2026-01-02T00:00:00Z',
  })
  const user = await buildUser('Pia')
  await invite(user, { role: 'peer_lead' })
  const here = { assessmentId: w.assessmentId as string }
  const ask = (who: Caller = w.lead, more: object = { codes: ['1.1'] }) =>
    askPublication(who, askPublicationInput.parse({ ...here, ...more }))
  const others: Caller[] = [
    w.outsider,
    { ...w.outsider, place: w.lead.place },
    { userId: user.userId, place: w.lead.place },
  ]
  const page = { council: w.council.slug, submissionId: submissionId as string }
  return {
    ...{ w, here, ask, others, submissionId: submissionId as string, reviewId: reviewId as string },
    peer: { userId: user.userId, place: { review: reviewId } } as Caller<ReviewPlace>,
    page,
    read: async () => (await value(viewPublished(page))).content,
  }
}
type Submitted = Awaited<ReturnType<typeof submitted>>
const out = async (s: Submitted, more?: object) => {
  const { publicationId } = await value(s.ask(s.w.lead, more))
  await value(confirmPublication(s.w.chair, { publicationId }))
  return publicationId as string
}
const period = (more: object = {}) => ({
  election: 'Local elections',
  startsOn: inDays(-2),
  endsOn: inDays(20),
  ...more,
})

describe('publication', () => {
  it('is asked for by the lead and confirmed by another, the chair or the chief executive; nobody reads anything before', async () => {
    const s = await submitted()
    const { w, ask, others, page } = s
    for (const who of others) expect(await ask(who)).toMatchObject(refused('not-found'))
    for (const who of [w.officer, w.member, w.monitor, w.observer, w.contributor])
      expect(await ask(who)).toMatchObject(refused('only-the-lead'))
    expect(await ask(w.lead, { codes: [] })).toMatchObject(refused('nothing-to-publish'))
    expect(await ask(w.lead, { codes: ['9.9'] })).toMatchObject(refused('not-found'))
    const { publicationId } = await value(ask())
    expect(await ask()).toMatchObject(refused('publication-asked-already'))
    expect(await viewPublished(page)).toMatchObject(refused('not-found'))
    const confirm = (who: Caller) => confirmPublication(who, { publicationId })
    for (const who of others) expect(await confirm(who)).toMatchObject(refused('not-found'))
    for (const who of [w.lead, w.officer, w.member, w.chief, w.monitor])
      expect(await confirm(who)).toMatchObject(refused('only-the-second-person'))
    await value(confirm(w.chair))
    expect(await confirm(w.chair)).toMatchObject(refused('publication-decided-already'))
    expect(await s.read()).toMatchObject({ title: 'Year 1', of: 2, questions: [{ code: '1.1' }] })
    expect(await viewPublished({ ...page, council: w.elsewhere.slug })).toMatchObject(refused('not-found'))
    expect(await viewPublished({ ...page, submissionId: randomUUID() })).toMatchObject(refused('not-found'))
  })

  it('is not confirmed by who asked, also where they are the chief executive or chaired it', async () => {
    const { w, ask } = await submitted()
    const chief = `insert into positions (council_id, user_id, kind, starts_on) values ($1, $2, 'chief_executive', current_date)`
    await owner.query(chief, [w.council.id, w.lead.userId])
    const { publicationId } = await value(ask())
    expect(await confirmPublication(w.lead, { publicationId })).toMatchObject(refused('asked-by-yourself'))
    await owner.query('update positions set ends_on = current_date where council_id = $1', [w.council.id])
    await owner.query(chief, [w.council.id, w.chief.userId])
    await value(confirmPublication(w.chief, { publicationId }))
  })

  it('shows a question whole, with its dissent and minority statements, no evidence but the public, and nobody who scored', async () => {
    const s = await submitted()
    await out(s)
    const content = await s.read()
    expect(content?.questions).toMatchObject([
      {
        agreed: {
          ...{ level: 2, groupDissent: 'Hill holds otherwise', minorityViews: [{ view: 'I would say 1 of 1.1' }] },
          minorityStatements: [{ words: 'Not so, 1.1' }],
        },
        evidence: [{ url: URLS[0] }],
      },
    ])
    const said = JSON.stringify(content)
    for (const hidden of [URLS[1], 'Somebody by name', '1.2', 'Of the area']) expect(said).not.toContain(hidden)
    for (const [change, back] of [
      [`held_at = now()`, `held_at = null`],
      [`readers = 'peers'`, `readers = 'public'`],
      [
        `legal_class = 'exempt', exempt_paragraph = 3, class_reason = 'R', class_review_on = current_date, class_decided_by = owner_id`,
        `legal_class = 'none', exempt_paragraph = null`,
      ],
    ]) {
      const item = `where council_id = $1 and id in (select item_id from evidence where url = '${URLS[0]}')`
      await owner.query(`update evidence_items set ${change} ${item}`, [s.w.council.id])
      expect((await s.read())?.questions[0]?.evidence, change).toEqual([])
      await owner.query(`update evidence_items set ${back} ${item}`, [s.w.council.id])
      expect((await s.read())?.questions[0]?.evidence, back).toHaveLength(1)
    }
  })

  it('shows neither of two pieces of evidence that look alike while one of them is held', async () => {
    const s = await submitted({ isTwice: true })
    await out(s)
    expect((await s.read())?.questions[0]?.evidence).toHaveLength(2)
    await owner.query(
      `update evidence_items set held_at = now() where council_id = $1
         and id = (select item_id from evidence where council_id = $1 and url = $2 limit 1)`,
      [s.w.council.id, URLS[0]],
    )
    expect((await s.read())?.questions[0]?.evidence).toEqual([])
  })

  it('has the statement of an area where the whole area is out; more may follow, and less only by withdrawing', async () => {
    const s = await submitted()
    await out(s)
    expect(await s.ask(s.w.lead, { codes: ['1.2'] })).toMatchObject(refused('less-than-published'))
    await out(s, { codes: ['1.1', '1.2'] })
    expect(await s.read()).toMatchObject({
      areas: [{ text: 'Of the area' }],
      questions: [{ code: '1.1' }, { code: '1.2' }],
    })
    const { before, shown } = await value(viewPublishing(s.w.observer, s.here))
    expect([shown?.state, ...before.map(({ state }) => state)]).toEqual(['published', 'replaced'])
  })

  it('is withdrawn by the lead, the monitoring officer or who confirmed it with a reason, which stays on its page', async () => {
    const s = await submitted()
    const publicationId = await out(s)
    const withdraw = (who: Caller) => withdrawPublication(who, { publicationId, reason: 'A figure is wrong' })
    for (const who of s.others) expect(await withdraw(who)).toMatchObject(refused('not-found'))
    for (const who of [s.w.chief, s.w.officer, s.w.member])
      expect(await withdraw(who)).toMatchObject(refused('only-who-withdraws'))
    await value(withdraw(s.w.monitor))
    expect(await withdraw(s.w.lead)).toMatchObject(refused('publication-not-out'))
    expect(await viewPublished(s.page)).toMatchObject({
      value: { content: null, withdrawn: [{ because: 'A figure is wrong' }], about: { title: 'Year 1' } },
    })
    const again = await out(s)
    expect(await viewPublished(s.page)).toMatchObject({ value: { content: {}, withdrawn: [{}] } })
    const bySecond = { publicationId: again, reason: 'Another figure is wrong' }
    expect((await value(viewPublishing(s.w.chair, s.here))).abilities.withdraw).toBe(true)
    expect((await value(viewPublishing(s.w.chief, s.here))).abilities.withdraw).toBe(false)
    await value(withdrawPublication(s.w.chair, bySecond))
    expect(await viewPublished(s.page)).toMatchObject({ value: { content: null, withdrawn: [{}, {}] } })
    for (const text of [
      `update publications set withdrew_because = 'Other' where id = $1`,
      `update publications set codes = '{1.2}' where id = $1`,
      'delete from publications where id = $1',
    ])
      await expect(owner.query(text, [publicationId]), text).rejects.toMatchObject({ code: 'CN001' })
  })

  it('is listed for anybody while it is out, by its council, and no longer once it is withdrawn; nothing else of it is told', async () => {
    const s = await submitted()
    const listed = async () => {
      const found: { path: string }[] = []
      let after: string | undefined
      do {
        const { councils, next } = await viewAllPublished({ after })
        found.push(...councils.flatMap(({ published }) => published))
        after = next
      } while (after)
      return found.filter(({ path }) => path.endsWith(s.submissionId))
    }
    const { publicationId: asked } = await value(s.ask())
    expect(await listed(), 'what nobody has confirmed').toEqual([])
    await value(confirmPublication(s.w.chair, { publicationId: asked }))
    expect(await listed()).toEqual([
      {
        ...{ id: asked, title: 'Self-assessment', questions: 1, report: null, hasProgress: false },
        ...{ version: 1, publishedAt: expect.any(String), path: `/published/${s.w.council.slug}/${s.submissionId}` },
      },
    ])
    const publicationId = await out(s, { codes: ['1.1', '1.2'] })
    expect(await listed()).toMatchObject([{ id: publicationId, questions: 2 }])
    await value(withdrawPublication(s.w.lead, { publicationId, reason: 'A figure is wrong' }))
    expect(await listed()).toEqual([])
    expect(await viewAllPublished({ after: 'nothing of ours' })).toMatchObject({ councils: expect.any(Array) })
  })

  it('is asked for a whole area or everything at once, also without a script', async () => {
    const s = await submitted()
    await value(s.ask(s.w.lead, { areas: '1' }))
    const { asked } = await value(viewPublishing(s.w.chair, s.here))
    expect(asked?.codes).toEqual(['1.1', '1.2'])
    await value(callOffPublication(s.w.lead, { publicationId: asked?.id ?? '' }))
    expect(await s.ask(s.w.lead, { areas: '9' })).toMatchObject(refused('nothing-to-publish'))
    await value(s.ask(s.w.lead, { whole: 'on' }))
    expect((await value(viewPublishing(s.w.chair, s.here))).asked?.codes).toEqual(['1.1', '1.2'])
  })

  it('is called off by the lead before it is confirmed', async () => {
    const { w, ask, others } = await submitted()
    const { publicationId } = await value(ask())
    for (const who of others)
      expect(await callOffPublication(who, { publicationId })).toMatchObject(refused('not-found'))
    expect(await callOffPublication(w.chair, { publicationId })).toMatchObject(refused('only-the-lead'))
    await value(callOffPublication(w.lead, { publicationId }))
    expect(await callOffPublication(w.lead, { publicationId })).toMatchObject(refused('publication-decided-already'))
    expect(await confirmPublication(w.chair, { publicationId })).toMatchObject(refused('publication-decided-already'))
  })

  it('is declined by the second person with a reason, which stays on its page, and may be asked anew', async () => {
    const { w, here, ask, others } = await submitted()
    const { publicationId } = await value(ask())
    const decline = (who: Caller) => declinePublication(who, { publicationId, reason: 'The dissent names somebody' })
    for (const who of others) expect(await decline(who)).toMatchObject(refused('not-found'))
    for (const who of [w.lead, w.officer, w.member, w.observer, w.monitor])
      expect(await decline(who)).toMatchObject(refused('only-the-second-person'))
    expect(declinePublicationInput.safeParse({ publicationId, reason: ' ' }).success).toBe(false)
    await value(keepQuietPeriod(w.lead, period()))
    expect(await value(viewPublishing(w.chair, here)), 'also while it is held').toMatchObject({
      abilities: { confirm: false, decline: true },
    })
    await value(decline(w.chair))
    expect(await decline(w.chair)).toMatchObject(refused('publication-decided-already'))
    expect(await confirmPublication(w.chair, { publicationId })).toMatchObject(refused('publication-decided-already'))
    expect(await callOffPublication(w.lead, { publicationId })).toMatchObject(refused('publication-decided-already'))
    expect(await value(viewPublishing(w.observer, here))).toMatchObject({
      asked: null,
      before: [
        {
          state: 'declined',
          declinedName: w.chair.name,
          declinedBecause: 'The dissent names somebody',
          askedName: w.lead.name,
        },
      ],
    })
    await value(ask())
    await expect(
      owner.query(`update publications set declined_because = 'Other' where id = $1`, [publicationId]),
    ).rejects.toMatchObject({ code: 'CN001' })
  })

  it('is confirmed or declined where two second persons decide at once, and one is told that it is decided', async () => {
    const { w, ask } = await submitted()
    await owner.query(
      `insert into positions (council_id, user_id, kind, starts_on) values ($1, $2, 'chief_executive', current_date)`,
      [w.council.id, w.chief.userId],
    )
    const { publicationId } = await value(ask())
    const both = await Promise.all([
      confirmPublication(w.chair, { publicationId }),
      declinePublication(w.chief, { publicationId, reason: 'R' }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused('publication-decided-already'))
  })
})

describe('a pre-election period', () => {
  it('is kept by the lead and the monitoring officer; one that has begun is taken away by the latter alone', async () => {
    const { w, here, others } = await submitted()
    for (const who of [w.outsider, w.lead])
      expect(
        await keepQuietPeriod(who, period({ startsOn: inDays(40), endsOn: inDays(50) })),
        'each at home',
      ).toMatchObject({ ok: true })
    for (const who of [others[1] as Caller, others[2] as Caller])
      expect(await keepQuietPeriod(who, period())).toMatchObject(refused('not-found'))
    for (const who of [w.officer, w.member, w.observer, w.contributor])
      expect(await keepQuietPeriod(who, period())).toMatchObject(refused('only-lead-or-monitoring-officer'))
    await value(keepQuietPeriod(w.deputy, period()))
    const { periods } = await value(viewPublishing(w.lead, here))
    const [begun, coming] = periods.map(({ id }) => id) as [string, string]
    expect(periods.map(({ canDrop }) => canDrop)).toEqual([false, true])
    expect(await dropQuietPeriod(w.outsider, { quietPeriodId: coming })).toMatchObject(refused('not-found'))
    expect(await dropQuietPeriod(w.lead, { quietPeriodId: begun })).toMatchObject(
      refused('only-monitoring-officer-overrides'),
    )
    await value(dropQuietPeriod(w.lead, { quietPeriodId: coming }))
    await value(dropQuietPeriod(w.monitor, { quietPeriodId: begun }))
    expect((await value(viewPublishing(w.lead, here))).periods).toEqual([])
  })

  it('holds what is confirmed in it, unless the monitoring officer lets it out with a reason; what is out stays', async () => {
    const s = await submitted()
    const { w, ask, others } = s
    await out(s, { codes: ['1.1'] })
    await value(keepQuietPeriod(w.lead, period()))
    const { publicationId } = await value(ask(w.lead, { codes: ['1.1', '1.2'] }))
    const confirm = () => confirmPublication(w.chair, { publicationId })
    expect(await confirm()).toMatchObject({
      ok: false,
      refusal: { kind: 'pre-election-period', election: 'Local elections' },
    })
    expect((await s.read())?.questions).toHaveLength(1)
    const letOut = (who: Caller) => overrideQuietPeriod(who, { publicationId, reason: 'It was announced in January' })
    for (const who of others) expect(await letOut(who)).toMatchObject(refused('not-found'))
    for (const who of [w.lead, w.chair, w.officer])
      expect(await letOut(who)).toMatchObject(refused('only-monitoring-officer-overrides'))
    await value(letOut(w.monitor))
    await value(confirm())
    expect((await s.read())?.questions).toHaveLength(2)
    expect(await letOut(w.monitor)).toMatchObject(refused('publication-decided-already'))
  })

  it('that begins while something is confirmed has one outcome, and two people who confirm at once have one', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const s = await submitted()
      const { w, ask } = s
      const { publicationId } = await value(ask())
      const confirm = (who: Caller) => confirmPublication(who, { publicationId })
      const [confirmed, kept] = await Promise.all(
        turn % 2 === 0
          ? [confirm(w.chair), keepQuietPeriod(w.monitor, period())]
          : [keepQuietPeriod(w.monitor, period()).then(() => confirm(w.chair)), Promise.resolve({ ok: true })],
      )
      expect(kept).toMatchObject({ ok: true })
      const { rows } = await owner.query('select state from publications where id = $1', [publicationId])
      expect(rows[0].state).toBe(confirmed?.ok ? 'published' : 'asked')
      if (!confirmed?.ok) expect(confirmed).toMatchObject(refused('pre-election-period'))
    }
    const s = await submitted()
    await owner.query(
      `insert into positions (council_id, user_id, kind, starts_on) values ($1, $2, 'chief_executive', current_date)`,
      [s.w.council.id, s.w.chief.userId],
    )
    const { publicationId } = await value(s.ask())
    const both = await Promise.all([s.w.chair, s.w.chief].map((who) => confirmPublication(who, { publicationId })))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused('publication-decided-already'))
  })
})

describe('a peers’ report', () => {
  it('is published whole, with the reply that was agreed and the plan as it stood, and never before that', async () => {
    const s = await submitted()
    const { w, peer, reviewId, here } = s
    const finding = {
      findingId: '',
      kind: 'concern',
      words: 'The floor was lowered',
      documents: 1,
      conversations: 2,
    } as const
    await value(writeFinding(peer, { ...finding, codes: ['1.1'] }))
    const asked = {
      recommendationId: '',
      words: 'Price the risks',
      priority: 'high',
      timescale: 'year',
      ownerPost: 'P',
    } as const
    await value(writeRecommendation(peer, asked))
    await value(sendReport(peer, { checkUntil: inDays(5) }))
    await owner.query('update reviews set check_until = current_date - 1 where id = $1', [reviewId])
    await value(publishReport(peer, {}))
    expect(await s.ask(w.lead, { reviewId }), 'without a reply').toMatchObject(refused('reply-not-agreed'))
    const [report] = (await value(viewReport(w.lead, here))).reports
    const answer = { recommendationId: report?.recommendations[0]?.id, decision: 'accepted', title: 'Price them' }
    await value(
      answerRecommendation(
        w.lead,
        answerRecommendationInput.parse({ ...answer, ownerId: w.chief.userId, dueOn: inDays(60) }),
      ),
    )
    await value(sendPlan(w.lead, { approverId: w.chair.userId }))
    await value(approvePlan(w.chair, {}))
    const { replyId } = await value(beginReply(w.lead, { reviewId }))
    await typistOf({ councilId: w.council.id, documentId: replyId }).write(w.lead, (text) =>
      text.insert(0, [paragraph('We thank the team.')]),
    )
    const { referralId } = await value(
      referToBody(
        w.lead,
        referToBodyInput.parse({ ...here, replyId, body: 'full-council', bodyName: 'Council', meetsOn: inDays(-1) }),
      ),
    )
    await value(recordMinute(w.lead, recordMinuteInput.parse({ referralId, minute: 'Agreed.' })))
    await value(agreeReply(w.lead, { replyId }))
    const plan = (state: string) =>
      owner.query('update plans set state = $2 where council_id = $1', [w.council.id, state])
    await plan('draft')
    expect(await s.ask(w.lead, { reviewId }), 'a plan that was changed since').toMatchObject(
      refused('plan-not-approved'),
    )
    const past = `insert into publications (council_id, submission_id, codes, review_id, asked_by) values ($1, $2, '{}', $3, $4)`
    await expect(owner.query(past, [w.council.id, s.submissionId, reviewId, w.lead.userId])).rejects.toMatchObject({
      code: 'CN004',
    })
    await plan('approved')
    await out(s, { codes: [], reviewId })
    const content = await s.read()
    expect(content?.questions).toEqual([])
    expect(content?.review).toMatchObject({
      findings: [{ words: 'The floor was lowered', documents: 1 }],
      recommendations: [
        { words: 'Price the risks', decision: 'accepted', actions: [{ title: 'Price them', state: 'agreed' }] },
      ],
      bodies: [{ name: 'Council' }],
    })
    expect(JSON.stringify(content?.review?.reply)).toContain('We thank the team.')
    const { rows } = await owner.query('select state from replies where id = $1', [replyId])
    expect(rows).toEqual([{ state: 'published' }])
    await owner.query(`update plan_actions set title = 'Changed since' where council_id = $1`, [w.council.id])
    expect((await s.read())?.review?.recommendations[0]?.actions[0]?.title, 'the plan as it stood').toBe('Price them')
    expect(await s.ask(w.lead, { codes: ['1.1'] }), 'a report that is out stays').toMatchObject(
      refused('less-than-published'),
    )
    await withProgress(s, report?.recommendations[0]?.id ?? '')
  })
})

/** The progress review of a report that is out goes out beside it, once its peers have published it and a second person has confirmed. */
async function withProgress(s: Submitted, recommendationId: string) {
  const { w, peer, reviewId, ask } = s
  const chosen = { codes: [], reviewId, withProgress: 'on' }
  const { progressId } = await value(beginProgress(w.lead, { reviewId }))
  const said = { progressId, recommendationId, words: 'Priced since February' }
  await value(writeStatement(w.officer, writeStatementInput.parse(said)))
  await owner.query(
    `insert into plan_actions select (jsonb_populate_record(p, jsonb_build_object(
       'id', uuidv7(), 'title', 'Nobody has agreed to it', 'state', 'proposed'))).* from plan_actions p where p.council_id = $1 limit 1`,
    [w.council.id],
  )
  await value(handOverProgress(w.lead, { progressId, until: '2099-02-01' }))
  await value(writeView(peer, writeViewInput.parse({ recommendationId, howFar: 'done', words: 'We saw it' })))
  expect(await ask(w.lead, chosen), 'before its peers have published it').toMatchObject(
    refused('progress-not-published'),
  )
  const early = `insert into publications (council_id, submission_id, codes, review_id, with_progress, asked_by) values ($1, $2, '{}', $3, true, $4)`
  await expect(owner.query(early, [w.council.id, s.submissionId, reviewId, w.lead.userId])).rejects.toMatchObject({
    code: 'CN004',
  })
  await value(publishProgress(peer, {}))
  expect((await s.read())?.review, 'not before it is asked and confirmed').toMatchObject({
    progressOn: null,
    recommendations: [{ progress: null }],
  })
  await out(s, chosen)
  expect((await s.read())?.review?.recommendations[0]?.progress).toEqual({
    ...{ statement: 'Priced since February', howFar: 'done', view: 'We saw it', evidence: [] },
    actions: [expect.objectContaining({ title: 'Changed since', state: 'agreed' })],
  })
  expect(await ask(w.lead, { codes: [], reviewId }), 'what is out stays').toMatchObject(refused('less-than-published'))
}
