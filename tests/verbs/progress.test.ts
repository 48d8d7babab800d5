import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type Caller, inCouncil, inReview, type ReviewPlace } from '@/db/gate'
import { sayMilestoneDone } from '@/lib/clock/say-milestone-done'
import { setVisit, setVisitInput } from '@/lib/clock/set-visit'
import { viewClock } from '@/lib/clock/view-clock'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { viewInbox } from '@/lib/notice/view-inbox'
import { answerRecommendation, answerRecommendationInput } from '@/lib/plan/answer-recommendation'
import { beginProgress } from '@/lib/progress/begin-progress'
import { handOverProgress, handOverProgressInput } from '@/lib/progress/hand-over-progress'
import { letPeersStay, letPeersStayInput } from '@/lib/progress/let-peers-stay'
import { openProgressEvidence } from '@/lib/progress/open-progress-evidence'
import { publishProgress } from '@/lib/progress/publish-progress'
import { viewProgress } from '@/lib/progress/view-progress'
import { viewProgressInReview } from '@/lib/progress/view-progress-in-review'
import { writeStatement, writeStatementInput } from '@/lib/progress/write-statement'
import { writeView, writeViewInput } from '@/lib/progress/write-view'
import { viewReport } from '@/lib/report/view-report'
import { ok } from '@/lib/result'
import { clearConflict } from '@/lib/review/clear-conflict'
import { closeReview } from '@/lib/review/close-review'
import { declareConflict } from '@/lib/review/declare-conflict'
import { seenAt } from '@/lib/words/dates'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const refused = (kind: string) => ({ ok: false, refusal: { kind } })
async function value<T>(outcome: Promise<{ ok: boolean; value?: T }>): Promise<T> {
  const result = await outcome
  expect(result).toMatchObject({ ok: true })
  return result.value as T
}
const NOT_ALLOWED = { cause: { code: 'CN008' } }
const FROZEN = { code: 'CN003' }

/** A published report with so many recommendations, all but the last so many answered; the council has an item for peers and one that is its own. */
async function reported({ count = 2, open = 0, isPublished = true } = {}) {
  const w = await buildWorld({ state: 'preparing', questions: ['1.1'], cast: LEADERS })
  const item = async (title: string, readers: string) => {
    const said = { assessmentId: w.assessmentId, code: '1.1', title, speaksFor: '2026-01-31', readers }
    const url = `https://x.example/${readers}`
    return (await value(attachLink(w.officer, attachLinkInput.parse({ ...said, url })))).itemId as string
  }
  const [closed, forPeers] = [await item('Ours alone', 'council'), await item('Peers may see', 'peers')]
  await w.owner.query(
    `update evidence set removed_at = now(), removed_by = added_by, removed_reason = 'R' where council_id = $1`,
    [w.council.id],
  )
  await w.move('submitted')
  const { reviewId, invite } = await w.review()
  const in_ = async (name: string, more: object) => {
    const user = await buildUser(name)
    await invite(user, more)
    return { userId: user.userId, place: { review: reviewId } } as Caller<ReviewPlace>
  }
  const lead = await in_('Pia', { role: 'peer_lead' })
  for (let n = 1; n <= count; n++)
    await w.owner.query(
      `insert into recommendations (review_id, council_id, words, priority, timescale, owner_post, author_id, author_name, created_at)
       values ($1, $2, $3, 'high', 'year', 'P', $4, 'Pia', now() + $5 * interval '1 second')`,
      [reviewId, w.council.id, `Do thing ${n}`, lead.userId, n],
    )
  await w.owner.query(
    `update reviews set state = $2, sent_at = now(), check_until = current_date - 1, published_at = $3 where id = $1`,
    [reviewId, isPublished ? 'published' : 'council_reply', isPublished ? new Date() : null],
  )
  const asked = (
    await w.owner.query(`select id from recommendations where review_id = $1 order by created_at`, [reviewId])
  ).rows.map(({ id }) => id as string)
  for (const recommendationId of asked.slice(0, asked.length - open))
    if (isPublished)
      await value(
        answerRecommendation(
          w.lead,
          answerRecommendationInput.parse({
            ...{ recommendationId, decision: 'partly-accepted', reason: 'As far as money goes' },
            ...{ title: 'Do it', ownerId: w.chief.userId, dueOn: inDays(60) },
          }),
        ),
      )
  return {
    ...{ w, reviewId: reviewId as string, asked, closed, forPeers, lead },
    peer: await in_('Per', {}),
    waiting: await in_('Willa', { conflict: 'awaiting' }),
    here: { assessmentId: w.assessmentId as string },
    /** Of another council, in their own place and in this one; and a peer in the place of the council. */
    others: [
      w.outsider,
      { ...w.outsider, place: w.lead.place },
      { userId: lead.userId, place: w.lead.place },
    ] as Caller[],
    /** Nobody of the team, in its room. */
    guests: [w.lead, w.outsider].map(({ userId }) => ({
      userId,
      place: { review: reviewId },
    })) as Caller<ReviewPlace>[],
  }
}

const LAST_DAY = '2099-02-01'
/** The progress review of a report, as far as it has come. */
async function begun(to: 'drafting' | 'with-peers' | 'published' = 'drafting', more?: Parameters<typeof reported>[0]) {
  const s = await reported(more)
  const { progressId } = await value(beginProgress(s.w.lead, s))
  const seen = async (id: string) =>
    (await value(viewProgress(s.w.lead, { progressId }))).recommendations.find((one) => one.id === id)
  const state = (who: Caller, recommendationId = s.asked[0], said: object = {}) =>
    writeStatement(who, writeStatementInput.parse({ progressId, recommendationId, words: 'Half of it', ...said }))
  const handOver = (who: Caller = s.w.lead, until = LAST_DAY) =>
    handOverProgress(who, handOverProgressInput.parse({ progressId, until }))
  const stay = (who: Caller, until: string) => letPeersStay(who, letPeersStayInput.parse({ progressId, until }))
  const say = (who: Caller<ReviewPlace>, recommendationId = s.asked[0], said: object = {}) =>
    writeView(who, writeViewInput.parse({ recommendationId, howFar: 'under-way', words: 'We see half', ...said }))
  if (to !== 'drafting') {
    for (const id of s.asked) await value(state(s.w.officer, id, { itemIds: [s.forPeers] }))
    await value(handOver())
  }
  if (to === 'published') {
    for (const id of s.asked) await value(say(s.peer, id))
    await value(publishProgress(s.lead, {}))
  }
  return { ...s, progressId, state, handOver, stay, say, seen }
}
const teamSees = async (who: Caller<ReviewPlace>) => value(viewProgressInReview(who, null))
const inboxOf = async (userId: string) => JSON.stringify(await viewInbox(userId as never, undefined as never))

const declareAnew = async (peer: Caller<ReviewPlace>) => {
  expect(await viewProgressInReview(peer, null)).toMatchObject(refused('conflict-awaited'))
  await value(declareConflict(peer, { conflict: 'none', conflictText: '' }))
}

describe('a progress review', () => {
  it('is begun by the lead once the report is published and every recommendation is answered, once', async () => {
    const early = await reported({ isPublished: false })
    expect(await beginProgress(early.w.lead, early)).toMatchObject(refused('review-not-published'))
    const empty = await reported({ count: 0 })
    expect(await beginProgress(empty.w.lead, empty)).toMatchObject(refused('nothing-recommended'))
    const open = await reported({ open: 1 })
    expect(await beginProgress(open.w.lead, open)).toMatchObject({
      refusal: { kind: 'answers-before-progress', count: 1 },
    })
    const s = await reported()
    for (const who of s.others) expect(await beginProgress(who, s)).toMatchObject(refused('not-found'))
    for (const who of [s.w.officer, s.w.member, s.w.observer, s.w.contributor, s.w.monitor])
      expect(await beginProgress(who, s)).toMatchObject(refused('only-the-lead'))
    const both = await Promise.all([beginProgress(s.w.lead, s), beginProgress(s.w.lead, s)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused('progress-begun-already'))
    expect((await value(viewReport(s.w.observer, s.here))).reports[0]?.progress).toMatchObject({ state: 'drafting' })
  })

  it('has a statement of the council on each recommendation, by whoever keeps the plan, with evidence that peers may open', async () => {
    const s = await begun()
    const { w, state, seen, asked, progressId, closed, forPeers, others, lead } = s
    for (const who of others) expect(await state(who)).toMatchObject(refused('not-found'))
    for (const who of [w.member, w.observer, w.contributor, w.monitor])
      expect(await state(who)).toMatchObject(refused('only-who-keeps-plan'))
    expect(await state(w.officer, '01890000-0000-7000-8000-000000000000')).toMatchObject(refused('not-found'))
    expect(await state(w.officer, asked[0], { itemIds: [closed, forPeers] })).toMatchObject(
      refused('items-not-for-peers'),
    )
    expect(writeStatementInput.safeParse({ progressId, recommendationId: asked[0], words: ' ' }).success).toBe(false)
    expect(
      writeStatementInput.safeParse({ progressId, recommendationId: asked[0], words: 'x'.repeat(4001) }).success,
    ).toBe(false)
    await value(state(w.officer, asked[0], { itemIds: forPeers }))
    expect(await state(w.lead, asked[0], { words: 'Over it' }), 'without having seen it').toMatchObject(
      refused('written-meanwhile'),
    )
    const first = await seen(asked[0] as string)
    expect(first).toMatchObject({
      statement: { words: 'Half of it', by: w.officer.name },
      evidence: [{ item: { title: 'Peers may see' } }],
      stood: { decision: 'partly-accepted', reason: 'As far as money goes', actions: [{ title: 'Do it' }] },
      view: null,
    })
    await value(state(w.lead, asked[0], { words: 'All of it', seen: seenAt(first?.statement?.at) }))
    expect(await seen(asked[0] as string)).toMatchObject({ statement: { words: 'All of it' }, evidence: [] })
    for (const who of [w.contributor, ...others])
      expect(await viewProgress(who, { progressId })).toMatchObject(refused('not-found'))
    expect(await teamSees(lead), 'peers see none of it before').toMatchObject({ progress: null, recommendations: [] })
  })

  it('is handed to the peers by the lead once something is said of everything, and is frozen from then on', async () => {
    const s = await begun()
    const { w, state, handOver, asked, progressId, others, lead, forPeers } = s
    await value(state(w.officer, asked[0], { itemIds: [forPeers] }))
    expect(await handOver()).toMatchObject({ refusal: { kind: 'statements-missing', count: 1 } })
    expect(await inboxOf(w.lead.userId)).not.toContain('Hand over')
    await value(state(w.officer, asked[1]))
    expect(await inboxOf(w.lead.userId)).toContain('Hand over')
    for (const who of others) expect(await handOver(who)).toMatchObject(refused('not-found'))
    for (const who of [w.officer, w.member, w.observer, w.contributor, w.monitor])
      expect(await handOver(who)).toMatchObject(refused('only-the-lead'))
    expect(await handOver(w.lead, inDays(3)), 'nobody is shut out earlier').toMatchObject(refused('peers-stay-longer'))
    const both = await Promise.all([handOver(), handOver()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused('progress-handed-over'))
    expect(await inboxOf(lead.userId)).toContain('Write your view')
    expect(await state(w.officer)).toMatchObject(refused('progress-handed-over'))
    const [first] = (await teamSees(s.peer)).recommendations
    expect(first).toMatchObject({
      statement: { words: 'Half of it' },
      stood: { decision: 'partly-accepted', actions: [{ title: 'Do it', state: 'proposed' }] },
      evidence: [{ item: { title: 'Peers may see', url: 'https://x.example/peers' } }],
    })
    await w.owner.query(`update plan_actions set state = 'done' where review_id = $1`, [s.reviewId])
    await w.owner.query(`update evidence_items set readers = 'council' where id = $1`, [forPeers])
    expect(
      (await teamSees(s.peer)).recommendations[0],
      'as it stood, and no more evidence than they may read',
    ).toMatchObject({
      stood: { actions: [{ state: 'proposed' }] },
      evidence: [{ item: null }],
    })
    expect(await openProgressEvidence(s.peer, { evidenceId: first?.evidence[0]?.id ?? '' })).toMatchObject(
      refused('not-found'),
    )
    for (const [text, code] of [
      [`update progress_statements set words = 'Other' where review_id = $1`, 'CN003'],
      [`update progress_statements set stood = '{}' where review_id = $1`, 'CN003'],
      [`delete from progress_statements where review_id = $1`, 'CN003'],
      [`delete from progress_evidence where review_id = $1`, 'CN003'],
      [`delete from progress_reviews where review_id = $1`, 'CN001'],
    ] as const)
      await expect(w.owner.query(text, [s.reviewId]), text).rejects.toMatchObject({ code })
    expect(await viewProgress(w.observer, { progressId })).toMatchObject({
      value: { progress: { state: 'with-peers' } },
    })
  })

  it('lets its peers in once more where their review has ended, mails them so, and has them declare anew', async () => {
    const s = await begun()
    const { w, state, handOver, stay, asked, peer, say, progressId } = s
    for (const id of asked) await value(state(w.officer, id))
    await w.owner.query('update reviews set ends_on = current_date - 40 where id = $1', [s.reviewId])
    await value(closeReview(w.lead, s))
    expect(await viewProgressInReview(peer, null)).toMatchObject(refused('not-found'))
    expect(await stay(w.lead, inDays(20)), 'before it is handed over').toMatchObject(refused('progress-not-with-peers'))
    expect(await handOver(w.lead, inDays(0)), 'for no day').toMatchObject(refused('peers-need-time'))
    await value(handOver(w.lead, inDays(20)))
    await declareAnew(peer)
    await value(say(peer))
    const mailed = async () =>
      (await w.owner.query(`select 1 from mails where kind = 'review' and review_id = $1`, [s.reviewId])).rowCount
    expect(await mailed(), 'lead, peer and whoever has still to say what connects them').toBe(3)
    await w.owner.query('update reviews set ends_on = current_date - 1 where id = $1', [s.reviewId])
    expect(await say(peer, asked[1])).toMatchObject(refused('not-found'))
    expect(await viewProgress(w.lead, { progressId })).toMatchObject({ value: { isOpenToPeers: false } })
    for (const who of s.others) expect(await stay(who, inDays(20))).toMatchObject(refused('not-found'))
    for (const who of [w.officer, w.member]) expect(await stay(who, inDays(20))).toMatchObject(refused('only-the-lead'))
    for (const until of [inDays(0), inDays(-1)])
      expect(await letPeersStay(w.lead, { progressId, until })).toMatchObject(refused('peers-need-time'))
    await value(stay(w.lead, inDays(20)))
    expect(await stay(w.lead, inDays(10))).toMatchObject(refused('peers-stay-longer'))
    await declareAnew(peer)
    await value(say(peer, asked[1]))
  })

  it('is read by nobody who was let in once more until what connects them now is out of the way', async () => {
    const s = await begun()
    const { w, asked, state, handOver, stay, say, lead, peer, waiting, reviewId } = s
    for (const id of asked) await value(state(w.officer, id))
    const peerOf = async (name: string) =>
      (await w.owner.query('select id from review_peers where review_id = $1 and name = $2', [reviewId, name])).rows[0]
        ?.id as string
    await value(declareConflict(waiting, { conflict: 'declared', conflictText: 'My sister works there' }))
    await w.owner.query('update reviews set ends_on = current_date + 3 where id = $1', [reviewId])
    await value(handOver(w.lead, inDays(5)))
    await value(say(peer))
    await value(stay(w.lead, inDays(6)))
    expect(await say(peer, asked[1]), 'whose access had not ended says nothing anew').toMatchObject({ ok: true })
    await w.owner.query('update reviews set ends_on = current_date - 1 where id = $1', [reviewId])
    await value(stay(w.lead, inDays(20)))
    for (const who of [lead, peer, waiting])
      expect(await viewProgressInReview(who, null)).toMatchObject(refused('conflict-awaited'))
    expect(await inboxOf(peer.userId)).toContain('Say what connects you')
    expect(await declareConflict(waiting, { conflict: 'none', conflictText: '' }), 'who was kept out').toMatchObject(
      refused('conflict-declared-already'),
    )
    await value(declareConflict(peer, { conflict: 'declared', conflictText: 'I work there now' }))
    expect(await viewProgressInReview(peer, null)).toMatchObject(refused('conflict-awaited'))
    await value(clearConflict(w.lead, { reviewId, peerId: await peerOf('Per') }))
    expect((await teamSees(peer)).recommendations).toHaveLength(2)
  })

  it('has the team’s view on each recommendation, which is the team’s alone until its lead publishes it', async () => {
    const s = await begun('with-peers')
    const { w, say, asked, lead, peer, waiting, guests, progressId } = s
    for (const who of guests) expect(await say(who)).toMatchObject(refused('not-found'))
    expect(await say(waiting), 'before their conflict is cleared').toMatchObject(refused('conflict-awaited'))
    expect(await viewProgressInReview(waiting, null)).toMatchObject(refused('conflict-awaited'))
    expect(await say(peer, '01890000-0000-7000-8000-000000000000')).toMatchObject(refused('not-found'))
    expect(writeViewInput.safeParse({ recommendationId: 'x', howFar: 'nearly', words: 'W' }).success).toBe(false)
    expect(writeViewInput.safeParse({ recommendationId: 'x', howFar: 'done', words: ' ' }).success).toBe(false)
    await value(say(peer))
    expect(await say(lead)).toMatchObject(refused('written-meanwhile'))
    const [first] = (await teamSees(lead)).recommendations
    await value(say(lead, asked[0], { howFar: 'not-begun', seen: seenAt(first?.view?.at) }))
    expect(await publishProgress(lead, {})).toMatchObject({ refusal: { kind: 'views-missing', count: 1 } })
    await value(say(peer, asked[1]))
    expect(await inboxOf(lead.userId)).toContain('Publish')
    expect((await value(viewProgress(w.lead, { progressId }))).recommendations.map(({ view }) => view)).toEqual([
      null,
      null,
    ])
    for (const who of guests) expect(await publishProgress(who, {})).toMatchObject(refused('not-found'))
    expect(await publishProgress(peer, {})).toMatchObject(refused('only-the-lead-peer'))
    expect(await publishProgress(waiting, {})).toMatchObject(refused('conflict-awaited'))
    const both = await Promise.all([publishProgress(lead, {}), publishProgress(lead, {})])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused('progress-published-already'))
  })

  it('is read by council and peers together once it is published, and changed by nobody', async () => {
    const s = await begun('published')
    const { w, say, lead, peer, reviewId, progressId, stay } = s
    for (const recommendations of [
      (await value(viewProgress(w.observer, { progressId }))).recommendations,
      (await teamSees(peer)).recommendations,
    ])
      expect(recommendations[0]).toMatchObject({
        statement: { words: 'Half of it' },
        view: { howFar: 'under-way', words: 'We see half', by: 'Per' },
      })
    expect(await say(peer)).toMatchObject(refused('progress-published-already'))
    expect(await publishProgress(lead, {})).toMatchObject(refused('progress-published-already'))
    expect(await stay(w.lead, LAST_DAY)).toMatchObject(refused('progress-not-with-peers'))
    expect(await inboxOf(w.lead.userId)).toContain('progress review')
    for (const text of [
      `update progress_views set words = 'Other' where review_id = $1`,
      `delete from progress_views where review_id = $1`,
      `update progress_reviews set state = 'with-peers', published_by = null, published_at = null where review_id = $1`,
    ])
      await expect(w.owner.query(text, [reviewId]), text).rejects.toMatchObject(FROZEN)
  })

  it('says of the clock what is done, so that nobody says it by hand', async () => {
    const s = await reported()
    const { w, reviewId, here } = s
    await value(setVisit(w.lead, setVisitInput.parse({ reviewId, visitOn: '2026-01-12', reason: '' })))
    const { progressId } = await value(beginProgress(w.lead, s))
    const done = async () =>
      (await value(viewClock(w.observer, here))).clocks[0]?.milestones.slice(2).map(({ doneOn }) => doneOn !== null)
    const said = { reviewId, what: 'progress', note: 'Held' } as const
    expect(await sayMilestoneDone(w.lead, said)).toMatchObject(refused('done-by-itself'))
    await expect(
      inCouncil(w.lead, async (tx) =>
        ok(
          await tx.execute(sql`insert into clock_entries (council_id, review_id, what, reason, author_id, author_name)
            values (${w.council.id}, ${reviewId}, 'progress', 'R', ${w.lead.userId}, 'N')`),
        ),
      ),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
    expect(await done()).toEqual([false, false])
    for (const recommendationId of s.asked)
      await value(writeStatement(w.officer, writeStatementInput.parse({ progressId, recommendationId, words: 'W' })))
    await value(handOverProgress(w.lead, { progressId, until: LAST_DAY }))
    expect(await done()).toEqual([true, false])
    for (const recommendationId of s.asked)
      await value(writeView(s.peer, writeViewInput.parse({ recommendationId, howFar: 'done', words: 'W' })))
    await value(publishProgress(s.lead, {}))
    expect(await done()).toEqual([true, true])
  })

  it('is moved by no statement of the serving role as another, early, or with what peers may not open', async () => {
    const s = await begun()
    const { w, reviewId, asked, closed, lead, peer, state, handOver } = s
    const host = (who: Caller, statement: ReturnType<typeof sql>) =>
      inCouncil(who, async (tx) => ok((await tx.execute(statement)).rowCount))
    const room = (who: Caller<ReviewPlace>, statement: ReturnType<typeof sql>) =>
      inReview(who, async (tx) => ok((await tx.execute(statement)).rowCount))
    const stated = (author: string, name = w.officer.name, at = '0 minutes') => sql`
      insert into progress_statements (review_id, council_id, recommendation_id, words, author_id, author_name, created_at)
      values (${reviewId}, ${w.council.id}, ${asked[0]}, 'W', ${author}, ${name}, now() + ${at}::interval)`
    const viewed = (author: string, name = 'Per', at = '0 minutes') => sql`
      insert into progress_views (review_id, council_id, recommendation_id, how_far, words, author_id, author_name, created_at)
      values (${reviewId}, ${w.council.id}, ${asked[0]}, 'done', 'W', ${author}, ${name}, now() + ${at}::interval)`
    const named = sql`insert into progress_evidence (review_id, council_id, recommendation_id, item_id, revision_id)
      select ${reviewId}, ${w.council.id}, ${asked[0]}, item_id, id from evidence_revisions where item_id = ${closed}`
    const sent = (by: string, at = '0 minutes') =>
      sql`update progress_reviews set state = 'with-peers', sent_by = ${by}, sent_at = now() + ${at}::interval`
    const letIn = sql`update reviews set ends_on = '2099-02-02' where id = ${reviewId}`
    for (const [who, statement] of [
      [w.member, stated(w.member.userId)],
      [w.officer, stated(w.lead.userId)],
      [w.officer, stated(w.officer.userId, 'Somebody')],
      [w.officer, stated(w.officer.userId, w.officer.name, '2 minutes')],
      [w.officer, named],
      [w.officer, sent(w.officer.userId)],
      [w.lead, sent(w.officer.userId)],
      [w.lead, sent(w.lead.userId, '-2 minutes')],
      [w.lead, letIn],
    ] as const)
      await expect(host(who, statement)).rejects.toMatchObject(NOT_ALLOWED)
    await expect(host(w.lead, sent(w.lead.userId)), 'before all is said').rejects.toMatchObject({
      cause: { code: 'CN004' },
    })
    await expect(host(w.outsider, stated(w.outsider.userId))).rejects.toThrow()
    await expect(room(peer, viewed(peer.userId)), 'before it is handed over').rejects.toMatchObject({ cause: FROZEN })
    await expect(room(lead, stated(lead.userId))).rejects.toThrow()
    expect(await value(room(lead, sql`select 1 from progress_reviews`))).toBe(0)
    for (const id of asked) await value(state(w.officer, id))
    expect(await value(room(lead, sql`select 1 from progress_statements`))).toBe(0)
    await value(handOver())
    expect(await value(room(lead, sql`select 1 from progress_statements`))).toBe(2)
    const published = (by: string) =>
      sql`update progress_reviews set state = 'published', published_by = ${by}, published_at = now()`
    await expect(room(peer, viewed(lead.userId))).rejects.toMatchObject(NOT_ALLOWED)
    await expect(room(peer, viewed(peer.userId, 'Somebody')), 'under another name').rejects.toMatchObject(NOT_ALLOWED)
    await expect(room(peer, viewed(peer.userId, 'Per', '-2 minutes')), 'as of earlier').rejects.toMatchObject(
      NOT_ALLOWED,
    )
    await value(room(peer, viewed(peer.userId)))
    await expect(room(peer, published(peer.userId))).rejects.toMatchObject(NOT_ALLOWED)
    await expect(room(lead, published(lead.userId)), 'before there is a view on all').rejects.toMatchObject({
      cause: { code: 'CN004' },
    })
    await expect(host(w.lead, published(w.lead.userId))).rejects.toMatchObject(NOT_ALLOWED)
    expect(await value(host(w.lead, sql`select 1 from progress_views`))).toBe(0)
    expect(await value(host(w.outsider, sql`select 1 from progress_reviews`))).toBe(0)
    expect(await value(host(w.contributor, sql`select 1 from progress_statements`))).toBe(0)
    expect(await value(host(w.lead, letIn))).toBe(1)
  })
})
