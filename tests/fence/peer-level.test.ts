import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller, ReviewPlace } from '@/db/gate'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewStages } from '@/lib/assessment/view-stages'
import { viewTrail } from '@/lib/assessment/view-trail'
import { viewCouncilTrail } from '@/lib/council/view-council-trail'
import { viewInbox } from '@/lib/notice/view-inbox'
import { agreePeerLevels } from '@/lib/peer-level/agree-peer-levels'
import { agreePeerLevelsAsPeer } from '@/lib/peer-level/agree-peer-levels-as-peer'
import { scoreAsPeer } from '@/lib/peer-level/score-as-peer'
import { takeBackPeerLevels } from '@/lib/peer-level/take-back-peer-levels'
import { takeBackPeerLevelsAsPeer } from '@/lib/peer-level/take-back-peer-levels-as-peer'
import { viewPeerLevels } from '@/lib/peer-level/view-peer-levels'
import { viewPeerLevelsInReview } from '@/lib/peer-level/view-peer-levels-in-review'
import { viewPeerQuestion } from '@/lib/peer-level/view-peer-question'
import { viewRoom } from '@/lib/peer-level/view-room'
import { viewFindings } from '@/lib/report/view-findings'
import { viewReport } from '@/lib/report/view-report'
import { viewReviewsOfAssessment } from '@/lib/review/view-reviews-of-assessment'
import { searchCouncil } from '@/lib/search/search-council'
import { statementsHere } from '../kit/statements'
import { type TwoWorlds, twoWorlds } from '../kit/two-worlds'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

let worlds: TwoWorlds
let s: {
  hosts: Caller[]
  lead: Caller<ReviewPlace>
  other: Caller<ReviewPlace>
  author: Caller<ReviewPlace>
  late: Caller<ReviewPlace>
  assessmentId: string
  reviewId: string
}
const now = new Date()
const question = (code: string) => ({
  ...{ code, area: 1, question: 'Q', leftOut: null, answer: null, text: '', agreed: null, evidence: [] },
})
const CONTENT = {
  content: {
    framework: { name: 'Framework of a test', version: 0 },
    areas: [{ number: 1, title: 'Area 1', statement: null, text: '' }],
    questions: [question('1.1')],
  },
}
const score = (who: Caller<ReviewPlace>, current: 1 | 4, reason: string) =>
  scoreAsPeer(who, { code: '1.1', kind: 'level', current, reason })

beforeAll(async () => {
  const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
  const { reviewId, invite } = await w.review(CONTENT)
  const in_ = async (name: string, more = {}) => {
    const user = await buildUser(name)
    await invite(user, more)
    return { userId: user.userId, place: { review: reviewId }, now } as Caller<ReviewPlace>
  }
  s = {
    hosts: [w.lead, w.officer, w.member, w.observer, w.contributor].map((who) => ({ ...who, now })),
    lead: await in_('Pia', { role: 'peer_lead' }),
    ...{ other: await in_('Per'), author: await in_('Tove'), late: await in_('Ulf') },
    ...{ assessmentId: w.assessmentId, reviewId },
  }
  await agreePeerLevels({ ...w.lead, now }, { reviewId, stage: 'scoping' })
  await agreePeerLevelsAsPeer(s.lead, { stage: 'scoping' })
  await score(s.lead, 4, 'What the lead peer gave')
  await score(s.other, 4, 'What another gave')
  worlds = await twoWorlds()
}, 120_000)
afterAll(() => worlds?.end())

/** All that host and team are told, and every statement that it takes. */
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
          () => viewReviewsOfAssessment(who, at),
          () => viewReport(who, at),
          () => viewPeerLevels(who, s),
          () => searchCouncil(who, { q: 'gave' } as never),
          () => viewInbox(who.userId, undefined as never),
          () => takeBackPeerLevels(who, { reviewId: s.reviewId, stage: 'scoping' }),
        ])
          told.push(await look())
      for (const who of [s.lead, s.other, s.late])
        for (const look of [
          () => viewRoom(who, null),
          () => viewPeerLevelsInReview(who, null),
          () => viewPeerQuestion(who, { code: '1.1' }),
          () => viewFindings(who, null),
          () => viewInbox(who.userId, undefined as never),
          () => takeBackPeerLevelsAsPeer(who, { stage: 'scoping' }),
        ])
          told.push(await look())
    })
    return { told: JSON.stringify(told), statements: statements.filter((one) => !one.includes('act_as')) }
  })

it('what a peer gave, and that they gave it, is told to nobody of the host and of the team before the reveal', async () => {
  await worlds.only('one', () => score(s.author, 1, 'What its author gave'))
  await worlds.both(() => score(s.late, 4, 'Given in both'))
  const [mine, theirs] = await worlds.both(() => viewPeerQuestion(s.author, { code: '1.1' }))
  expect(JSON.stringify(mine), 'the worlds differ').not.toBe(JSON.stringify(theirs))
  await everythingTold() // what a process keeps of a framework is asked for once
  const [one, other] = await everythingTold()
  expect(one.told.length).toBeGreaterThan(1000)
  expect(one.told).toContain('What another gave')
  expect(one.told).toBe(other.told)
  expect(one.statements).toEqual(other.statements)
}, 120_000)
