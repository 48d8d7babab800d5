import fc from 'fast-check'
import { expect, describe as group, it } from 'vitest'
import { CONSENSUS_RULES } from '@/db/schema/assessment'
import type { RuleKind } from '@/lib/assessment/assessment'
import {
  CONSENSUS_STATES,
  type ConsensusRule,
  consensusState,
  levelOfMost,
  levelsByCell,
  startingLevel,
  suggestedLevel,
} from '@/lib/score/consensus'
import { coverage, describe, LEVELS, type Level, levelsOf, type Score } from '@/lib/score/score'

const level = fc.constantFrom(...LEVELS)
const levels = fc.array(level, { minLength: 1, maxLength: 20 })
const percent = (share: number) => Math.round(share * 1000) / 10
/** 0 polarised, 1 split, 2 close, 3 agreed. */
const DEFAULT_RULE: ConsensusRule = { consensusRule: 'standard', agreeShare: 0.75, crossParty: true }
const rank = (given: readonly Level[], rule: Pick<ConsensusRule, 'consensusRule' | 'agreeShare'> = DEFAULT_RULE) => {
  const state = consensusState(given, rule)
  return state ? CONSENSUS_STATES.length - 1 - CONSENSUS_STATES.indexOf(state) : -1
}

group('the description of a round', () => {
  it.each([
    {
      given: [3, 3, 3, 3, 3, 3, 2, 4],
      median: 3,
      iqr: 0,
      range: 2,
      mode: 75,
      within1: 100,
      ends: [0, 12.5],
      state: 'close',
    },
    {
      given: [1, 1, 1, 4, 4, 4, 2, 3, 4],
      median: 3,
      iqr: 3,
      range: 3,
      mode: 44.4,
      within1: 66.7,
      ends: [33.3, 44.4],
      state: 'polarised',
    },
    { given: [2, 2, 3, 3], median: 2.5, iqr: 1, range: 1, mode: 50, within1: 100, ends: [0, 0], state: 'close' },
    { given: [2, 3, 3], median: 3, iqr: 0.5, range: 1, mode: 66.7, within1: 100, ends: [0, 0], state: 'close' },
    {
      given: [1, 2, 2, 2, 3, 4],
      median: 2,
      iqr: 0.75,
      range: 3,
      mode: 50,
      within1: 83.3,
      ends: [16.7, 16.7],
      state: 'split',
    },
    { given: [1, 4], median: 2.5, iqr: 1.5, range: 3, mode: 50, within1: 0, ends: [50, 50], state: 'polarised' },
    { given: [3, 3, 3, 2], median: 3, iqr: 0.25, range: 1, mode: 75, within1: 100, ends: [0, 0], state: 'agreed' },
  ] as const)('of $given is the published one, and its state is $state', (row) => {
    const spread = describe(row.given)
    expect(spread).toMatchObject({ n: row.given.length, median: row.median, iqr: row.iqr, range: row.range })
    expect([spread?.modeShare, spread?.within1].map((share) => percent(share ?? -1))).toEqual([row.mode, row.within1])
    expect([spread?.bottomShare, spread?.topShare].map((share) => percent(share ?? -1))).toEqual(row.ends)
    expect(consensusState(row.given, DEFAULT_RULE)).toBe(row.state)
  })

  it('names both levels of a tie', () => expect(describe([2, 2, 3, 3])?.modes).toEqual([2, 3]))

  it('says nothing about nobody', () => {
    expect(describe([])).toBeUndefined()
    expect(consensusState([], DEFAULT_RULE)).toBeUndefined()
    expect(suggestedLevel([])).toBeUndefined()
  })

  it('leaves out what cannot be judged, and counts it as a gap', () => {
    const scores: Score[] = [
      {
        kind: 'level',
        current: 4,
        ambition: 4,
        confidence: 'high',
        evidenceStrength: 'fair',
        reason: 'The audit says so',
      },
      { kind: 'cannot-judge', reason: '' },
      { kind: 'does-not-apply', reason: 'Not a billing authority' },
    ]
    expect(levelsOf(scores)).toEqual([4])
    expect(coverage(scores, 5)).toEqual({ assessors: 5, levels: 1, cannotJudge: 1, doesNotApply: 1 })
  })
})

group('the consensus state', () => {
  const atLeast = [2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11, 12]
  it.each(atLeast.map((needed, at) => ({ n: at + 2, needed })))(
    'of $n people is agreed from $needed on one level',
    ({ n, needed }) => {
      const given = (most: number): Level[] => [...Array<Level>(most).fill(3), ...Array<Level>(n - most).fill(2)]
      expect(consensusState(given(needed), DEFAULT_RULE)).toBe('agreed')
      expect(consensusState(given(needed - 1), DEFAULT_RULE)).not.toBe('agreed')
    },
  )

  it('exists for every group of people, and does not depend on who said what', () =>
    fc.assert(
      fc.property(levels, fc.infiniteStream(fc.nat()), (given, order) => {
        const relabelled = given.map((one) => [order.next().value, one] as const).sort((a, b) => a[0] - b[0])
        expect(CONSENSUS_STATES).toContain(consensusState(given, DEFAULT_RULE))
        expect(describe(relabelled.map(([, one]) => one))).toEqual(describe(given))
        expect(rank(relabelled.map(([, one]) => one))).toBe(rank(given))
      }),
    ))

  it('does not depend on which end of the scale is called the top', () =>
    fc.assert(
      fc.property(levels, (given) => {
        expect(rank(given.map((one) => (5 - one) as Level))).toBe(rank(given))
      }),
    ))

  it('is never lowered by one more person who stands at the median', () =>
    fc.assert(
      fc.property(levels, (given) => {
        const suggestion = suggestedLevel(given)
        fc.pre(suggestion?.kind === 'one')
        if (suggestion?.kind === 'one') expect(rank([...given, suggestion.level])).toBeGreaterThanOrEqual(rank(given))
      }),
    ))

  it('is agreed whenever everybody says the same, and stays so with one more', () => {
    for (const one of LEVELS)
      for (let n = 1; n < 20; n += 1) expect(consensusState(Array<Level>(n).fill(one), DEFAULT_RULE)).toBe('agreed')
  })

  it('is polarised exactly when a third stand on each side, two levels apart, and the group is not close', () =>
    fc.assert(
      fc.property(levels, (given) => {
        const at = (from: number, to: number) =>
          given.filter((one) => one >= from && one <= to).length * 3 >= given.length
        const camps = (at(1, 1) && at(3, 4)) || (at(1, 2) && at(4, 4))
        expect(rank(given) === 0).toBe(camps && rank(given) < 2)
      }),
    ))
})

group('the level that the chair may begin with', () => {
  it('is the median where somebody gave it, and none where two camps stand apart or nobody gave it', () => {
    expect(startingLevel([2, 3, 3, 4])).toBe(3)
    expect(startingLevel([2, 2, 2, 2, 4, 4, 4, 4])).toBeUndefined()
    expect(startingLevel([1, 1, 1, 4, 4])).toBeUndefined()
    expect(startingLevel([2, 3])).toBeUndefined()
    expect(startingLevel([])).toBeUndefined()
  })

  it('is never one that nobody gave, nor any of a polarised round', () =>
    fc.assert(
      fc.property(levels, (given) => {
        const start = startingLevel(given)
        if (start !== undefined) expect(given).toContain(start)
        if (rank(given) === 0) expect(start).toBeUndefined()
      }),
    ))
})

group('the level that most gave', () => {
  it('is one that more than half gave, and none where exactly half did, however near the median is', () => {
    expect(levelOfMost([2, 3, 3])).toBe(3)
    expect(levelOfMost([2, 2, 3, 3])).toBeUndefined()
    expect(levelOfMost([1, 2, 3])).toBeUndefined()
    expect(levelOfMost([])).toBeUndefined()
  })

  it('is the median wherever there is one', () =>
    fc.assert(
      fc.property(levels, (given) => {
        const most = levelOfMost(given)
        if (most !== undefined) expect(suggestedLevel(given)).toEqual({ kind: 'one', level: most })
      }),
    ))
})

const anyRule = fc.record({
  consensusRule: fc.constantFrom(...CONSENSUS_RULES),
  agreeShare: fc.integer({ min: 50, max: 100 }).map((share) => share / 100),
})

group('the state under each rule', () => {
  it('is one of the four, for every group of people, whoever said what and whichever end is the top', () =>
    fc.assert(
      fc.property(levels, anyRule, fc.infiniteStream(fc.nat()), (given, rule, order) => {
        const state = consensusState(given, rule)
        const relabelled = given.map((one) => [order.next().value, one] as const).sort((a, b) => a[0] - b[0])
        expect(CONSENSUS_STATES.filter((one) => one === state)).toHaveLength(1)
        expect(
          rank(
            relabelled.map(([, one]) => one),
            rule,
          ),
        ).toBe(rank(given, rule))
        expect(
          rank(
            given.map((one) => (5 - one) as Level),
            rule,
          ),
        ).toBe(rank(given, rule))
      }),
    ))

  it('is never lowered by one more person who stands at the median', () =>
    fc.assert(
      fc.property(levels, anyRule, (given, rule) => {
        const suggestion = suggestedLevel(given)
        fc.pre(suggestion?.kind === 'one')
        if (suggestion?.kind === 'one')
          expect(rank([...given, suggestion.level], rule)).toBeGreaterThanOrEqual(rank(given, rule))
      }),
      { numRuns: 2000 },
    ))

  it('is agreed when everybody says the same', () =>
    fc.assert(
      fc.property(level, fc.integer({ min: 1, max: 25 }), anyRule, (one, n, rule) => {
        expect(consensusState(Array<Level>(n).fill(one), rule)).toBe('agreed')
      }),
    ))

  const under = (consensusRule: RuleKind, given: Level[], agreeShare = 0.75) =>
    consensusState(given, { consensusRule, agreeShare })
  it.each([
    { given: [3, 3, 3, 3, 3, 3, 2, 4], standard: 'close', percent: 'agreed', rand: 'agreed' },
    { given: [3, 3, 3, 3, 3, 3, 3, 1], standard: 'split', percent: 'agreed', rand: 'agreed' },
    { given: [1, 1, 1, 4, 4, 4, 2, 3, 4], standard: 'polarised', percent: 'polarised', rand: 'polarised' },
    { given: [2, 2, 3, 3], standard: 'close', percent: 'close', rand: 'close' },
    { given: [1, 2, 2, 2, 3, 4], standard: 'split', percent: 'split', rand: 'close' },
    { given: [1, 1, 2, 3, 3, 3, 3, 3], standard: 'split', percent: 'close', rand: 'close' },
    { given: [1, 1, 1, 2, 3, 3, 3, 4, 4, 4], standard: 'split', percent: 'split', rand: 'split' },
    { given: [3, 3, 3, 3, 2, 2, 2, 2], standard: 'close', percent: 'close', rand: 'close' },
  ] as { given: Level[]; standard: string; percent: string; rand: string }[])(
    'of $given is $standard, $percent and $rand',
    ({ given, standard, percent, rand }) => {
      expect([under('standard', given), under('percent', given), under('rand', given)]).toEqual([
        standard,
        percent,
        rand,
      ])
    },
  )

  it('by heads alone needs more than half, however low the share is set', () => {
    expect(under('percent', [1, 1, 4, 4], 0.5)).toBe('polarised')
    expect(under('percent', [2, 2, 3, 4], 0.5)).not.toBe('agreed')
  })
})

group('the suggested level', () => {
  it('is the median where that is a level', () => expect(suggestedLevel([2, 3, 3])).toEqual({ kind: 'one', level: 3 }))
  it('is two candidates where it is not', () =>
    expect(suggestedLevel([2, 2, 3, 3])).toEqual({ kind: 'either', lower: 2, upper: 3 }))
})

group('the levels cell by cell', () => {
  it('are shown of the cells that may be shown, and of the others only that they are there', () => {
    const people = [...'aaabb'].map((label) => ({ label, level: 2 as const }))
    expect(levelsByCell(people, new Set(['a', 'c']))).toEqual([
      { label: 'a', isShown: true, n: 3, counts: { 1: 0, 2: 3, 3: 0, 4: 0 }, spread: describe([2, 2, 2]) },
      { label: 'b', isShown: false },
    ])
  })
})
