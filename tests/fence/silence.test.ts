import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { servingUrls } from '@/db/migrate'
import { viewCouncilHome } from '@/lib/assessment/view-council-home'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewTrail } from '@/lib/assessment/view-trail'
import { askReminder } from '@/lib/coverage/ask-reminder'
import { viewCoverage } from '@/lib/coverage/view-coverage'
import { sendMails } from '@/lib/mail/send-mails'
import { submitScore } from '@/lib/score/submit-score'
import { viewArea } from '@/lib/score/view-area'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { startMailServer } from '../kit/mail-server'
import { TEST_SECRET } from '../kit/postgres'
import { type TwoWorlds, twoWorlds, type World } from '../kit/two-worlds'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

const NOW = new Date()
let s: Scoring
let worlds: TwoWorlds
let mail: Awaited<ReturnType<typeof startMailServer>>

beforeAll(async () => {
  mail = await startMailServer()
  process.env.SMTP_URL = mail.url
  process.env.AUTH_SECRET = TEST_SECRET
})
afterAll(() => mail.stop())
beforeEach(async () => {
  s = await buildWorld({ ...SCORING, state: 'scoring' })
  await s.openedDaysAgo(9)
  worlds = await twoWorlds()
})
afterEach(() => worlds.end())

const at = (caller: Caller): Caller => ({ ...caller, now: NOW })
const where = () => ({ assessmentId: s.assessmentId, code: '1.1', roundId: s.roundId })
const score = (current: 1 | 4) => ({
  ...{ kind: 'level' as const, current, ambition: 4 as const, confidence: 'high' as const },
  ...{ evidenceStrength: 'fair' as const, reason: 'R' },
})
const others = () => ({
  'another assessor': s.ben,
  'one of another group': s.eve,
  chair: s.chair,
  lead: s.lead,
  observer: s.observer,
  contributor: s.contributor,
  officer: s.officer,
  outsider: s.outsider,
})

/** All that these people receive by the views that touch scoring, and what they get back for the acts that do. */
async function received(_: World): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const [name, person] of Object.entries(others())) {
    const caller = at(person)
    const here = { assessmentId: s.assessmentId }
    const answers = {
      sheet: await viewScoreSheet(caller, where()),
      area: await viewArea(caller, { ...here, area: 1 }),
      overview: await viewOverview(caller, here),
      home: await viewCouncilHome(caller, null),
      history: await viewTrail(caller, here),
      coverage: await viewCoverage(caller, here),
    }
    for (const [view, answer] of Object.entries(answers)) all[`${view} of ${name}`] = JSON.stringify(answer)
  }
  return all
}
const mine = async (_: World) => JSON.stringify(await viewScoreSheet(at(s.ada), where()))

/** Both worlds were given the same but for one thing, which its author sees; nobody else can tell which world they are in. */
async function expectSilence() {
  const [one, other] = await worlds.both(received)
  expect(other).toEqual(one)
  const [ownOne, ownOther] = await worlds.both(mine)
  expect(ownOther, 'there was something to tell').not.toBe(ownOne)
}

describe('nobody but its author can tell', () => {
  it('that somebody took part before today, while the half of their group is not reached by it', async () => {
    await worlds.only('other', async ({ owner }) => {
      await submitScore(at(s.ada), { ...where(), ...score(1) })
      await owner.query(`update scores set first_submitted_at = now() - interval '2 days'`)
    })
    await expectSilence()
  })

  it('whom a reminder goes to, or how many it goes to: the answer, the trail and what stands in the table are the same', async () => {
    await worlds.only('other', async () => {
      for (const one of s.assessors) await submitScore(at(one), { ...where(), ...score(1) })
    })
    const asked = await worlds.both(async ({ owner }) => {
      const answer = await askReminder(at(s.lead), { assessmentId: s.assessmentId })
      const rows = await owner.query('select assessment_id, asked_by, asked_at from reminders')
      const trail = await owner.query(
        `select at, actor_id, act, subject from audit_entries where act = 'reminder.asked'`,
      )
      const waiting = await owner.query('select kind, user_id, state from mails')
      const jobs = await owner.query('select task_identifier, attempts from jobs.jobs')
      return { ok: answer.ok, rows: rows.rows, trail: trail.rows, waiting: waiting.rows, jobs: jobs.rows }
    })
    expect(asked[0].ok).toBe(true)
    expect(asked[0].trail).toHaveLength(1)
    expect(asked[0].waiting).toMatchObject([{ kind: 'reminder', user_id: null }])
    expect(asked[0].jobs).toEqual([{ task_identifier: 'send-reminder', attempts: 0 }])
    expect(asked[1]).toEqual(asked[0])
  })

  it('from the jobs of a reminder whom it goes to: whoever listens to the queue hears the same, and no row is left', async () => {
    await worlds.only('other', async () => {
      for (const one of s.assessors) await submitScore(at(one), { ...where(), ...score(1) })
    })
    const [one, other] = await worlds.both(async ({ owner, ownerUrl }) => {
      const listener = new pg.Client((await servingUrls(ownerUrl, TEST_SECRET)).app)
      const heard: string[] = []
      listener.on('notification', ({ channel }) => heard.push(channel))
      await listener.connect()
      await listener.query('listen "jobs:insert"')
      const answer = await askReminder(at(s.lead), { assessmentId: s.assessmentId })
      const before = mail.visits()
      await sendMails()
      await listener.query('select 1')
      await listener.end()
      const left = await owner.query(`select kind from mails where kind = 'reminder'`)
      const jobs = await owner.query('select task_identifier from jobs.jobs')
      return { told: { ok: answer.ok, heard, left: left.rows, jobs: jobs.rows }, sent: mail.visits() - before }
    })
    expect([one.sent, other.sent], 'the worlds differ').toEqual([s.assessors.length, 0])
    expect(one.told).toEqual({
      ...{ ok: true, left: [], jobs: [] },
      heard: Array.from({ length: 1 + s.assessors.length }, () => 'jobs:insert'),
    })
    expect(other.told).toEqual(one.told)
  })
})
