import { describe, expect, it } from 'vitest'
import { type KeptRound, recordOf } from '@/lib/score/consensus-record'
import { agreementOver, closenessOf, type Rated } from '@/lib/score/how-we-agree'
import type { Level, Score } from '@/lib/score/score'
import { standsOf } from '@/lib/score/stands'

const person = (userId: string, standing: 'member' | 'officer' = 'member', group: string | null = null) => ({
  ...{ userId, name: `N${userId}`, standing, group },
})
const assessors = [...[...'abcd'].map((id) => person(id)), ...[...'opq'].map((id) => person(id, 'officer'))]
const says = (stance: 'concur' | 'dissent', ids: string, isNamed = false) =>
  [...ids].map((assessorId) => ({ assessorId, stance, isNamed, minorityView: stance === 'dissent' ? 'No' : null }))

describe('who concurred and who dissented', () => {
  const all = [...says('concur', 'abcop'), ...says('dissent', 'dq', true)]
  it('is said in numbers alone while stands can change, but for who wanted to be named', () => {
    for (const naming of ['names', 'roles', 'anonymous'] as const)
      expect(standsOf(all, assessors, naming, false)).toEqual({
        ...{ concur: 5, dissent: 2, silent: 0, byRole: [] },
        named: { concur: [], dissent: ['Nd', 'Nq'] },
      })
  })
  it('is said by name afterwards where names are shown, unless that gave a dissenter away who did not want it', () => {
    expect(standsOf(all, assessors, 'names', true).named.concur).toEqual(['Na', 'Nb', 'Nc', 'No', 'Np'])
    const hidden = [...says('concur', 'abcopq'), ...says('dissent', 'd')]
    expect(standsOf(hidden, assessors, 'names', true).named).toEqual({ concur: [], dissent: [] })
  })
  it('is said by role where roles are shown, without what the few could be told by', () => {
    expect(standsOf(says('concur', 'abo'), assessors, 'roles', true).byRole).toEqual([
      { role: 'Councillors', concur: 2, dissent: 0, silent: 2 },
      { role: 'Officers', concur: 1, dissent: 0, silent: 2 },
    ])
    expect(standsOf(all, assessors, 'roles', true).byRole).toEqual([])
    expect(standsOf(all, assessors, 'anonymous', true).byRole).toEqual([])
  })
})

describe('the record of a question', () => {
  const score = (current: Level): Score => ({
    ...{ kind: 'level', current, ambition: 4, confidence: 'high', evidenceStrength: 'fair', reason: 'R' },
  })
  const at = (minute: number) => ({ at: new Date(minute * 60_000), by: `by ${minute}` })
  const round = (number: number, levels: Level[], more: Partial<KeptRound> = {}): KeptRound => ({
    ...{ number, reason: null, opened: at(number), revealed: at(number + 50), agreement: undefined },
    seats: assessors,
    letStand: [],
    scores: [...levels.map(score), { kind: 'cannot-judge', reason: '' }],
    ...more,
  })
  const agreement = {
    ...{ level: 3, ambition: 4, reason: 'We agree', groupDissent: null, agreed: at(70) },
    stances: says('concur', 'ab'),
    statements: [],
  }
  const rule = { consensusRule: 'standard', agreeShare: 0.75, namingRule: 'roles' } as const

  it('keeps every round with its numbers, and an agreement that was reopened with when, by whom and why', () => {
    const first = round(1, [3, 3, 3, 4], { agreement })
    const next = { number: 2, reason: 'A figure was wrong', opened: at(80) }
    const [kept, ...others] = recordOf([first], next, rule, false)
    expect(others).toEqual([])
    expect(kept).toMatchObject({
      ...{ number: 1, counts: { 3: 3, 4: 1 }, consensus: 'agreed', cannotJudge: 1, doesNotApply: 0, assessors: 7 },
      spread: { median: 3, iqr: 0.25, range: 1, modeShare: 0.75 },
      agreement: { level: 3, superseded: { ...at(80), why: 'A figure was wrong' }, stands: { concur: 2, silent: 5 } },
    })
    expect(kept?.agreement?.stands.byRole).toHaveLength(2)
  })
  it('counts the seats of each round, and has one that was put aside follow like any other', () => {
    const first = round(1, [3, 3, 3, 4], { agreement, seats: assessors.slice(0, 5) })
    const aside = { number: 2, reason: 'A figure was wrong', opened: at(80), putAside: at(85), why: 'Two left' }
    const [kept] = recordOf([first], { number: 3, reason: 'Two left', opened: at(85) }, rule, false, [aside])
    expect(kept).toMatchObject({ assessors: 5, agreement: { superseded: { ...at(80), why: 'A figure was wrong' } } })
  })
  it('leaves an agreement standing that nothing follows', () => {
    const rounds = [round(1, [1, 1, 4, 4]), round(2, [3, 3, 3, 3], { agreement, reason: 'Talked' })]
    const kept = recordOf(rounds, undefined, rule, false)
    expect(kept.map(({ consensus }) => consensus)).toEqual(['polarised', 'agreed'])
    expect(kept[1]?.agreement).toMatchObject({ superseded: undefined, stands: { byRole: [] } })
  })
})

describe('how well a group agrees', () => {
  const rate = (code: string, levels: Level[]): Rated => ({
    ...{ code, shortName: `About ${code}`, question: code },
    given: levels.map((level, at) => ({ assessorId: `p${at}`, level })),
  })
  const ids = (n: number) => Array.from({ length: n }, (_, at) => `p${at}`)

  it('is not put in a number below five people', () => {
    const four = [rate('1.1', [1, 1, 2, 1]), rate('1.2', [4, 4, 4, 4])]
    expect(agreementOver(four, ids(4))).toBeUndefined()
    expect(closenessOf(four)).toMatchObject([{ n: 4, consensus: undefined, counts: { 1: 3, 2: 1 } }, { n: 4 }])
  })
  it('is read in words, with how firm it is, and with the order where everybody rated', () => {
    const five = [1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
      rate(
        `1.${n}`,
        [
          [1, 1, 1, 1, 2],
          [4, 4, 4, 4, 4],
          [2, 2, 2, 3, 2],
        ][n % 3] as Level[],
      ),
    )
    const found = agreementOver(five, ids(5))
    expect(found).toMatchObject({ reading: 'strong', concordance: { questions: 8 } })
    expect(found?.alpha).toBeGreaterThan(0.8)
    expect(found?.interval?.lower).toBeLessThanOrEqual(found?.alpha ?? 0)
    expect(agreementOver(five, ids(6))?.concordance).toBeUndefined()
    expect(closenessOf(five)[0]?.consensus).toBe(1)
    expect(agreementOver(five.slice(1), ids(5)), 'over seven questions').toBeUndefined()
  })
  it('has no number where all gave one level throughout', () =>
    expect(
      agreementOver(
        [1, 2, 3, 4, 5, 6, 7, 8].map((n) => rate(`1.${n}`, [3, 3, 3, 3, 3])),
        ids(5),
      ),
    ).toMatchObject({ alpha: undefined, reading: undefined }))
})
