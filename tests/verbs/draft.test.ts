import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, inCouncil } from '@/db/gate'
import type { RoundId } from '@/db/ids'
import { ok } from '@/lib/result'
import { keepDraft, keepDraftInput } from '@/lib/score/keep-draft'
import { openNextRound } from '@/lib/score/open-next-round'
import { revealRound } from '@/lib/score/reveal-round'
import { formOf, missingIn } from '@/lib/score/score-input'
import { submitScore, submitScoreInput } from '@/lib/score/submit-score'
import { viewArea } from '@/lib/score/view-area'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { testDatabase } from '../kit/database'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

let s: Scoring
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  s = await buildWorld(SCORING)
})

const SECRET = 'I doubt the baseline'
const DRAFT = { kind: '2', reason: SECRET }
const where = (roundId: string = s.roundId) => ({ assessmentId: s.assessmentId, code: '1.1', roundId })
const put = (caller: Caller, form: object = DRAFT, roundId?: string) =>
  keepDraft(caller, keepDraftInput.parse({ ...where(roundId), ...form }))
const submit = (caller: Caller, more: object = {}) =>
  submitScore(
    caller,
    submitScoreInput.parse({
      ...where(),
      ...{ kind: '2', ambition: '3', confidence: 'high', evidenceStrength: 'fair', reason: 'R', ...more },
    }) as Parameters<typeof submitScore>[1],
  )
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'yes' : result.refusal.kind
const draftSeenBy = async (caller: Caller) => {
  const sheet = await viewScoreSheet(caller, where())
  return sheet.ok ? sheet.value.draft : sheet.refusal.kind
}
const stored = async () => {
  const { owner } = await testDatabase()
  return (await owner.query('select draft from score_drafts where assessment_id = $1', [s.assessmentId])).rows.length
}
const areaOf = async (caller: Caller, area = 1) => {
  const seen = await viewArea(caller, { assessmentId: s.assessmentId, area })
  return seen.ok ? seen.value : seen.refusal.kind
}

describe('a draft of a score', () => {
  it('is kept for the named assessors, as far as they have come, and for nobody else', async () => {
    expect(kindOf(await put(s.ada))).toBe('yes')
    expect(await draftSeenBy(s.ada)).toEqual(DRAFT)
    for (const other of [s.observer, s.contributor, s.officer, s.lead])
      expect(kindOf(await put(other))).toBe('not-an-assessor')
    expect(kindOf(await put(s.outsider))).toBe('not-found')
    expect(kindOf(await put({ ...s.outsider, place: s.lead.place }))).toBe('not-found')
    expect(await stored()).toBe(1)
  })

  it('is replaced by the next, and an empty one discards it', async () => {
    await put(s.ada)
    await put(s.ada, { kind: 'cannot-judge', ambition: '', reason: '' })
    expect(await draftSeenBy(s.ada)).toEqual({ kind: 'cannot-judge' })
    await put(s.ada, { kind: '', reason: '' })
    expect(await stored()).toBe(0)
  })

  it('takes no value that its form does not have', () => {
    for (const odd of [{ kind: '5' }, { ambition: '0' }, { confidence: 'sure' }, { reason: 'x'.repeat(4001) }])
      expect(keepDraftInput.safeParse({ ...where(), ...odd }).success, JSON.stringify(odd)).toBe(false)
    expect(keepDraftInput.parse({ ...where(), kind: '2', level: 9 })).not.toHaveProperty('level')
  })

  it('is its author’s alone by database policy, at every time: to read, to write, to change and to take away', async () => {
    await put(s.ada)
    for (const other of [s.ben, s.chair, s.lead, s.observer, s.officer, s.contributor]) {
      const tried = await inCouncil(other, async (tx) => ok((await tx.execute(sql`select * from my_drafts()`)).rows))
      expect(tried).toEqual(ok([]))
      for (const statement of ['select 1 from score_drafts', 'delete from score_drafts'])
        await expect(inCouncil(other, async (tx) => ok(await tx.execute(statement)))).rejects.toThrow()
      expect(await draftSeenBy(other)).toBeUndefined()
    }
    const forged = inCouncil(s.chair, async (tx) =>
      ok(await tx.execute(sql`select save_draft(${s.roundId}, ${JSON.stringify(DRAFT)}::jsonb, now())`)),
    )
    await expect(forged).rejects.toThrow()
    expect(await draftSeenBy(s.ada)).toEqual(DRAFT)
  })

  it('is heard of by nobody: nothing announced, nothing in the trail', async () => {
    const { owner } = await testDatabase()
    const trail = async () => (await owner.query('select count(*) from audit_entries')).rows[0].count
    const listener = await owner.connect()
    const heard: unknown[] = []
    listener.on('notification', (note) => heard.push(note))
    await listener.query('listen concord')
    const before = await trail()
    await put(s.ada)
    await listener.query('select 1')
    expect(heard).toEqual([])
    expect(await trail()).toBe(before)
    for (const one of s.assessors) await submit(one)
    await listener.query('select 1')
    expect(heard).toEqual([])
    expect(await trail()).not.toBe(before)
    await revealRound(s.chair, where())
    await listener.query('select 1')
    expect(heard.length).toBeGreaterThan(0)
    listener.release(true)
  })

  it('is gone once it is submitted, and once its round ends', async () => {
    await put(s.ada)
    await submit(s.ada)
    expect(await draftSeenBy(s.ada)).toBeUndefined()
    for (const one of s.assessors.slice(1, 4)) await submit(one)
    await put(s.ada, { kind: '4' })
    await put(s.eve)
    expect(await stored()).toBe(2)
    expect(kindOf(await revealRound(s.chair, where()))).toBe('yes')
    expect(await stored()).toBe(0)
    const sheet = await viewScoreSheet(s.ada, where())
    expect(sheet.ok && sheet.value.revealed?.levels).toEqual([2, 2, 2, 2])
    expect(kindOf(await put(s.eve))).toBe('round-revealed')
    await openNextRound(s.chair, { ...where(), why: 'Again' })
    expect(kindOf(await put(s.eve))).toBe('round-moved-on')
  })

  it('and a reveal at the same moment leave none behind', async () => {
    for (const one of s.assessors.slice(0, 4)) await submit(one)
    await Promise.all([revealRound(s.chair, where()), put(s.eve), put(s.ada, { kind: '1' })])
    expect(await stored()).toBe(0)
  })

  it('does not count: not for the quorum, not in the revealed round', async () => {
    for (const one of s.assessors) await put(one)
    expect(kindOf(await revealRound(s.chair, where()))).toBe('quorum-not-met')
  })
})

describe('a score written before another one', () => {
  it('does not undo it', async () => {
    const first = await submit(s.ada, { over: null })
    expect(kindOf(first)).toBe('yes')
    expect(kindOf(await submit(s.ada, { kind: '4', over: null }))).toBe('score-changed-meanwhile')
    const over = first.ok ? first.value.submittedAt : ''
    expect(await submit(s.ada, { over: null })).toEqual(first) // the same again, because the answer was lost
    expect(kindOf(await submit(s.ada, { kind: '4', over }))).toBe('yes')
    expect(kindOf(await submit(s.ada, { kind: '1' }))).toBe('yes') // asked of nobody who does not say what they saw
  })
})

describe('the score sheet of an area', () => {
  it('is for the assessors: others find nothing', async () => {
    for (const other of [s.lead, s.chair, s.observer, s.contributor, s.officer, s.outsider])
      expect(await areaOf(other)).toBe('not-found')
    expect(await areaOf(s.ada, 2)).toBe('not-found')
    expect(await areaOf(s.ada, Number.NaN)).toBe('not-found')
  })

  it('holds one’s own scores, drafts, rules and progress, and nothing of anybody else', async () => {
    await put(s.ada)
    await submit(s.ben, { reason: 'Canary of Ben' })
    const mine = await areaOf(s.ada)
    expect(mine).toMatchObject({
      area: { number: 1 },
      rules: { agreeShare: 0.75, quorumShare: 0.6, maxRounds: 3, namingRule: 'roles', crossParty: true },
      progress: [{ number: 1, asked: 1, submitted: 0 }],
      questions: [{ code: '1.1', draft: DRAFT, submitted: undefined, maySubmit: true, round: { number: 1 } }],
    })
    expect(JSON.stringify(mine)).not.toContain('Canary')
    expect(JSON.stringify(await areaOf(s.ben))).not.toContain(SECRET)
    expect(await areaOf(s.ben)).toMatchObject({ progress: [{ asked: 1, submitted: 1 }] })
  })

  it('helps a member and an officer in different words', async () => {
    const { owner } = await testDatabase()
    await owner.query(
      `update framework_questions f set help = '{"member":"For members","officer":"For officers"}' from assessment_questions q
       where q.framework_question_id = f.id and q.assessment_id = $1`,
      [s.assessmentId],
    )
    expect(await areaOf(s.ada)).toMatchObject({ questions: [{ help: 'For members' }] })
    expect(await areaOf(s.eve)).toMatchObject({ questions: [{ help: 'For officers' }] })
  })

  it('starts a new round from the score of the round before', async () => {
    for (const one of s.assessors) await submit(one)
    await revealRound(s.chair, where())
    const next = await openNextRound(s.chair, { ...where(), why: 'Again' })
    expect(await areaOf(s.ada)).toMatchObject({
      questions: [{ before: { current: 2 }, submitted: undefined }],
    })
    const roundId = next.ok ? next.value.roundId : ('' as RoundId)
    await put(s.ada, { kind: '3' }, roundId)
    expect(await areaOf(s.ada)).toMatchObject({ questions: [{ draft: { kind: '3' } }] })
  })
})

it('a form says what it lacks in the words of its refusal, and is filled in from a score as it was given', () => {
  expect(Object.keys(missingIn({ kind: '2' })).sort()).toEqual(['ambition', 'confidence', 'evidenceStrength', 'reason'])
  expect(missingIn({}).kind).toMatch(/^Choose a level/)
  expect(missingIn({ kind: 'does-not-apply' })).toEqual({})
  const form = formOf({
    kind: 'level',
    current: 2,
    ambition: 3,
    confidence: 'low',
    evidenceStrength: 'weak',
    reason: 'R',
  })
  expect(missingIn(form)).toEqual({})
  expect(formOf({ kind: 'cannot-judge', reason: '' })).toEqual({ kind: 'cannot-judge', reason: '' })
})
