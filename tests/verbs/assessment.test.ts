import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type Caller, inCouncil } from '@/db/gate'
import { assignQuestions } from '@/lib/assessment/assign-questions'
import { changeRules, changeRulesInput } from '@/lib/assessment/change-rules'
import { createAssessment } from '@/lib/assessment/create-assessment'
import { leaveOutQuestions } from '@/lib/assessment/leave-out-questions'
import { markProgress } from '@/lib/assessment/mark-progress'
import { namePeople } from '@/lib/assessment/name-people'
import { openMeeting } from '@/lib/assessment/open-meeting'
import { openScoring } from '@/lib/assessment/open-scoring'
import { setDates, setDatesInput } from '@/lib/assessment/set-dates'
import { startPreparing } from '@/lib/assessment/start-preparing'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewTrail } from '@/lib/assessment/view-trail'
import { testDatabase } from '../kit/database'
import { buildWorld, LEADERS } from '../kit/world'
import { writeWords } from '../kit/write-words'

async function world(state: 'setup' | 'preparing' | 'scoring' | 'signing' = 'setup') {
  const built = await buildWorld({ state, ready: ['1.1'], cast: LEADERS })
  const { council, outsider } = built
  const lowly: Record<string, Caller> = {
    'another council': { ...outsider, place: { council: council.slug } },
    'another council in its own place': outsider,
    observer: built.observer,
    contributor: built.contributor,
    member: built.leader,
    nobody: { userId: '00000000-0000-7000-8000-000000000000' as Caller['userId'], place: { council: council.slug } },
  }
  return { ...built, people: built.assessors, lowly }
}
type World = Awaited<ReturnType<typeof world>>

const rulesOf = (w: World) =>
  changeRulesInput.parse({
    assessmentId: w.assessmentId,
    consensusRule: 'percent',
    agreePercent: '80',
    quorumPercent: '60',
    maxRounds: '2',
    namingRule: 'names',
  })
const ACTS: Record<
  string,
  { state: 'setup' | 'preparing' | 'scoring'; act: (who: Caller, w: World) => Promise<{ ok: boolean }> }
> = {
  'create an assessment': { state: 'setup', act: (who) => createAssessment(who, { title: 'Mine' }) },
  'change rules': { state: 'setup', act: (who, w) => changeRules(who, rulesOf(w)) },
  'set the dates': {
    state: 'setup',
    act: (who, w) =>
      setDates(who, { assessmentId: w.assessmentId, title: 'New title', scoresDueOn: null, meetingOn: '2027-05-04' }),
  },
  'name people': {
    state: 'setup',
    act: (who, w) =>
      namePeople(who, {
        assessmentId: w.assessmentId,
        assessors: [w.lead.userId],
        chair: w.lead.userId,
        signatories: [w.lead.userId, w.people[2]?.userId ?? ''],
        withoutReason: 'They have other work',
      }),
  },
  'assign a question': {
    state: 'setup',
    act: (who, w) => assignQuestions(who, { assessmentId: w.assessmentId, codes: ['1.1'], userIds: [w.lead.userId] }),
  },
  'leave questions out': {
    state: 'setup',
    act: (who, w) => leaveOutQuestions(who, { assessmentId: w.assessmentId, codes: ['1.2'], reason: 'Not ours' }),
  },
  'open the answers': { state: 'setup', act: (who, w) => startPreparing(who, w) },
  'open scoring': { state: 'preparing', act: (who, w) => openScoring(who, w) },
  'open the meeting': { state: 'scoring', act: (who, w) => openMeeting(who, w) },
}

async function contents(w: World) {
  const { owner } = await testDatabase()
  const read = async (table: string) =>
    (await owner.query(`select * from ${table} where council_id = $1 order by id`, [w.council.id])).rows
  return JSON.stringify([
    await read('assessments'),
    await read('assessment_duties'),
    await read('assignments'),
    await read('assessment_questions'),
    await read('rounds'),
  ])
}

describe('setting an assessment up and moving it on', () => {
  for (const [name, { state, act }] of Object.entries(ACTS)) {
    it(`only the lead may ${name}; others change nothing`, async () => {
      const w = await world(state)
      const before = await contents(w)
      for (const [who, caller] of Object.entries(w.lowly))
        expect(await act(caller, w), who).toMatchObject(
          who === 'another council in its own place' && name === 'create an assessment' ? { ok: true } : { ok: false },
        )
      expect(await contents(w)).toBe(before)
      expect(await act(w.lead, w)).toMatchObject({ ok: true })
      expect(await contents(w)).not.toBe(before)
    })
  }

  it('nothing of it can be done after the freeze', async () => {
    const w = await world('signing')
    const before = await contents(w)
    for (const name of Object.keys(ACTS).filter((one) => one !== 'create an assessment'))
      expect(await ACTS[name]?.act(w.lead, w), name).toMatchObject({ ok: false })
    expect(
      await markProgress(w.lead, { assessmentId: w.assessmentId, code: '1.1', progress: 'drafting' }),
    ).toMatchObject({ ok: false })
    expect(await contents(w)).toBe(before)
  })

  it('a contributor marks only what is assigned to them, and sees nothing else', async () => {
    const w = await world('preparing')
    const contributor = w.unassigned
    const mark = () => markProgress(contributor, { assessmentId: w.assessmentId, code: '1.2', progress: 'ready' })
    expect(await mark()).toMatchObject({ refusal: { kind: 'not-found' } })
    await assignQuestions(w.lead, { assessmentId: w.assessmentId, codes: ['1.2'], userIds: [contributor.userId] })
    expect(await mark()).toMatchObject({ refusal: { kind: 'answer-is-empty' } })
    await writeWords({ councilId: w.council.id, documentId: w.assessment.question('1.2').documentId }, w.officer)
    expect(await mark()).toMatchObject({ ok: true })
    const seen = await viewOverview(contributor, w)
    expect(seen.ok && seen.value.questions.map((q) => q.code)).toEqual(['1.2'])
  })

  it('people of another council cannot be named or assigned', async () => {
    const w = await world()
    const stranger = w.outsider.userId
    expect(
      await namePeople(w.lead, {
        assessmentId: w.assessmentId,
        assessors: [stranger],
        chair: w.lead.userId,
        signatories: [w.lead.userId, stranger],
      }),
    ).toMatchObject({ refusal: { kind: 'not-in-this-council' } })
    expect(
      await assignQuestions(w.lead, { assessmentId: w.assessmentId, codes: ['1.1'], userIds: [stranger] }),
    ).toMatchObject({ refusal: { kind: 'not-in-this-council' } })
  })

  it('scores are due five working days before the meeting at the latest', () => {
    const days = { assessmentId: 'x', title: 'T', meetingOn: '2026-12-07' }
    const read = setDatesInput.safeParse({ ...days, scoresDueOn: '2026-12-01' })
    expect(read.error?.issues[0]?.message).toContain('Monday 30 November 2026')
    expect(setDatesInput.safeParse({ ...days, scoresDueOn: '2026-11-30' }).success).toBe(true)
  })
})

describe('an address that names nothing', () => {
  it('finds nothing, whatever is in it', async () => {
    const w = await world()
    const odd = (slug: string) => viewOverview({ ...w.lead, place: { council: slug } }, w)
    for (const slug of ['', '\0', `${w.council.slug}\0`, "' or true --", 'x'.repeat(100_000)])
      expect(await odd(slug)).toEqual({ ok: false, refusal: { kind: 'not-found' } })
    for (const assessmentId of ['', '\0', w.council.id, 'x'])
      expect(await viewOverview(w.lead, { assessmentId })).toEqual({ ok: false, refusal: { kind: 'not-found' } })
  })
})

describe('leaving questions out', () => {
  it('is refused for those that are put to the assessors, by their codes, and done for others', async () => {
    const leave = ({ lead, assessmentId }: Awaited<ReturnType<typeof world>>) =>
      leaveOutQuestions(lead, { assessmentId, codes: ['1.2'], reason: 'Not ours' })
    expect(await leave(await world('preparing'))).toMatchObject({ ok: true })
    expect(await leave(await world('scoring'))).toMatchObject({
      refusal: { kind: 'questions-scored', questions: '1.2 Thing 1.2' },
    })
  })
})

describe('naming people', () => {
  it('is done by one list or another, never by two at once', async () => {
    const w = await world()
    const lists = w.people.map((assessor) => ({
      assessmentId: w.assessmentId,
      assessors: [assessor.userId],
      chair: assessor.userId,
      signatories: [assessor.userId, w.lead.userId],
      withoutReason: 'They have other work',
    }))
    const named = await Promise.all(lists.map((list) => namePeople(w.lead, list)))
    expect(named.map(({ ok }) => ok)).toEqual([true, true, true])
    const { owner } = await testDatabase()
    const { rows } = await owner.query('select duty, user_id from assessment_duties where assessment_id = $1', [
      w.assessmentId,
    ])
    const of = (duty: string) => rows.filter((row) => row.duty === duty).map((row) => row.user_id)
    expect(of('assessor')).toHaveLength(1)
    expect(of('chair')).toEqual(of('assessor'))
    expect(of('signatory').sort()).toEqual([...of('assessor'), w.lead.userId].sort())
  })
})

describe('a fault in the database', () => {
  it('names the statement and never a value, so that no log holds one', async () => {
    const w = await world()
    const secret = 'what nobody may read yet'
    const failed = await inCouncil(w.lead, async (tx) => {
      await tx.execute(sql`select ${secret}::text, ${secret}::int`)
      return { ok: true as const, value: null }
    }).catch((fault: unknown) => inspect(fault, { depth: null, showHidden: true }))
    expect(failed).toContain('a statement failed')
    expect(failed).toContain('22P02')
    expect(failed).not.toContain(secret)
  })
})

describe('rules', () => {
  it('are numbers in digits and dates of these times', async () => {
    const w = await world()
    const rules = (change: object) => changeRulesInput.safeParse({ ...rulesOf(w), ...change }).success
    const days = (change: object) =>
      setDatesInput.safeParse({ ...w, title: 'T', scoresDueOn: '', meetingOn: '', ...change }).success
    expect([rules({}), days({})]).toEqual([true, true])
    for (const change of [{ agreePercent: '0x40' }, { quorumPercent: '6e1' }, { maxRounds: '2.5' }])
      expect(rules(change), JSON.stringify(change)).toBe(false)
    for (const change of [{ meetingOn: '0000-01-01' }, { meetingOn: '9999-12-31' }, { scoresDueOn: '2026-02-31' }])
      expect(days(change), JSON.stringify(change)).toBe(false)
  })
})

describe('the history', () => {
  it('holds how far an answer was marked, with its question', async () => {
    const w = await world('preparing')
    await writeWords({ councilId: w.council.id, documentId: w.assessment.question('1.2').documentId }, w.officer)
    expect((await markProgress(w.lead, { assessmentId: w.assessmentId, code: '1.2', progress: 'ready' })).ok).toBe(true)
    const seen = await viewTrail(w.lead, { assessmentId: w.assessmentId })
    expect(seen.ok && seen.value.entries).toMatchObject([
      { act: 'question.progress-marked', questions: [{ code: '1.2' }] },
    ])
  })
})
