import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrapInterval } from '@/lib/score/bootstrap-interval'
import { intervalOf } from '@/lib/score/interval-of'
import { krippendorffAlpha } from '@/lib/score/krippendorff-alpha'
import { LEVELS, type Level } from '@/lib/score/score'

const given = fc.array(fc.constantFrom(...LEVELS), { minLength: 2, maxLength: 6 })
const questions = fc.array(given, { minLength: 3, maxLength: 5 })

describe('how sure the agreement is', () => {
  it('is what the bootstrap says, whether it is read for the first time or again', () => {
    fc.assert(
      fc.property(questions, (units) => {
        const anew = bootstrapInterval(units, (drawn) => krippendorffAlpha(drawn, 'ordinal'))
        expect(intervalOf(units)).toEqual(anew)
        expect(intervalOf(units)).toEqual(anew)
      }),
      { numRuns: 10 },
    )
  })

  it('is worked out once for the same levels, whoever gave them, and anew for others', () => {
    const first = intervalOf([
      [1, 2, 3],
      [2, 2, 4],
      [3, 3, 1],
    ])
    expect(first).toBeDefined()
    expect(
      intervalOf([
        [3, 1, 2],
        [4, 2, 2],
        [1, 3, 3],
      ]),
    ).toBe(first)
    const other: Level[][] = [
      [1, 2, 3],
      [2, 2, 4],
      [3, 3, 2],
    ]
    expect(intervalOf(other)).not.toEqual(first)
    expect(
      intervalOf([
        [1, 2],
        [3, 2, 2, 4],
        [3, 3, 1],
      ]),
    ).not.toBe(first)
  })
})
