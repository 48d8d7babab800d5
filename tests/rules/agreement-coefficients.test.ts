import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrapInterval } from '@/lib/score/bootstrap-interval'
import { consensusIndex } from '@/lib/score/consensus-index'
import { kendallW } from '@/lib/score/kendall-w'
import { krippendorffAlpha, type Metric } from '@/lib/score/krippendorff-alpha'
import { allowedOutside, ipras, isDisagreement } from '@/lib/score/rand-disagreement'
import { LEVELS, type Level } from '@/lib/score/score'

/** Observers' lines as papers print them, a dot for a missing rating, turned into units. */
const unitsOf = (...lines: string[]) => {
  const rows = lines.map((line) => line.split(' '))
  return (rows[0] ?? []).map((_, unit) => rows.flatMap((row) => (row[unit] === '.' ? [] : [Number(row[unit])])))
}
const level = fc.constantFrom(...LEVELS)
const units = fc.array(fc.array(level, { minLength: 2, maxLength: 8 }), { minLength: 2, maxLength: 12 })
const METRICS: Metric[] = ['nominal', 'ordinal', 'interval']

describe('Krippendorff’s alpha', () => {
  const standard = unitsOf(
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  )
  const encyclopedia = unitsOf(
    '. . . . . 3 4 1 2 1 1 3 3 . 3',
    '1 . 2 1 3 3 4 3 . . . . . . .',
    '. . 2 1 3 4 4 . 2 1 1 3 3 . 4',
  )
  it.each([
    ['the standard example', standard, 'nominal', 0.743421],
    ['the standard example', standard, 'ordinal', 0.815388],
    ['the standard example', standard, 'interval', 0.849107],
    ['the encyclopedia’s example', encyclopedia, 'nominal', 0.691358],
    ['the encyclopedia’s example', encyclopedia, 'interval', 0.810845],
    ['the encyclopedia’s example', encyclopedia, 'ordinal', 0.806721],
  ] as const)('of %s is the published one: %s', (_, given, metric, published) =>
    expect(krippendorffAlpha(given, metric)).toBeCloseTo(published, 6),
  )

  it('is 1 where all agree on each, and says nothing where all gave one rating throughout or nothing can be compared', () => {
    for (const metric of METRICS) {
      expect(
        krippendorffAlpha(
          [
            [1, 1],
            [2, 2, 2],
            [4, 4],
          ],
          metric,
        ),
      ).toBe(1)
      expect(
        krippendorffAlpha(
          [
            [3, 3],
            [3, 3, 3],
          ],
          metric,
        ),
      ).toBeUndefined()
      expect(krippendorffAlpha([[1], [4], []], metric)).toBeUndefined()
    }
  })

  it('does not depend on who rated, on the order of the questions, or on which end is the top', () =>
    fc.assert(
      fc.property(units, fc.constantFrom(...METRICS), (given, metric) => {
        const turned = [...given].reverse().map((unit) => [...unit].reverse().map((one) => 5 - one))
        const [a, b] = [krippendorffAlpha(given, metric), krippendorffAlpha(turned, metric)]
        if (a === undefined) expect(b).toBeUndefined()
        else expect(b).toBeCloseTo(a, 9)
      }),
    ))

  it('leaves out a question that fewer than two rated', () =>
    expect(krippendorffAlpha([...standard, [5], []], 'ordinal')).toBe(krippendorffAlpha(standard, 'ordinal')))
})

describe('the bootstrap interval', () => {
  const given = [
    [1, 1, 2],
    [2, 2, 2],
    [3, 4, 4],
    [4, 4, 4],
    [1, 2, 1],
    [3, 3, 3],
  ]
  const alpha = (of: readonly number[][]) => krippendorffAlpha(of, 'ordinal')

  it('is the same every time, lies around the statistic, and is no wider than what the statistic can be', () => {
    const first = bootstrapInterval(given, alpha)
    expect(bootstrapInterval(given, alpha)).toEqual(first)
    expect(first?.lower).toBeLessThan(alpha(given) ?? 0)
    expect(first?.upper).toBeGreaterThan(alpha(given) ?? 1)
    expect(first?.upper).toBeLessThanOrEqual(1)
  })
  it('of a mean comes close to the normal one', () => {
    const numbers = Array.from({ length: 100 }, (_, at) => at)
    const mean = (of: readonly number[]) => of.reduce((a, b) => a + b, 0) / of.length
    const { lower = 0, upper = 0 } = bootstrapInterval(numbers, mean) ?? {}
    const error = (1.96 * 28.866) / 10
    expect(Math.abs(lower - (49.5 - error))).toBeLessThan(1)
    expect(Math.abs(upper - (49.5 + error))).toBeLessThan(1)
  })
  it('is none where the statistic mostly says nothing', () => {
    expect(bootstrapInterval([[3, 3]], alpha)).toBeUndefined()
    expect(bootstrapInterval([], alpha)).toBeUndefined()
  })
})

describe('Kendall’s W', () => {
  it('is the published one without ties', () => {
    const found = kendallW([
      [1, 3, 2],
      [1, 2, 3],
      [2, 3, 1],
      [3, 1, 2],
    ])
    expect(found?.rankSums).toEqual([7, 9, 8])
    expect(found?.w).toBeCloseTo(1 / 16, 12)
  })
  it('is the published one with ties', () => {
    const found = kendallW([
      [10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4],
      [7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3],
      [17, 17, 20, 14.5, 15.5, 13, 19.5, 16, 21, 20, 18, 22],
    ])
    expect(found?.rankSums).toEqual([14.5, 21, 30.5, 6, 11, 3.5, 20, 11.5, 29, 28.5, 22.5, 36])
    expect(found?.w).toBeCloseTo(0.924135, 6)
    expect(found?.chiSquare).toBeCloseTo(30.4965, 4)
    expect(found?.degrees).toBe(11)
  })
  it('lies between 0 and 1, and does not depend on who judged or in what order the things are', () =>
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 8 })
          .chain((n) => fc.array(fc.array(level, { minLength: n, maxLength: n }), { minLength: 2, maxLength: 8 })),
        (judges) => {
          const found = kendallW(judges)
          if (!found) return
          expect(found.w).toBeGreaterThanOrEqual(0)
          expect(found.w).toBeLessThanOrEqual(1 + 1e-9)
          expect(kendallW([...judges].reverse().map((judge) => [...judge].reverse()))?.w).toBeCloseTo(found.w, 9)
        },
      ),
    ))
  it('says nothing of one judge, of one thing, or of judges who told nothing apart', () => {
    for (const judges of [
      [[1, 2]],
      [[1], [2]],
      [
        [2, 2, 2],
        [3, 3, 3],
      ],
      [],
    ])
      expect(kendallW(judges)).toBeUndefined()
  })
})

describe('Tastle and Wierman’s consensus', () => {
  it.each([
    [[2, 2, 2, 2], 1],
    [[1, 1, 4, 4], 0],
    [[3, 3, 3, 3, 3, 3, 2, 4], 0.8538],
    [[1, 1, 1, 4, 4, 4, 2, 3, 4], 0.174],
  ] as [Level[], number][])('of %j is %f', (given, published) =>
    expect(consensusIndex(given)).toBeCloseTo(published, 4),
  )

  it('lies between 0 and 1, whichever end is the top, and does not fall with one more at the mean', () =>
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 25 }), (given) => {
        const found = consensusIndex(given) ?? -1
        expect(found).toBeGreaterThanOrEqual(-1e-9)
        expect(found).toBeLessThanOrEqual(1)
        expect(consensusIndex(given.map((one) => (5 - one) as Level))).toBeCloseTo(found, 9)
        const mean = given.reduce<number>((a, b) => a + b, 0) / given.length
        if (Number.isInteger(mean))
          expect(consensusIndex([...given, mean as Level])).toBeGreaterThanOrEqual(found - 1e-9)
      }),
    ))
  it('says nothing of nobody', () => expect(consensusIndex([])).toBeUndefined())
})

describe('RAND’s test of disagreement', () => {
  it('gives the published numbers of fifteen panellists', () => {
    const found = ipras([4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9])
    expect(found).toMatchObject({ ipr: 1, centre: 7.5, asymmetry: 2.5, isDisagreement: false })
    expect(found?.limit).toBeCloseTo(6.1, 12)
  })
  it('finds two camps, and allows a wide range at one end', () => {
    expect(ipras([1, 1, 1, 1, 9, 9, 9, 9])?.isDisagreement).toBe(true)
    expect(ipras([6, 6, 6, 9, 9, 9])?.isDisagreement).toBe(false)
    expect(ipras([])).toBeUndefined()
  })
  it('on four levels: neighbours never disagree, two levels apart always do', () => {
    const pairs = LEVELS.flatMap((a) => LEVELS.map((b) => [a, b] as const))
    for (const [a, b] of pairs)
      expect(isDisagreement([...Array<Level>(5).fill(a), ...Array<Level>(5).fill(b)])).toBe(Math.abs(a - b) >= 2)
  })
  it('allows as many outside as the published table', () => {
    const published = { 8: 2, 10: 2, 11: 3, 13: 3, 14: 4, 16: 4, 17: 5, 19: 5, 20: 6, 22: 6, 23: 7, 25: 7 }
    for (const [n, most] of Object.entries(published)) expect(allowedOutside(Number(n))).toBe(most)
    expect([1, 2, 4, 5, 7].map(allowedOutside)).toEqual([0, 0, 0, 1, 1])
  })
})
