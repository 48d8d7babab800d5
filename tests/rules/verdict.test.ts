import { describe, expect, it } from 'vitest'
import type { Level } from '@/lib/score/score'
import { unanimousIn, verdictOf } from '@/lib/score/verdict'

describe('what is said of a revealed round', () => {
  it.each([
    [[3, 3, 3, 2, 4], { most: 3, modes: [3], isNear: true, middle: { kind: 'one', level: 3 } }],
    [[2, 2, 3, 3], { most: 2, modes: [2, 3], isNear: false, middle: { kind: 'either', lower: 2, upper: 3 } }],
    [[1, 4], { most: 1, modes: [1, 4], middle: { kind: 'either', lower: 2, upper: 3 } }],
    [[1, 1, 1, 4], { most: 3, modes: [1], isNear: false, lowest: 1, highest: 4 }],
  ] as [Level[], object][])('of %j: a tie is a tie, and a distance is one', (levels, said) =>
    expect(verdictOf(levels)).toMatchObject(said),
  )
  it('is nothing where nobody gave a level', () => expect(verdictOf([])).toBeUndefined())
  it('all agree where two or more gave one level', () => {
    expect(unanimousIn([3, 3, 3])).toEqual({ n: 3, level: 3 })
    expect(unanimousIn([3])).toBeUndefined()
    expect(unanimousIn([3, 2, 3])).toBeUndefined()
  })
})
