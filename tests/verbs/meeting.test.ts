import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { appendUpdates } from '@/db/text-log'
import { hear } from '@/lib/announce'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewTrail } from '@/lib/assessment/view-trail'
import { arrangeMeeting, arrangeMeetingInput } from '@/lib/meeting/arrange-meeting'
import { beginItem } from '@/lib/meeting/begin-item'
import { buildAgenda } from '@/lib/meeting/build-agenda'
import { callSpeaker } from '@/lib/meeting/call-speaker'
import { objectToConsent } from '@/lib/meeting/object-to-consent'
import { openItem } from '@/lib/meeting/open-item'
import { passByConsent } from '@/lib/meeting/pass-by-consent'
import { pauseTimer } from '@/lib/meeting/pause-timer'
import { placeItem } from '@/lib/meeting/place-item'
import { raiseHand } from '@/lib/meeting/raise-hand'
import { resumeTimer } from '@/lib/meeting/resume-timer'
import { startTimer } from '@/lib/meeting/start-timer'
import { takeOver } from '@/lib/meeting/take-over'
import { viewBoard } from '@/lib/meeting/view-board'
import { viewMyPart } from '@/lib/meeting/view-my-part'
import { agreeScore } from '@/lib/score/agree-score'
import { openNextRound } from '@/lib/score/open-next-round'
import { recordStance } from '@/lib/score/record-stance'
import { reopenScore } from '@/lib/score/reopen-score'
import { revealFirstRounds } from '@/lib/score/reveal-first-rounds'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { openText } from '@/lib/text/open-text'
import { composeText } from '@/server/demo/compose-text'
import { actAtOtherTimes, testDatabase } from '../kit/database'
import { buildWorld, meetingOf, type World } from '../kit/world'

type Level = 1 | 2 | 3 | 4
type Answer = { ok: boolean; refusal?: { kind: string } }
let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
let m: World
let here: { assessmentId: string }
beforeAll(actAtOtherTimes)
beforeEach(async () => {
  owner = (await testDatabase()).owner
  m = await buildWorld(meetingOf())
  here = { assessmentId: m.assessmentId }
})

const value = async <T>(answer: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>): Promise<T> => {
  const got = await answer
  if (!got.ok) throw new Error(JSON.stringify(got.refusal))
  return got.value
}
const kindOf = (answer: Answer) => (answer.ok ? 'done' : answer.refusal?.kind)
const roundOf = async (code: string) =>
  (
    await owner.query(`select id from rounds where assessment_question_id = $1 and state <> 'superseded'`, [
      m.question(code).id,
    ])
  ).rows[0].id as string
const level = (current: Level) => ({
  kind: 'level' as const,
  current,
  ambition: 4 as const,
  confidence: 'high' as const,
  evidenceStrength: 'fair' as const,
  reason: `Canary reason ${current}`,
})
const scoreAll = (code: string, levels: Level[]) => m.score(code, levels)
const reveal = async (code: string, by: Caller = m.lead) =>
  revealRound(by, { ...here, code, roundId: await roundOf(code) })
const agree = async (code: string, by: Caller = m.chair, reason: string | undefined = 'We agree') =>
  agreeScore(by, {
    ...here,
    code,
    roundId: await roundOf(code),
    level: 3,
    ambition: 4,
    reason,
    groupDissent: undefined,
  })
const board = async (by: Caller = m.observer) => value(viewBoard(by, here))
const mine = async (by: Caller) => value(viewMyPart(by, here))
const show = async (code: string) => {
  await value(openItem(m.lead, { ...here, code }))
  await value(beginItem(m.lead, { ...here, code }))
}

describe('the agenda', () => {
  it('is made from revealed rounds: one act reveals those with a quorum, together, and the widest comes first', async () => {
    await scoreAll('1.1', [3, 3, 3, 3, 3, 3])
    await scoreAll('1.2', [1, 4, 1, 4, 1, 4])
    await scoreAll('1.3', [2])
    const announced: string[] = []
    const stop = hear(
      (said) => void ('id' in said && said.id === m.assessmentId && announced.push(said.topic)),
      () => {},
    )
    const isHeard = async () => {
      const said = { topic: 'meeting', id: m.assessmentId }
      await owner.query(`select pg_notify('concord', $1)`, [JSON.stringify(said)])
      return announced
    }
    await expect.poll(isHeard, { timeout: 20_000 }).toContain('meeting')
    expect(await revealFirstRounds(m.chair, here)).toMatchObject({
      ok: true,
      value: { revealed: ['1.1', '1.2'], waiting: ['1.3'] },
    })
    await value(buildAgenda(m.lead, here))
    await stop()
    expect(announced).toContain('assessment')
    const { agenda, questions } = await board()
    expect(agenda.map(({ code }) => code)).toEqual(['1.2', '1.1', '1.3'])
    const overview = await value(viewOverview(m.lead, here))
    expect(questions).toBe(overview.questions.filter(({ leftOut }) => leftOut === null).length)
    expect(agenda[2]).toMatchObject({ round: 'open', consensus: null })
    expect(agenda[0]?.minutes).toBeGreaterThan(agenda[1]?.minutes ?? 0)
  })

  it('takes a question by consent only where the scores agree, and an objection brings it back for good, without a name', async () => {
    await scoreAll('1.1', [3, 3, 3, 3, 3, 3])
    await scoreAll('1.2', [1, 4, 1, 4, 1, 4])
    await value(revealFirstRounds(m.chair, here))
    await value(buildAgenda(m.lead, here))
    const proposal = { ...here, level: 3 as const, ambition: 4 as const, reason: 'All said so' }
    expect(kindOf(await passByConsent(m.lead, { ...proposal, code: '1.2' }))).toBe('not-agreed-in-scores')
    expect(kindOf(await objectToConsent(m.assessors[2] as Caller, { ...here, code: '1.1' }))).toBe(
      'not-on-consent-list',
    )
    await value(passByConsent(m.lead, { ...proposal, code: '1.1' }))
    expect((await board()).agenda.find(({ code }) => code === '1.1')).toMatchObject({ isOnConsent: true, minutes: 0 })
    await value(objectToConsent(m.assessors[2] as Caller, { ...here, code: '1.1' }))
    expect((await board()).agenda.find(({ code }) => code === '1.1')).toMatchObject({ isOnConsent: false })
    expect(kindOf(await passByConsent(m.lead, { ...proposal, code: '1.1' }))).toBe('objected-already')
    const acts = async (by: Caller) => (await value(viewTrail(by, here))).entries.map(({ act }) => act)
    expect(await acts(m.assessors[2] as Caller)).toContain('consent.objected')
    for (const other of [m.lead, m.chair, m.observer]) expect(await acts(other)).not.toContain('consent.objected')
  })

  it('is moved and pinned by the lead, and a new order leaves a pinned question where it is', async () => {
    await scoreAll('1.1', [3, 3, 3, 3, 3, 3])
    await scoreAll('1.2', [1, 4, 1, 4, 1, 4])
    await value(revealFirstRounds(m.chair, here))
    expect(kindOf(await placeItem(m.chair, { ...here, code: '1.3', to: 'up' }))).toBe('only-the-lead')
    await value(placeItem(m.lead, { ...here, code: '1.3', to: 'up' }))
    await value(placeItem(m.lead, { ...here, code: '1.3', to: 'pin' }))
    await value(buildAgenda(m.lead, here))
    expect((await board()).agenda.map(({ code }) => code)).toEqual(['1.2', '1.3', '1.1'])
  })

  it('takes its day and time from a clock in Britain, in summer as in winter', async () => {
    for (const [on, utc] of [
      ['2027-01-20', '10:00'],
      ['2027-07-20', '09:00'],
    ] as const) {
      await value(arrangeMeeting(m.lead, arrangeMeetingInput.parse({ ...here, on, at: '10:00', minutes: '90' })))
      expect((await board()).startsAt).toBe(`${on}T${utc}:00.000Z`)
    }
  })
})

describe('driving', () => {
  beforeEach(async () => {
    await value(takeOver(m.lead, here))
  })

  it('is one person’s at a time; the chair takes over where the meeting is, and nothing is lost', async () => {
    await scoreAll('1.1', [3, 3, 3, 3, 3])
    await show('1.1')
    await value(startTimer(m.lead, { ...here, minutes: 5 }))
    const before = await board()
    expect(kindOf(await openItem(m.chair, { ...here, code: '1.2' }))).toBe('not-the-facilitator')
    expect(kindOf(await takeOver(m.assessors[1] as Caller, here))).toBe('only-lead-or-chair')
    await value(takeOver(m.chair, here))
    const after = await board()
    expect({ ...after, version: 0, clock: null }).toEqual({ ...before, version: 0, clock: null })
    expect(after.clock?.isRunning).toBe(true)
    expect(kindOf(await openItem(m.lead, { ...here, code: '1.2' }))).toBe('not-the-facilitator')
    expect(kindOf(await openItem(m.chair, { ...here, code: '1.2' }))).toBe('done')
  })

  it('shows nothing of a round that is not revealed, and what came out to all once it is', async () => {
    await scoreAll('1.1', [1, 3, 3, 3, 4])
    await show('1.1')
    const hidden = await board(m.assessors[0])
    expect(hidden.item).toMatchObject({ stage: 'scoring', results: [] })
    expect((await mine(m.assessors[0] as Caller)).sheet?.mine, 'one’s own score is there to be seen').toBeDefined()
    await value(reveal('1.1'))
    const { item, version } = await board()
    expect(version).toBeGreaterThan(hidden.version)
    expect(item).toMatchObject({ stage: 'result', results: [{ levels: [1, 3, 3, 3, 4], median: 3, assessors: 6 }] })
  })

  it('never names anybody on the board, whatever has happened', async () => {
    await scoreAll('1.1', [1, 3, 3, 3, 4])
    await show('1.1')
    await value(raiseHand(m.assessors[1] as Caller, here))
    await value(reveal('1.1'))
    expect(JSON.stringify(await mine(m.lead)), 'there are names to be seen elsewhere').toContain('Canary')
    expect(JSON.stringify(await board())).not.toMatch(/Canary/)
    await value(agree('1.1'))
    await value(
      recordStance(m.assessors[1] as Caller, {
        ...here,
        code: '1.1',
        stance: 'dissent',
        minorityView: 'No',
        isNamed: true,
      }),
    )
    expect(JSON.stringify(await board())).not.toMatch(/Canary/)
    expect((await board()).item?.agreement).toMatchObject({ level: 3, dissent: 1 })
  })

  it('asks the highest and the lowest alone whether they would speak', async () => {
    await scoreAll('1.1', [1, 3, 3, 3, 4])
    await show('1.1')
    expect((await mine(m.assessors[0] as Caller)).invited, 'not before the reveal').toBeNull()
    await value(reveal('1.1'))
    const asked = await Promise.all(m.assessors.map(async (one) => (await mine(one)).invited))
    expect(asked).toEqual(['lowest', null, null, null, 'highest', null])
    for (const other of [m.lead, m.observer]) expect((await mine(other)).invited).toBeNull()
  })

  it('gives the word fairly, and ends it when the question changes', async () => {
    const [one, two] = [m.assessors[1], m.assessors[2]] as [Caller, Caller]
    await show('1.1')
    await value(raiseHand(one, here))
    await value(callSpeaker(m.lead, here))
    await value(callSpeaker(m.lead, here))
    await value(raiseHand(one, here))
    await value(raiseHand(two, here))
    expect(kindOf(await raiseHand(two, here))).toBe('hand-already-up')
    expect((await mine(m.lead)).queue.map(({ name }) => name)).toEqual([m.assessors[2]?.name, m.assessors[1]?.name])
    await value(openItem(m.lead, { ...here, code: '1.2' }))
    expect(await mine(m.lead)).toMatchObject({ queue: [], speaking: null })
    expect(kindOf(await raiseHand(m.observer, here))).toBe('not-in-the-meeting')
  })

  it('lets anybody who takes part stop the clock, says by whom by role, and runs on from there', async () => {
    await show('1.1')
    await value(startTimer(m.lead, { ...here, minutes: 5 }))
    expect(kindOf(await pauseTimer(m.observer, here))).toBe('not-in-the-meeting')
    await value(pauseTimer({ ...(m.assessors[3] as Caller), now: new Date(Date.now() + 60_000) }, here))
    expect((await board()).clock).toEqual({ seconds: 300, left: 240, isRunning: false, pausedBy: 'participant' })
    expect(kindOf(await pauseTimer(m.assessors[2] as Caller, here))).toBe('no-clock')
    await value(resumeTimer(m.lead, here))
    expect((await board()).clock).toMatchObject({ isRunning: true, pausedBy: null })
  })

  it('is closed to contributors and strangers, and observers only read', async () => {
    expect(kindOf(await viewBoard(m.contributor, here))).toBe('not-found')
    expect(kindOf(await viewMyPart(m.contributor, here))).toBe('not-found')
    const other = await buildWorld(meetingOf())
    expect(kindOf(await viewBoard(other.lead, here))).toBe('not-found')
    expect((await mine(m.observer)).abilities).toEqual({
      drive: false,
      takeOver: false,
      takePart: false,
      takeNote: false,
    })
    expect((await board(m.observer)).agenda).toHaveLength(3)
  })
})

describe('the reason', () => {
  const reasonId = async () =>
    (await owner.query(`select id from reasons where assessment_question_id = $1`, [m.question('1.1').id])).rows[0]
      .id as string
  const write = async (by: Caller, words: string, client: number) =>
    appendUpdates([
      {
        councilId: m.council.id,
        documentId: await reasonId(),
        authorId: by.userId,
        batchId: randomUUID(),
        payload: composeText([words], client),
      },
    ])
  beforeEach(async () => {
    await value(takeOver(m.lead, here))
    await scoreAll('1.1', [3, 3, 3, 3, 3])
    await show('1.1')
    await value(reveal('1.1'))
  })

  it('written together is taken into the agreement as it stands, and closed; another round opens it again', async () => {
    expect(kindOf(await agree('1.1', m.chair, undefined as never))).toBe('done')
    m = await buildWorld(meetingOf())
    here = { assessmentId: m.assessmentId }
    await value(takeOver(m.lead, here))
    await scoreAll('1.1', [3, 3, 3, 3, 3])
    await show('1.1')
    await value(reveal('1.1'))
    const input = { ...here, code: '1.1', roundId: await roundOf('1.1'), level: 3 as const, ambition: 4 as const }
    expect(kindOf(await agreeScore(m.chair, input as never))).toBe('no-reason-written')
    expect(await write(m.assessors[1] as Caller, 'The plan is used in every service.', 7)).toHaveLength(1)
    await value(agreeScore(m.chair, input as never))
    const { rows } = await owner.query('select reason from agreements where assessment_id = $1', [m.assessmentId])
    expect(rows).toEqual([{ reason: 'The plan is used in every service.' }])
    expect(await write(m.assessors[1] as Caller, 'Later words', 8), 'closed').toHaveLength(0)
    await value(reopenScore(m.lead, { ...here, code: '1.1', roundId: await roundOf('1.1'), why: 'New facts' }))
    expect(await write(m.assessors[1] as Caller, 'Later words', 9)).toHaveLength(1)
  })

  it('is written by those who see the whole, read by observers and hidden from contributors', async () => {
    const access = async (by: Caller) => {
      const opened = await openText(by, { documentId: await reasonId() })
      return opened.ok ? opened.value.access : opened.refusal.kind
    }
    expect(await access(m.assessors[1] as Caller)).toBe('write')
    expect(await access(m.observer)).toBe('read')
    expect(await access(m.contributor), 'who is assigned to the question').toBe('not-found')
  })
})

describe('at the same moment', () => {
  const waiting = async () =>
    Number(
      (
        await owner.query(
          `select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        )
      ).rows[0].count,
    )
  /** Starts these while a lock is held, each when the one before waits for it; then lets go. They are real transactions, in this order. */
  async function queued(lock: [string, unknown[]], acts: (() => Promise<Answer>)[]) {
    const holder = await owner.connect()
    try {
      await holder.query('begin')
      await holder.query(...lock)
      const before = await waiting()
      const running: Promise<Answer>[] = []
      for (const act of acts) {
        running.push(act())
        for (let n = 0; n < 500 && (await waiting()) < before + running.length; n++)
          await new Promise((over) => setTimeout(over, 10))
        expect(await waiting()).toBe(before + running.length)
      }
      await holder.query('commit')
      return (await Promise.all(running)).map(kindOf)
    } finally {
      holder.release()
    }
  }
  const lockRound = async (code: string): Promise<[string, unknown[]]> => [
    'select 1 from rounds where id = $1 for update',
    [await roundOf(code)],
  ]
  const count = async (table: string) =>
    Number(
      (await owner.query(`select count(*) from ${table} where assessment_id = $1`, [m.assessmentId])).rows[0].count,
    )
  const acts = async (act: string) =>
    Number(
      (
        await owner.query(`select count(*) from audit_entries where act = $1 and subject ->> 'assessmentId' = $2`, [
          act,
          m.assessmentId,
        ])
      ).rows[0].count,
    )

  it('the chair agrees on two devices: one level is recorded, the other press gets a sentence', async () => {
    await scoreAll('1.1', [3, 3, 3, 3, 3])
    await value(reveal('1.1'))
    const outcome = await queued(await lockRound('1.1'), [() => agree('1.1'), () => agree('1.1', m.chair, 'Otherwise')])
    expect(outcome).toEqual(['done', 'already-agreed'])
    expect(await count('agreements')).toBe(1)
    expect(await acts('score.agreed')).toBe(1)
  })

  it('a score and a reveal: whichever comes first, a score counts whole or not at all', async () => {
    await scoreAll('1.1', [3, 3, 3, 3])
    const late = m.assessors[4] as Caller
    const roundId = await roundOf('1.1')
    const submit = () => submitScore(late, { ...here, code: '1.1', roundId, ...level(1) })
    expect(await queued(await lockRound('1.1'), [() => reveal('1.1'), submit])).toEqual(['done', 'round-revealed'])
    expect(await count('scores')).toBe(4)
    await scoreAll('1.2', [3, 3, 3, 3])
    const second = await roundOf('1.2')
    const before = () => submitScore(late, { ...here, code: '1.2', roundId: second, ...level(1) })
    expect(await queued(await lockRound('1.2'), [before, () => reveal('1.2')])).toEqual(['done', 'done'])
    await value(takeOver(m.lead, here))
    await show('1.2')
    expect((await board()).item?.results[0]?.levels).toEqual([1, 3, 3, 3, 3])
  })

  it('a re-score and an agreement: the round that came first stands', async () => {
    await scoreAll('1.1', [3, 3, 3, 3, 3])
    await value(reveal('1.1'))
    const roundId = await roundOf('1.1')
    const again = () => openNextRound(m.lead, { ...here, code: '1.1', roundId, why: 'Read again' })
    const agreed = () =>
      agreeScore(m.chair, {
        ...here,
        code: '1.1',
        roundId,
        level: 3,
        ambition: 4,
        reason: 'So',
        groupDissent: undefined,
      })
    expect(await queued(await lockRound('1.1'), [again, agreed])).toEqual(['done', 'round-moved-on'])
    expect([await count('agreements'), await count('rounds')]).toEqual([0, 4])
    expect(await acts('score.agreed')).toBe(0)
  })

  it('two reveals, and the reveal of all: each round is revealed once', async () => {
    await scoreAll('1.1', [3, 3, 3, 3])
    await scoreAll('1.2', [2, 2, 2, 2])
    const outcome = await queued(await lockRound('1.1'), [() => reveal('1.1'), () => revealFirstRounds(m.chair, here)])
    expect(outcome).toEqual(['done', 'done'])
    expect([await acts('round.revealed'), await acts('rounds.revealed')]).toEqual([1, 1])
    const { rows } = await owner.query(
      `select subject -> 'roundIds' as ids from audit_entries where act = 'rounds.revealed' and subject ->> 'assessmentId' = $1`,
      [m.assessmentId],
    )
    expect(rows[0].ids).toEqual([await roundOf('1.2')])
  })

  it('a score and the freeze: what comes after the freeze is refused and leaves nothing', async () => {
    const roundId = await roundOf('1.1')
    const submit = () => submitScore(m.assessors[0] as Caller, { ...here, code: '1.1', roundId, ...level(1) })
    const freeze: [string, unknown[]] = [`update assessments set state = 'signing' where id = $1`, [m.assessmentId]]
    expect(await queued(freeze, [submit, () => takeOver(m.chair, here)])).toEqual([
      'assessment-in-other-state',
      'assessment-in-other-state',
    ])
    expect([await count('scores'), await acts('score.submitted'), await acts('meeting.taken-over')]).toEqual([0, 0, 0])
  })

  it('the last words of a reason and its agreement: recorded is what was stored before', async () => {
    await value(takeOver(m.lead, here))
    await scoreAll('1.1', [3, 3, 3, 3, 3])
    await show('1.1')
    await value(reveal('1.1'))
    const { rows } = await owner.query(`select id from reasons where assessment_id = $1`, [m.assessmentId])
    const append = (words: string, client: number) => async (): Promise<Answer> => {
      const stored = await appendUpdates([
        {
          councilId: m.council.id,
          documentId: rows[0].id,
          authorId: m.lead.userId,
          batchId: randomUUID(),
          payload: composeText([words], client),
        },
      ])
      return stored.length > 0 ? { ok: true } : { ok: false, refusal: { kind: 'frozen' } }
    }
    const roundId = await roundOf('1.1')
    const agreed = () =>
      agreeScore(m.chair, {
        ...here,
        code: '1.1',
        roundId,
        level: 3,
        ambition: 4,
        reason: undefined,
        groupDissent: undefined,
      })
    const lock: [string, unknown[]] = ['select 1 from documents where id = $1 for update', [rows[0].id]]
    expect(kindOf(await append('Before.', 5)())).toBe('done')
    const [said, agreement] = await queued(lock, [append('After.', 6), agreed])
    expect(agreement).toBe('done')
    const recorded = await owner.query('select reason from agreements where assessment_id = $1', [m.assessmentId])
    expect(recorded.rows).toEqual([{ reason: said === 'done' ? expect.stringContaining('After.') : 'Before.' }])
    expect(kindOf(await append('Too late.', 8)())).toBe('frozen')
  })
})
