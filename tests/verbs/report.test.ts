import { type SQL, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Caller, inCouncil, inReview, type ReviewPlace } from '@/db/gate'
import { findings, recommendations } from '@/db/schema/finding'
import { addAction, addActionInput } from '@/lib/plan/add-action'
import { answerRecommendation, answerRecommendationInput } from '@/lib/plan/answer-recommendation'
import { approvePlan } from '@/lib/plan/approve-plan'
import { dropAction } from '@/lib/plan/drop-action'
import { moveAction } from '@/lib/plan/move-action'
import { sendPlan } from '@/lib/plan/send-plan'
import { decideFact } from '@/lib/report/decide-fact'
import { publishReport } from '@/lib/report/publish-report'
import { questionFact } from '@/lib/report/question-fact'
import { removeWritten } from '@/lib/report/remove-written'
import { sendReport } from '@/lib/report/send-report'
import { viewFindings } from '@/lib/report/view-findings'
import { viewReport } from '@/lib/report/view-report'
import { writeFinding, writeFindingInput } from '@/lib/report/write-finding'
import { writeRecommendation } from '@/lib/report/write-recommendation'
import { ok } from '@/lib/result'
import { closeReview } from '@/lib/review/close-review'
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
const FINDING = {
  findingId: '',
  kind: 'concern' as const,
  words: 'The floor was lowered',
  codes: ['1.1'],
  documents: 1,
  conversations: 0,
}
const ASKED = {
  recommendationId: '',
  words: 'Price the twelve risks',
  priority: 'high' as const,
  timescale: 'year' as const,
  ownerPost: 'Finance director',
}

/** A submission under review by a lead peer, another peer and one whose conflict is open. */
async function underReview() {
  const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
  const { reviewId, invite } = await w.review()
  const in_ = async (name: string, more: object) => {
    const user = await buildUser(name)
    await invite(user, more)
    return { userId: user.userId, place: { review: reviewId } } as Caller<ReviewPlace>
  }
  return {
    ...{ w, reviewId, here: { assessmentId: w.assessmentId as string } },
    lead: await in_('Pia', { role: 'peer_lead' }),
    peer: await in_('Per', {}),
    waiting: await in_('Willa', { conflict: 'awaiting' }),
    seen: () =>
      inCouncil(w.lead, async (tx) =>
        ok(
          [...(await tx.select().from(findings)), ...(await tx.select().from(recommendations))].map(
            ({ words }) => words,
          ),
        ),
      ),
  }
}
type Reviewed = Awaited<ReturnType<typeof underReview>>
/** The same with a report that is published, of one finding and so many recommendations. */
async function published(count = 1) {
  const s = await underReview()
  await value(writeFinding(s.lead, FINDING))
  for (let n = 0; n < count; n++) await value(writeRecommendation(s.lead, { ...ASKED, words: `Do thing ${n}` }))
  await value(sendReport(s.lead, { checkUntil: inDays(5) }))
  await over(s)
  await value(publishReport(s.lead, {}))
  const [report] = (await value(viewReport(s.w.lead, s.here))).reports
  return { ...s, asked: (report?.recommendations ?? []).map(({ id }) => id) }
}
const over = ({ reviewId }: Pick<Reviewed, 'reviewId'>) =>
  owner.query('update reviews set check_until = current_date - 1 where id = $1', [reviewId])
const answer = (who: Caller, more: object) => answerRecommendation(who, answerRecommendationInput.parse(more))
const replied = async ({ w, here }: Reviewed) => (await value(viewReport(w.lead, here))).reports[0]

describe('a report', () => {
  it('is its team’s alone until the lead peer sends it: the host meets no row of it, and sees no count', async () => {
    const { w, lead, peer, waiting, seen, here } = await underReview()
    await value(writeFinding(peer, FINDING))
    await value(writeRecommendation(lead, ASKED))
    expect(await writeFinding(waiting, FINDING)).toMatchObject(refused('conflict-awaited'))
    expect(await value(seen())).toEqual([])
    expect(await value(viewReport(w.lead, here))).toMatchObject({ reports: [] })
    expect((await value(viewFindings(lead, null))).report.findings).toMatchObject([{ isThin: true, authorName: 'Per' }])
    expect(await sendReport(peer, { checkUntil: inDays(5) })).toMatchObject(refused('only-the-lead-peer'))
    await value(sendReport(lead, { checkUntil: inDays(5) }))
    expect(await value(seen())).toEqual([FINDING.words, ASKED.words])
    expect(await value(viewReport(w.observer, here))).toMatchObject({ reports: [{ stage: 'with-council' }] })
    for (const who of [w.contributor, w.outsider, { ...w.outsider, place: w.lead.place }])
      expect(await viewReport(who, here)).toMatchObject(refused('not-found'))
  })

  it('is written by each in their own name; the lead peer changes and takes out everything, another only their own', async () => {
    const { lead, peer } = await underReview()
    const { id: findingId } = await value(writeFinding(lead, FINDING))
    expect(await writeFinding(peer, { ...FINDING, findingId })).toMatchObject(refused('only-author-changes-written'))
    expect(await removeWritten(peer, { kind: 'finding', id: findingId })).toMatchObject(
      refused('only-author-changes-written'),
    )
    const { id: own } = await value(writeFinding(peer, FINDING))
    await value(writeFinding(lead, { ...FINDING, findingId: own, words: 'Better said' }))
    await value(removeWritten(peer, { kind: 'finding', id: own }))
    expect(await removeWritten(peer, { kind: 'finding', id: own })).toMatchObject(refused('not-found'))
    expect((await value(viewFindings(peer, null))).report.findings).toHaveLength(1)
    expect(writeFindingInput.safeParse({ ...FINDING, codes: ['', ''] }).success, 'on no question').toBe(false)
    for (const count of ['', '  ', undefined])
      expect(writeFindingInput.safeParse({ ...FINDING, documents: count }).success, 'on nobody knows how much').toBe(
        false,
      )
    expect(writeFindingInput.parse({ ...FINDING, documents: '0' })).toMatchObject({ documents: 0 })
  })

  it('finds nothing on a question that was not submitted, whatever the page does', async () => {
    const { w, reviewId, peer } = await underReview()
    const beyond = { ...FINDING, codes: ['1.1', '9.9'] }
    expect(await writeFinding(peer, beyond)).toMatchObject(refused('question-not-in-report'))
    const written = (code: string) =>
      inReview(peer, async (tx) =>
        ok(
          await tx.execute(sql`insert into findings (review_id, council_id, kind, words, codes, documents, conversations, author_id, author_name)
            values (${reviewId}, ${w.council.id}, 'concern', 'W', array[${code}], 1, 1, ${peer.userId}, 'N')`),
        ),
      )
    await expect(written('9.9')).rejects.toMatchObject({ cause: { code: 'CN008' } })
    await value(written('1.1'))
  })

  it('changes words that are questioned only as that is decided, whatever the page does', async () => {
    const { w, lead, reviewId } = await underReview()
    const { id } = await value(writeFinding(lead, FINDING))
    await value(sendReport(lead, { checkUntil: inDays(5) }))
    const asked = { reviewId: reviewId as string, kind: 'finding' as const, id, says: 'S', correction: 'C' }
    const { id: pointId } = await value(questionFact(w.lead, asked))
    const other = sql`update findings set words = 'Other' where id = ${id}`
    const decided = (state: string) =>
      sql`update fact_points set state = ${state}, answer = 'A', decided_at = now() where id = ${pointId}`
    const attempt = (...statements: SQL[]) =>
      inReview(lead, async (tx) => {
        for (const one of statements) await tx.execute(one)
        return ok(null)
      })
    for (const statements of [[other], [decided('kept'), other], [other, decided('corrected')]])
      await expect(attempt(...statements)).rejects.toMatchObject({ cause: { code: 'CN008' } })
    await value(attempt(decided('corrected'), other))
    await expect(attempt(other), 'nor later').rejects.toMatchObject({ cause: { code: 'CN008' } })
  })

  it('is sent once there is a finding, and is written in no more after that', async () => {
    const { w, lead, peer, reviewId } = await underReview()
    expect(await sendReport(lead, { checkUntil: inDays(5) })).toMatchObject(refused('report-is-empty'))
    expect(await publishReport(lead, {})).toMatchObject(refused('report-not-sent'))
    const { id } = await value(writeFinding(peer, FINDING))
    const lastDay = '2099-01-31'
    expect(await sendReport(lead, { checkUntil: lastDay }), 'no day is left to publish it on').toMatchObject(
      refused('check-beyond-review'),
    )
    await value(sendReport(lead, { checkUntil: inDays(5) }))
    expect(await closeReview(w.lead, { reviewId: reviewId as string }), 'it is read and not published').toMatchObject(
      refused('report-under-way'),
    )
    expect(await writeFinding(peer, FINDING)).toMatchObject(refused('report-sent-already'))
    expect(await writeRecommendation(lead, ASKED)).toMatchObject(refused('report-sent-already'))
    expect(await removeWritten(lead, { kind: 'finding', id })).toMatchObject(refused('report-sent-already'))
    expect(await sendReport(lead, { checkUntil: inDays(9) })).toMatchObject(refused('report-sent-already'))
  })
})

describe('checking facts', () => {
  it('is the council’s within its days, and each is decided and answered by the lead peer once', async () => {
    const s = await underReview()
    const { w, lead, peer, reviewId } = s
    const { id } = await value(writeFinding(lead, FINDING))
    const point = {
      reviewId: reviewId as string,
      kind: 'finding' as const,
      id,
      says: '£3.4m',
      correction: '£3.1m, outturn report',
    }
    expect(await questionFact(w.lead, point), 'before it is sent').toMatchObject(refused('not-found'))
    await value(sendReport(lead, { checkUntil: inDays(5) }))
    for (const who of [w.member, w.observer, w.contributor])
      expect(await questionFact(who, point)).toMatchObject(refused('only-who-checks-facts'))
    expect(await questionFact({ ...w.outsider, place: w.lead.place }, point)).toMatchObject(refused('not-found'))
    expect(await questionFact(w.outsider, point)).toMatchObject(refused('not-found'))
    const { id: pointId } = await value(questionFact(w.officer, point))
    const { id: second } = await value(questionFact(w.lead, { ...point, says: 'Lowered' }))
    const decided = { pointId, outcome: 'corrected' as const, words: 'The floor was £3.1m', answer: 'You are right' }
    expect(await decideFact(peer, decided)).toMatchObject(refused('only-the-lead-peer'))
    await value(decideFact(lead, decided))
    expect(await decideFact(lead, { ...decided, outcome: 'kept' })).toMatchObject(refused('fact-decided-already'))
    await over(s)
    expect(await questionFact(w.lead, point)).toMatchObject(refused('facts-not-open'))
    expect(await publishReport(lead, {})).toMatchObject(refused('facts-still-open'))
    await value(decideFact(lead, { ...decided, pointId: second, outcome: 'kept', words: '', answer: 'It was lowered' }))
    await value(publishReport(lead, {}))
    const report = await replied(s)
    expect(report?.findings).toMatchObject([
      { words: 'The floor was £3.1m', points: [{ state: 'corrected', answer: 'You are right' }, { state: 'kept' }] },
    ])
  })

  it('is left its days: the report is published after them, by its lead peer, once; and its assessment is reviewed', async () => {
    const s = await underReview()
    await value(writeFinding(s.lead, FINDING))
    await value(sendReport(s.lead, { checkUntil: inDays(0) }))
    expect(await publishReport(s.lead, {}), 'on the last day').toMatchObject(refused('council-still-checks'))
    await over(s)
    expect(await publishReport(s.peer, {})).toMatchObject(refused('only-the-lead-peer'))
    await value(publishReport(s.lead, {}))
    expect(await publishReport(s.lead, {})).toMatchObject(refused('report-published-already'))
    const { rows } = await owner.query('select state from assessments where id = $1', [s.w.assessmentId])
    expect(rows).toEqual([{ state: 'reviewed' }])
  })
})

describe('an answer to a recommendation', () => {
  it('is the lead’s, once the report is published; what is accepted becomes an action, what is not has a reason', async () => {
    const s = await published(3)
    const { w, asked } = s
    const [first = '', second = '', third = ''] = asked
    const action = { title: 'Price the risks', ownerId: w.chief.userId, dueOn: inDays(60) }
    for (const who of [w.officer, w.member, w.observer])
      expect(await answer(who, { recommendationId: first, decision: 'rejected', reason: 'R' })).toMatchObject(
        refused('only-the-lead'),
      )
    expect(await answer(w.outsider, { recommendationId: first, decision: 'rejected', reason: 'R' })).toMatchObject(
      refused('not-found'),
    )
    expect(answerRecommendationInput.safeParse({ recommendationId: first, decision: 'rejected' }).success).toBe(false)
    expect(await answer(w.lead, { recommendationId: first, decision: 'accepted' })).toMatchObject(
      refused('accepted-needs-action'),
    )
    await value(answer(w.lead, { recommendationId: first, decision: 'accepted', ...action }))
    await value(
      answer(w.lead, {
        recommendationId: second,
        decision: 'partly-accepted',
        reason: 'Not the second half',
        ...action,
      }),
    )
    await value(answer(w.lead, { recommendationId: third, decision: 'rejected', reason: 'We have one' }))
    const report = await replied(s)
    expect(report?.actions).toMatchObject([{ id: first }, { id: second }])
    expect(asked.map((id) => report?.answers[id]?.decision)).toEqual(['accepted', 'partly-accepted', 'rejected'])
  })

  it('makes one action, however many accept it at once', async () => {
    const { w, asked, here } = await published()
    const [recommendationId = ''] = asked
    const action = { title: 'Price the risks', ownerId: w.chief.userId, dueOn: inDays(60) }
    const accept = () => answer(w.lead, { recommendationId, decision: 'accepted', ...action })
    const both = await Promise.all([accept(), accept()])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toMatchObject(refused('has-action-already'))
    expect((await value(viewReport(w.lead, here))).reports[0]?.actions).toHaveLength(1)
    await value(answer(w.lead, { recommendationId, decision: 'partly-accepted', reason: 'R' }))
  })

  it('is rejected for a reason, whatever the page does; and no action comes of a report that is not published', async () => {
    const { w, asked, reviewId } = await published()
    const reject = (reason: string | null) =>
      inCouncil(w.lead, async (tx) =>
        ok(
          await tx.execute(sql`insert into recommendation_answers (council_id, review_id, recommendation_id, decision, reason, author_id, author_name)
            values (${w.council.id}, ${reviewId}, ${asked[0]}, 'rejected', ${reason}, ${w.lead.userId}, 'N')`),
        ),
      )
    for (const reason of [null, '', ' '])
      await expect(reject(reason)).rejects.toMatchObject({ cause: { code: '23514' } })
    await value(reject('We have one'))
    const s = await underReview()
    await value(writeFinding(s.lead, FINDING))
    const { id } = await value(writeRecommendation(s.lead, ASKED))
    await value(sendReport(s.lead, { checkUntil: inDays(5) }))
    const { officer, council } = s.w
    const plan = { title: 'T', ownerId: officer.userId, dueOn: inDays(9) }
    await value(addAction(officer, addActionInput.parse(plan)))
    const ofIt = inCouncil(officer, async (tx) =>
      ok(
        await tx.execute(sql`insert into plan_actions (council_id, title, owner_id, owner_name, owner_post, due_on, created_by, review_id, recommendation_id)
          values (${council.id}, 'T', ${officer.userId}, 'N', 'P', current_date, ${officer.userId}, ${s.reviewId}, ${id})`),
      ),
    )
    await expect(ofIt).rejects.toMatchObject({ cause: { code: 'CN008' } })
  })

  it('before the report is published is none', async () => {
    const s = await underReview()
    await value(writeFinding(s.lead, FINDING))
    const { id } = await value(writeRecommendation(s.lead, ASKED))
    const given = { recommendationId: id, decision: 'rejected', reason: 'R' }
    expect(await answer(s.w.lead, given), 'nobody has it yet').toMatchObject(refused('not-found'))
    await value(sendReport(s.lead, { checkUntil: inDays(5) }))
    expect(await answer(s.w.lead, given)).toMatchObject(refused('review-not-published'))
    const action = {
      of: 'recommendation',
      recommendationId: id,
      title: 'T',
      ownerId: s.w.chief.userId,
      dueOn: inDays(9),
    }
    expect(await addAction(s.w.officer, addActionInput.parse(action))).toMatchObject(refused('review-not-published'))
  })

  it('is never left without an action: the last one is dropped only with another, or where the decision is another', async () => {
    const { w, asked, here } = await published()
    const [recommendationId = ''] = asked
    const action = { title: 'Price the risks', ownerId: w.chief.userId, dueOn: inDays(60) }
    await value(answer(w.lead, { recommendationId, decision: 'accepted', ...action }))
    const actions = async () => (await value(viewReport(w.lead, here))).reports[0]?.actions ?? []
    const [first] = await actions()
    const drop = (actionId = '') => dropAction(w.officer, { actionId, reason: 'Done elsewhere' })
    expect(await drop(first?.actionId)).toMatchObject(refused('last-action-of-accepted'))
    const { actionId } = await value(
      addAction(w.officer, addActionInput.parse({ of: 'recommendation', recommendationId, ...action })),
    )
    await value(drop(first?.actionId))
    expect(await drop(actionId)).toMatchObject(refused('last-action-of-accepted'))
    await value(answer(w.lead, { recommendationId, decision: 'rejected', reason: 'The county does it' }))
    await value(drop(actionId))
    expect(await answer(w.lead, { recommendationId, decision: 'accepted' })).toMatchObject(
      refused('accepted-needs-action'),
    )
  })

  it('is not lost whatever is done to the plan: each is in one state, and what is accepted has a living or a completed action', async () => {
    const { w, asked, here } = await published(2)
    const step = fc.record({
      what: fc.constantFrom('accept', 'partly', 'reject', 'add', 'drop', 'approve', 'move', 'finish'),
      of: fc.nat(1),
      which: fc.nat(3),
      bare: fc.boolean(),
    })
    const seed = Number(process.env.CONCORD_SEED ?? 7)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        for (const { what, of, which, bare } of steps) {
          const recommendationId = asked[of] ?? ''
          const action = { title: 'T', ownerId: w.chief.userId, dueOn: inDays(60) }
          const [report] = (await value(viewReport(w.lead, here))).reports
          const mine = (report?.actions ?? []).filter(({ id }) => id === recommendationId)
          const actionId = mine[which % Math.max(1, mine.length)]?.actionId ?? ''
          const given = { recommendationId, reason: 'R', ...(bare ? {} : action) }
          if (what === 'accept') await answer(w.lead, { ...given, decision: 'accepted' })
          if (what === 'partly') await answer(w.lead, { ...given, decision: 'partly-accepted' })
          if (what === 'reject') await answer(w.lead, { ...given, decision: 'rejected' })
          if (what === 'add')
            await addAction(w.officer, addActionInput.parse({ of: 'recommendation', ...action, recommendationId }))
          if (what === 'drop') await dropAction(w.officer, { actionId, reason: 'R' })
          if (what === 'move' || what === 'finish')
            await moveAction(w.chief, {
              actionId,
              said: 'S',
              stands: what === 'move' ? 'under-way' : 'done',
              stepIds: [],
            })
          if (what === 'approve' && (await sendPlan(w.lead, { approverId: w.chair.userId })).ok)
            await approvePlan(w.chair, {})
        }
        const [report] = (await value(viewReport(w.lead, here))).reports
        for (const id of asked) {
          const decision = report?.answers[id]?.decision
          const living = (report?.actions ?? []).filter((one) => one.id === id && one.state !== 'dropped')
          if (decision && decision !== 'rejected') expect(living.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 12, seed },
    )
  }, 60_000)
})
