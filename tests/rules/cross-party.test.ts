import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocsOf, crossPartyConcerns, OUTSIDE, type SidedLevel } from '@/lib/score/cross-party'
import { ruleReach } from '@/lib/score/rule-reach'
import type { Level } from '@/lib/score/score'

const ON = { crossParty: true }
const level = fc.constantFrom<Level>(1, 2, 3, 4)
const some = (group: string | null, inAdministration: boolean | null, ...given: Level[]): SidedLevel[] =>
  given.map((one) => ({ group, inAdministration, level: one }))
const officers = (...given: Level[]) => some(null, null, ...given)
const stops = (given: readonly SidedLevel[], agreed: Level) =>
  crossPartyConcerns(given, agreed, ON).map(({ called }) => called)

describe('a level that passes over a group', () => {
  const round = [...some('Hill', null, 1, 1, 2), ...some('Vale', null, 3, 3, 4, 3), ...some('Moor', null, 1, 1)]

  it('is stopped where three or more of it gave levels whose median is two or more away', () =>
    expect(crossPartyConcerns(round, 3, ON)).toEqual([{ kind: 'group', called: 'Hill', assessors: 3, median: 1 }]))
  it('passes one level away, and where the assessment has the rule off', () => {
    expect(stops(round, 2)).toEqual([])
    expect(crossPartyConcerns(round, 3, { crossParty: false })).toEqual([])
  })
})

/** Twelve, half of them officers, and six councillors in three groups of two. */
const twelve = (administration: string | undefined, [hill, vale, moor]: [Level, Level, Level], officer: Level = 3) => [
  ...officers(officer, officer, officer, officer, officer, officer),
  ...[['Hill', hill] as const, ['Vale', vale] as const, ['Moor', moor] as const].flatMap(([group, one]) =>
    some(group, administration === undefined ? null : group === administration, one, one),
  ),
]

describe('the members outside the administration', () => {
  it('count together, so that twelve assessors in groups of two can stop a level', () => {
    expect(stops(twelve('Hill', [3, 1, 1]), 3)).toEqual([OUTSIDE])
    expect(stops(twelve('Hill', [3, 1, 1]), 2)).toEqual([])
  })
  it('stop nothing where no group was marked: then there is nobody outside, and no group is large enough', () => {
    expect(blocsOf(twelve(undefined, [3, 1, 1]))).toEqual([])
    expect(stops(twelve(undefined, [3, 1, 1]), 3)).toEqual([])
  })
  it('take in members of no group, and no officer', () => {
    const round = [...some('Hill', true, 4, 4), ...some('Vale', false, 1, 1), ...some(null, false, 1)]
    expect(stops([...round, ...officers(4, 4, 4)], 4)).toEqual([OUTSIDE])
    expect(stops([...some('Vale', false, 1, 1), ...officers(1, 1, 1)], 4)).toEqual([])
  })
  it('are not asked beside a group that is all of them', () =>
    expect(stops([...some('Hill', true, 4, 4), ...some('Vale', false, 1, 1, 1)], 4)).toEqual(['Vale']))
  it('are asked beside a group that is a part of them', () =>
    expect(stops([...some('Vale', false, 1, 1, 1), ...some('Moor', false, 1)], 4)).toEqual(['Vale', OUTSIDE]))
})

/** A council of any size: who sits in which group, which groups run it, if any, and what each gave. */
const council = fc
  .record({
    people: fc.array(fc.record({ group: fc.constantFrom('Hill', 'Vale', 'Moor', 'Fen', null, 'officer'), level }), {
      maxLength: 16,
    }),
    running: fc.subarray(['Hill', 'Vale', 'Moor', 'Fen']),
  })
  .map(({ people, running }) =>
    people.map(({ group, level }): SidedLevel => {
      if (group === 'officer') return { group: null, inAdministration: null, level }
      return { group, inAdministration: running.length > 0 ? running.includes(group ?? '') : null, level }
    }),
  )
/** Twice the median, in whole numbers: the rule said once more, in another way. */
const twiceMedian = (levels: Level[]) => {
  const sorted = [...levels].sort()
  const at = (place: number) => sorted[Math.floor(place)] ?? 0
  return at((sorted.length - 1) / 2) + at(sorted.length / 2)
}
const isPassedOver = (members: SidedLevel[], agreed: Level) =>
  members.length >= 3 && Math.abs(twiceMedian(members.map((one) => one.level)) - 2 * agreed) >= 4

describe('the rule over all sizes and groups', () => {
  it('stops exactly what passes over three or more of one group, or three or more outside the administration', () =>
    fc.assert(
      fc.property(council, level, (given, agreed) => {
        const groups = ['Hill', 'Vale', 'Moor', 'Fen'].filter((name) =>
          isPassedOver(
            given.filter(({ group }) => group === name),
            agreed,
          ),
        )
        const outside = given.filter(({ inAdministration }) => inAdministration === false)
        const found = stops(given, agreed)
        expect(found.filter((called) => called !== OUTSIDE).sort()).toEqual(groups.sort())
        const isAsked =
          found.includes(OUTSIDE) ||
          (new Set(outside.map(({ group }) => group)).size === 1 && groups.includes(outside[0]?.group ?? ''))
        expect(isAsked).toBe(isPassedOver(outside, agreed))
      }),
      { numRuns: 2000 },
    ))

  it('does not depend on what groups are called, nor on the order of the scores', () =>
    fc.assert(
      fc.property(council, level, (given, agreed) => {
        const swapped: Record<string, string> = { Hill: 'Vale', Vale: 'Moor', Moor: 'Fen', Fen: 'Hill' }
        const back = Object.fromEntries(Object.entries(swapped).map(([from, to]) => [to, from]))
        const relabelled = given.map((one) => ({ ...one, group: one.group && (swapped[one.group] ?? one.group) }))
        const told = crossPartyConcerns(relabelled.reverse(), agreed, ON).map((one) => ({
          ...one,
          called: back[one.called] ?? one.called,
        }))
        const byName = (a: { called: string }, b: { called: string }) => a.called.localeCompare(b.called)
        expect(told.sort(byName)).toEqual(crossPartyConcerns(given, agreed, ON).sort(byName))
      }),
    ))

  it('fires for some and not for others', () => {
    const tried = fc.sample(fc.tuple(council, level), 500).map(([given, agreed]) => stops(given, agreed))
    expect(tried.some((called) => called.includes(OUTSIDE))).toBe(true)
    expect(tried.some((called) => called.some((one) => one !== OUTSIDE))).toBe(true)
    expect(tried.some((called) => called.length === 0)).toBe(true)
  })
})

describe('what the rule reaches among those who are named', () => {
  const named = council.map((given) =>
    given.map((one) => ({
      ...one,
      standing: one.group === null && one.inAdministration === null ? ('officer' as const) : ('member' as const),
    })),
  )

  it('is nobody exactly where no scores at all can make it stop a level', () =>
    fc.assert(
      fc.property(named, (people) => {
        const allAtOne = people.map((one) => ({ ...one, level: 1 as const }))
        expect(ruleReach(people).canFire).toBe(stops(allAtOne, 4).length > 0)
      }),
    ))
  it('is nobody among twelve in groups of two where no group was marked, and the four outside where one was', () => {
    const reached = (administration: string | undefined) =>
      ruleReach(
        twelve(administration, [3, 1, 1]).map((one) => ({
          ...one,
          standing: one.group ? ('member' as const) : ('officer' as const),
        })),
      )
    expect(reached(undefined)).toMatchObject({ canFire: false, isSided: false, officers: 6, outside: 0 })
    expect(reached('Hill')).toMatchObject({ canFire: true, countsTogether: true, outside: 4 })
    expect(reached('Hill').groups).toEqual([
      { group: 'Hill', assessors: 2, inAdministration: true, countsAlone: false },
      { group: 'Moor', assessors: 2, inAdministration: false, countsAlone: false },
      { group: 'Vale', assessors: 2, inAdministration: false, countsAlone: false },
    ])
  })
})
