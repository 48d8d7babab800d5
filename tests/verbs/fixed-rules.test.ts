import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { tightenNaming } from '@/lib/assessment/tighten-naming'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { testDatabase } from '../kit/database'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

let s: Scoring
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  s = await buildWorld(SCORING)
})
const where = () => ({ assessmentId: s.assessmentId, code: '1.1', roundId: s.roundId })
const score = (caller: Caller) => submitScore(caller, { ...where(), kind: 'cannot-judge', reason: '' })
const set = async (column: string, value: unknown) => {
  const { owner } = await testDatabase()
  await owner.query(`update assessments set ${column} = $1 where id = $2`, [value, s.assessmentId])
}
const CHANGES: [string, unknown, unknown][] = [
  ['consensus_rule', 'percent', 'rand'],
  ['agree_share', 0.8, 0.9],
  ['quorum_share', 0.5, 0.4],
  ['max_rounds', 2, 4],
  ['cross_party_rule', false, true],
]

describe('the rules of an assessment', () => {
  it.each(CHANGES)(
    '%s is open to change before the first score, and by nobody after it',
    async (column, before, after) => {
      await set(column, before)
      expect((await score(s.ada)).ok).toBe(true)
      await expect(set(column, after)).rejects.toMatchObject({ code: 'CN005' })
      await set('title', 'Another title')
    },
  )

  it('are never changed under a first score that comes at the same moment', async () => {
    const { owner } = await testDatabase()
    const change = owner.query(`update assessments set agree_share = 0.9 where id = $1`, [s.assessmentId])
    const [changed, scored] = await Promise.allSettled([change, score(s.ada)])
    expect(scored.status).toBe('fulfilled')
    const { rows } = await owner.query('select agree_share::float as share from assessments where id = $1', [
      s.assessmentId,
    ])
    expect(rows[0].share).toBe(changed.status === 'fulfilled' ? 0.9 : 0.75)
  })

  it('are on the sheet of everybody who scores', async () => {
    const sheet = await viewScoreSheet(s.ada, where())
    expect(sheet.ok && sheet.value.rule).toEqual({
      consensusRule: 'standard',
      agreeShare: 0.75,
      quorumShare: 0.6,
      maxRounds: 3,
      namingRule: 'roles',
      crossParty: true,
    })
  })
})

describe('who is named', () => {
  const tighten = (caller: Caller, namingRule: 'names' | 'roles' | 'anonymous') =>
    tightenNaming(caller, { assessmentId: s.assessmentId, namingRule })

  it('can become stricter after the first score, never weaker, by the database’s own rule', async () => {
    await score(s.ada)
    await expect(set('naming_rule', 'names')).rejects.toMatchObject({ code: 'CN005' })
    expect(await tighten(s.lead, 'names')).toMatchObject({ refusal: { kind: 'naming-not-stricter' } })
    expect(await tighten(s.lead, 'roles')).toMatchObject({ refusal: { kind: 'naming-not-stricter' } })
    for (const other of [s.chair, s.ada, s.observer])
      expect(await tighten(other, 'anonymous')).toMatchObject({ refusal: { kind: 'only-the-lead' } })
    expect(await tighten(s.outsider, 'anonymous')).toMatchObject({ refusal: { kind: 'not-found' } })
    expect((await tighten(s.lead, 'anonymous')).ok).toBe(true)
    await expect(set('naming_rule', 'roles')).rejects.toMatchObject({ code: 'CN005' })
  })

  it('is taken off scores that were revealed before', async () => {
    await s.set('naming_rule', 'names')
    for (const one of s.assessors) await score(one)
    expect((await revealRound(s.chair, where())).ok).toBe(true)
    const shown = async () => JSON.stringify(await viewScoreSheet(s.observer, where()))
    expect(await shown()).toContain('Ada')
    expect((await tighten(s.lead, 'roles')).ok).toBe(true)
    expect(await shown()).not.toContain('Ada')
  })
})
