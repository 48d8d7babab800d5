import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller, ReviewPlace } from '@/db/gate'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewStages } from '@/lib/assessment/view-stages'
import { viewTrail } from '@/lib/assessment/view-trail'
import { viewClock } from '@/lib/clock/view-clock'
import { viewCouncilTrail } from '@/lib/council/view-council-trail'
import { noteHeard } from '@/lib/heard/note-heard'
import { viewHeard } from '@/lib/heard/view-heard'
import { viewReport } from '@/lib/report/view-report'
import { viewRequestsOfAssessment } from '@/lib/request/view-requests-of-assessment'
import { viewReviewsOfAssessment } from '@/lib/review/view-reviews-of-assessment'
import { viewSubmission } from '@/lib/submission/view-submission'
import { statementsHere } from '../kit/statements'
import { type TwoWorlds, twoWorlds } from '../kit/two-worlds'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

let worlds: TwoWorlds
let s: { hosts: Caller[]; peer: Caller<ReviewPlace>; assessmentId: string }
const now = new Date()

beforeAll(async () => {
  const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
  const { reviewId, invite } = await w.review()
  const user = await buildUser('Pia')
  await invite(user, { role: 'peer_lead' })
  s = {
    hosts: [w.lead, w.officer, w.member, w.observer, w.contributor].map((who) => ({ ...who, now })),
    peer: { userId: user.userId, place: { review: reviewId }, now },
    assessmentId: w.assessmentId,
  }
  worlds = await twoWorlds()
}, 120_000)
afterAll(() => worlds?.end())

/** All that the host council is told, and every statement that it takes. */
const everythingTold = () =>
  worlds.both(async () => {
    const at = { assessmentId: s.assessmentId }
    const told: unknown[] = []
    const { statements } = await statementsHere(async () => {
      for (const who of s.hosts)
        for (const look of [
          () => viewOverview(who, at),
          () => viewStages(who, at),
          () => viewTrail(who, at),
          () => viewCouncilTrail(who, {}),
          () => viewSubmission(who, at),
          () => viewReviewsOfAssessment(who, at),
          () => viewReport(who, at),
          () => viewRequestsOfAssessment(who, at),
          () => viewClock(who, at),
        ])
          told.push(await look())
    })
    return { told: JSON.stringify(told), statements: statements.filter((one) => !one.includes('act_as')) }
  })

it('what a team heard is in nothing that its host is told, and in no statement that this takes', async () => {
  const said = { conversationId: '', spokenWith: 'officer' as const, codes: ['1.1'] }
  await worlds.only('one', () => noteHeard(s.peer, { ...said, words: 'It is not used' }))
  const [mine, theirs] = await worlds.both(() => viewHeard(s.peer, null))
  expect(JSON.stringify(mine), 'the worlds differ').not.toBe(JSON.stringify(theirs))
  await everythingTold() // what a process keeps of a framework is asked for once
  const [one, other] = await everythingTold()
  expect(one.told.length).toBeGreaterThan(1000)
  expect(one.told).toBe(other.told)
  expect(one.statements).toEqual(other.statements)
}, 120_000)
