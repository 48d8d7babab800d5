import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { agreeScore } from '@/lib/score/agree-score'
import { recordStance } from '@/lib/score/record-stance'
import { reopenScore } from '@/lib/score/reopen-score'
import { revealRound } from '@/lib/score/reveal-round'
import type { Level } from '@/lib/score/score'
import { submitScore } from '@/lib/score/submit-score'
import { viewHowWeAgree } from '@/lib/score/view-how-we-agree'
import { viewConsensusRecord } from '@/lib/submission/view-consensus-record'
import { testDatabase } from '../kit/database'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

let s: Scoring
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  s = await buildWorld(SCORING)
})
/** As many questions as coefficients take. */
const EIGHT = ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8']
const SECRET = 'Nobody else may read this yet'
const where = (roundId: string = s.roundId) => ({ assessmentId: s.assessmentId, code: '1.1', roundId })
async function everybodyScores(levels: Level[], roundId: string = s.roundId) {
  for (const [at, current] of levels.entries())
    await submitScore(s.assessors[at] as Caller, {
      ...where(roundId),
      ...{ kind: 'level', current, ambition: 4, confidence: 'high', evidenceStrength: 'fair', reason: SECRET },
    })
}
const settle = async (levels: Level[], level: Level, roundId: string = s.roundId) => {
  await everybodyScores(levels, roundId)
  expect((await revealRound(s.chair, where(roundId))).ok).toBe(true)
  const said = { level, ambition: 4 as const, reason: `Level ${level} it is`, groupDissent: undefined }
  expect((await agreeScore(s.chair, { ...where(roundId), ...said })).ok).toBe(true)
}
async function recordFor(caller: Caller, code?: string) {
  const view = await viewConsensusRecord(caller, { assessmentId: s.assessmentId, ...(code && { code }) })
  if (!view.ok) throw new Error(`the record was refused: ${view.refusal.kind}`)
  return view.value.questions[0]
}
async function agreementFor(caller: Caller) {
  const view = await viewHowWeAgree(caller, { assessmentId: s.assessmentId })
  if (!view.ok) throw new Error(`the page was refused: ${view.refusal.kind}`)
  return view.value
}

describe('the record of consensus', () => {
  it('holds every round, what was agreed, by whom and when, and what took its place and why', async () => {
    await settle([2, 2, 2, 3, 3], 2)
    await recordStance(s.ada, { ...where(), stance: 'dissent', minorityView: 'Too kind', isNamed: false })
    await reopenScore(s.lead, { ...where(), why: 'A figure was wrong' })
    const open = await recordFor(s.observer)
    expect(open).toMatchObject({ open: { number: 2, opened: { by: 'Lee' } } })
    expect(open?.rounds).toHaveLength(1)
    await settle([3, 3, 3, 3, 3], 3, await roundNow())
    const record = await recordFor(s.observer)
    expect(record?.rounds).toMatchObject([
      {
        ...{ number: 1, counts: { 1: 0, 2: 3, 3: 2, 4: 0 }, consensus: 'close', revealed: { by: 'Flo' } },
        agreement: {
          ...{ level: 2, reason: 'Level 2 it is', agreed: { by: 'Flo' }, stands: { concur: 0, dissent: 1, silent: 4 } },
          superseded: { by: 'Lee', why: 'A figure was wrong' },
          minorityViews: [{ by: 'An assessor', view: 'Too kind' }],
        },
      },
      { number: 2, reason: 'A figure was wrong', consensus: 'agreed', agreement: { level: 3, superseded: undefined } },
    ])
    for (const name of ['Ada', 'Ben', 'Cat', 'Dan', 'Eve']) expect(JSON.stringify(record)).not.toContain(name)
  })

  it('says nothing of a round before its reveal', async () => {
    const before = JSON.stringify(await recordFor(s.chair))
    await everybodyScores([1, 2, 3, 4, 4])
    expect(JSON.stringify(await recordFor(s.chair))).toBe(before)
    expect(JSON.stringify(await recordFor(s.ada))).toBe(before)
    const { owner } = await testDatabase()
    const { rowCount } = await owner.query('select 1 from scores where round_id = $1', [s.roundId])
    expect(rowCount).toBe(5)
  })

  it('is of one question for a contributor to it, and of the whole for those who see the whole', async () => {
    await settle([2, 2, 2, 2, 2], 2)
    const kindOf = async (caller: Caller, code?: string) => {
      const view = await viewConsensusRecord(caller, { assessmentId: s.assessmentId, ...(code && { code }) })
      return view.ok ? 'yes' : view.refusal.kind
    }
    expect(await kindOf(s.observer)).toBe('yes')
    expect(await kindOf(s.contributor, '1.1')).toBe('yes')
    expect(await kindOf(s.contributor)).toBe('not-found')
    expect(await kindOf(s.unassigned, '1.1')).toBe('not-found')
    expect(await kindOf(s.outsider)).toBe('not-found')
    expect(await kindOf({ ...s.outsider, place: s.lead.place }, '1.1')).toBe('not-found')
    expect(await kindOf(s.observer, '9.9')).toBe('not-found')
  })
})

describe('how well the assessors agree', () => {
  it('counts revealed rounds alone, and is the same page for everybody before', async () => {
    s = await buildWorld({ ...SCORING, questions: EIGHT, ready: EIGHT })
    const before = JSON.stringify(await agreementFor(s.ada))
    for (const code of EIGHT) await s.score(code, [1, 2, 3, 4, 4])
    expect(JSON.stringify(await agreementFor(s.ada))).toBe(before)
    for (const code of EIGHT) {
      expect((await agreementFor(s.observer)).now, 'over fewer questions than eight').toBeUndefined()
      await revealRound(s.chair, { assessmentId: s.assessmentId, code, roundId: s.question(code).roundId })
    }
    const after = await agreementFor(s.observer)
    const counts = { 1: 1, 2: 1, 3: 1, 4: 2 }
    expect(after.questions).toMatchObject(EIGHT.map((code) => ({ code, n: 5, counts })))
    expect(after.now?.alpha).toBeDefined()
    expect(after.alone).toBeUndefined()
    for (const word of ['Ada', 'Hill', ...s.assessors.map(({ userId }) => userId)])
      expect(JSON.stringify(after)).not.toContain(word)
  })

  it('shows counts alone below five', async () => {
    await everybodyScores([1, 2, 3, 4])
    await revealRound(s.chair, where())
    const { now, questions } = await agreementFor(s.observer)
    expect(now).toBeUndefined()
    expect(questions).toMatchObject([{ n: 4, consensus: undefined }])
  })

  it('sets what they scored alone beside what they score now, for those who see the whole', async () => {
    s = await buildWorld({ ...SCORING, questions: EIGHT, ready: EIGHT })
    for (const code of EIGHT.slice(1)) {
      await s.score(code, [1, 2, 3, 4, 4])
      await revealRound(s.chair, { assessmentId: s.assessmentId, code, roundId: s.question(code).roundId })
    }
    await settle([1, 2, 2, 3, 3], 2)
    await reopenScore(s.chair, { ...where(), why: 'New figures' })
    await settle([3, 3, 3, 3, 2], 3, await roundNow())
    const { now, alone, questions } = await agreementFor(s.lead)
    expect(questions[0]).toMatchObject({ code: '1.1', counts: { 1: 0, 2: 1, 3: 4, 4: 0 } })
    expect(now?.alpha).toBeDefined()
    expect(alone?.alpha).toBeDefined()
    expect((await viewHowWeAgree(s.contributor, { assessmentId: s.assessmentId })).ok).toBe(false)
    expect((await viewHowWeAgree(s.outsider, { assessmentId: s.assessmentId })).ok).toBe(false)
  })
})

async function roundNow() {
  const { owner } = await testDatabase()
  const { rows } = await owner.query(`select id from rounds where assessment_id = $1 and state = 'open'`, [
    s.assessmentId,
  ])
  return rows[0]?.id as string
}
