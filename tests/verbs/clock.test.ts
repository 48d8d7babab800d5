import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type Caller, inCouncil, type ReviewPlace } from '@/db/gate'
import { monthsAfter } from '@/lib/clock/clock'
import { makeClockCalendar } from '@/lib/clock/make-clock-calendar'
import { moveMilestone, moveMilestoneInput } from '@/lib/clock/move-milestone'
import { sayMilestoneDone } from '@/lib/clock/say-milestone-done'
import { setVisit, setVisitInput } from '@/lib/clock/set-visit'
import { viewClock } from '@/lib/clock/view-clock'
import { viewReviewClock } from '@/lib/clock/view-review-clock'
import { viewInbox } from '@/lib/notice/view-inbox'
import { ok } from '@/lib/result'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const refused = (kind: string) => ({ ok: false, refusal: { kind } })
async function value<T>(outcome: Promise<{ ok: boolean; value?: T }>): Promise<T> {
  const result = await outcome
  expect(result).toMatchObject({ ok: true })
  return result.value as T
}
const visit = (who: Caller, reviewId: string, visitOn: string, reason = '') =>
  setVisit(who, setVisitInput.parse({ reviewId, visitOn, reason }))
const move = (who: Caller, reviewId: string, what: string, dueOn: string) =>
  moveMilestone(who, moveMilestoneInput.parse({ reviewId, what, dueOn, reason: 'The election' }))

/** A submission under review by a lead peer, with or without a day of the visit. */
async function underReview(visitOn?: string) {
  const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
  const { reviewId, invite } = await w.review()
  const user = await buildUser('Pia')
  await invite(user, { role: 'peer_lead' })
  const peer: Caller<ReviewPlace> = { userId: user.userId, place: { review: reviewId } }
  if (visitOn) await value(visit(w.lead, reviewId, visitOn))
  return { w, reviewId: reviewId as string, peer, here: { assessmentId: w.assessmentId as string } }
}
const waits = async (userId: string) => JSON.stringify(await viewInbox(userId as never, undefined as never))

describe('the clock of a review', () => {
  it('begins with the day of the visit, which the lead sets, and changes with a reason', async () => {
    const { w, reviewId, here } = await underReview()
    expect(await move(w.lead, reviewId, 'plan', inDays(5)), 'before there is a visit').toMatchObject(
      refused('no-visit-yet'),
    )
    for (const who of [w.officer, w.member, w.observer, w.monitor, w.contributor])
      expect(await visit(who, reviewId, '2026-09-01')).toMatchObject(refused('only-the-lead'))
    expect(await visit(w.outsider, reviewId, '2026-09-01')).toMatchObject(refused('not-found'))
    expect(await visit({ ...w.outsider, place: w.lead.place }, reviewId, '2026-09-01')).toMatchObject(
      refused('not-found'),
    )
    await value(visit(w.lead, reviewId, '2026-09-01'))
    expect(await visit(w.lead, reviewId, '2026-09-08')).toMatchObject(refused('change-needs-reason'))
    await value(visit(w.lead, reviewId, '2026-09-08', 'The bridge was closed'))
    const { clocks } = await value(viewClock(w.observer, here))
    expect(clocks[0]?.milestones.map(({ what, dueOn }) => [what, dueOn])).toEqual([
      ['report', '2026-12-08'],
      ['plan', '2026-12-08'],
      ['progress', '2027-07-08'],
      ['progress-report', '2027-09-08'],
    ])
    for (const who of [w.contributor, w.outsider, { ...w.outsider, place: w.lead.place }])
      expect((await viewClock(who, here)).ok && who !== w.outsider).toBe(false)
    await w.owner.query(`update reviews set state = 'closed' where id = $1`, [reviewId])
    expect(await visit(w.lead, reviewId, '2026-09-01', 'R')).toMatchObject(refused('review-closed'))
  })

  it('is moved with a reason that the team reads, the plan to no later than 5 months after the visit', async () => {
    const { w, reviewId, here, peer } = await underReview(inDays(0))
    const latest = monthsAfter(inDays(0), 5)
    expect(await move(w.officer, reviewId, 'plan', latest)).toMatchObject(refused('only-the-lead'))
    expect(await move({ ...w.outsider, place: w.lead.place }, reviewId, 'plan', latest)).toMatchObject(
      refused('not-found'),
    )
    expect(await move(w.lead, reviewId, 'plan', monthsAfter(inDays(0), 6))).toMatchObject(refused('plan-at-the-latest'))
    await value(move(w.lead, reviewId, 'plan', latest))
    await value(move(w.lead, reviewId, 'report', inDays(120)))
    const [, plan] = (await value(viewClock(w.lead, here))).clocks[0]?.milestones ?? []
    expect(plan).toMatchObject({ dueOn: latest, moved: { reason: 'The election', by: 'Lee' } })
    expect(await value(viewReviewClock(peer, null))).toMatchObject([
      { what: 'report', dueOn: inDays(120), moved: { reason: 'The election' } },
      { what: 'progress-report' },
    ])
    const past = sql`insert into clock_entries (council_id, review_id, what, due_on, reason, author_id, author_name)
      values (${w.council.id}, ${reviewId}, 'plan', ${monthsAfter(inDays(0), 6)}, 'R', ${w.lead.userId}, 'N')`
    await expect(inCouncil(w.lead, async (tx) => ok(await tx.execute(past)))).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  })

  it('says in the inbox of whom it waits for what is due within four weeks, until it is done', async () => {
    const { w, reviewId, peer, here } = await underReview(monthsAfter(inDays(10), -3))
    expect(await waits(w.lead.userId)).toContain('Have the plan approved')
    await w.owner.query(
      `insert into plans (council_id, state, approver_id, approver_name, approver_post, sent_by, sent_at, decided_at, sent_back_because)
       values ($1, 'sent-back', $2, 'N', 'P', $3, now(), now(), 'Which budget?')`,
      [w.council.id, w.chief.userId, w.lead.userId],
    )
    expect(await waits(w.lead.userId), 'a plan that was sent back is not there').toContain('Have the plan approved')
    await w.owner.query(`update plans set state = 'approved' where council_id = $1`, [w.council.id])
    expect(await waits(w.lead.userId)).not.toContain('Have the plan approved')
    await w.owner.query(`delete from plans where council_id = $1`, [w.council.id])
    expect(await waits(w.lead.userId)).not.toContain('Finish the report')
    expect(await waits(w.officer.userId)).not.toContain('Have the plan approved')
    expect(await waits(peer.userId)).toContain('Finish the report')
    await value(move(w.lead, reviewId, 'plan', inDays(50)))
    expect(await waits(w.lead.userId), 'not for a while').not.toContain('Have the plan approved')
    await value(move(w.lead, reviewId, 'progress', inDays(3)))
    expect(await waits(w.lead.userId)).toContain('Hold the progress review')
    const done = { reviewId, what: 'progress' as const, note: 'Held on Monday' }
    expect(await sayMilestoneDone(w.member, done)).toMatchObject(refused('only-the-lead'))
    expect(await sayMilestoneDone(w.outsider, done)).toMatchObject(refused('not-found'))
    expect(await sayMilestoneDone(w.lead, { ...done, what: 'plan' })).toMatchObject(refused('done-by-itself'))
    await value(sayMilestoneDone(w.lead, done))
    expect(await sayMilestoneDone(w.lead, done)).toMatchObject(refused('milestone-is-done'))
    expect(await move(w.lead, reviewId, 'progress', inDays(9))).toMatchObject(refused('milestone-is-done'))
    expect(await waits(w.lead.userId)).not.toContain('Hold the progress review')
    const { clocks } = await value(viewClock(w.lead, here))
    const calendar = makeClockCalendar('testby', clocks)
    expect(calendar).toContain('SUMMARY:A review: The council’s plan')
    expect(calendar, 'what is done needs no day').not.toContain('SUMMARY:A review: The progress review\r\n')
  })
})
