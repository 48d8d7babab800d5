import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clockOf,
  fairQueue,
  type Hand,
  invitedToSpeak,
  keepPinned,
  orderAgenda,
  stageOf,
  timeBudget,
  widthOf,
} from '@/lib/meeting/meeting'
import type { Level } from '@/lib/score/score'

const level = fc.constantFrom<Level>(1, 2, 3, 4)
const candidate = (code: string, levels: Level[], more: Partial<Parameters<typeof orderAgenda>[0][number]> = {}) => {
  const [area = 0, number = 0] = code.split('.').map(Number)
  return { code, area, number, isRevealed: true, levels, groups: [], assessors: levels.length, ...more }
}
const codes = (all: { code: string }[]) => all.map(({ code }) => code)
const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 10, minute))
const hand = (id: string, userId: string, minute: number, more: Partial<Hand> = {}): Hand => ({
  id,
  userId,
  raisedAt: at(minute),
  calledAt: null,
  endedAt: null,
  ...more,
})

describe('the agenda', () => {
  it('puts the widest spread first', () => {
    const order = orderAgenda([
      candidate('1.1', [3, 3, 3, 3]),
      candidate('1.2', [2, 3, 3, 2]),
      candidate('2.1', [1, 1, 4, 4]),
    ])
    expect(codes(order)).toEqual(['2.1', '1.2', '1.1'])
  })

  it('breaks ties by the gap between groups, then by missing levels, then by code', () => {
    const levels: Level[] = [1, 1, 1, 2, 2, 2]
    const apart: Level[][] = [
      [1, 1, 1],
      [2, 2, 2],
    ]
    const order = orderAgenda([
      candidate('1.1', levels),
      candidate('1.2', levels),
      candidate('1.3', levels, { assessors: 9 }),
      candidate('1.4', levels, { groups: apart }),
    ])
    expect(codes(order)).toEqual(['1.4', '1.3', '1.1', '1.2'])
  })

  it('says nothing of hidden scores: whatever they are, a question that is not revealed stands where its code puts it', () => {
    fc.assert(
      fc.property(fc.array(level), fc.array(level), (one, other) => {
        const order = (hidden: Level[]) =>
          codes(
            orderAgenda([
              candidate('2.2', hidden, { isRevealed: false, groups: [hidden], assessors: 9 }),
              candidate('1.1', [3, 3]),
              candidate('2.1', [], { isRevealed: false }),
            ]),
          )
        expect(order(one)).toEqual(order(other))
        expect(order(one)).toEqual(['1.1', '2.1', '2.2'])
      }),
    )
  })

  it('leaves pinned questions where they are, and loses none', () => {
    const before = [
      { code: 'a', isPinned: false },
      { code: 'b', isPinned: true },
      { code: 'c', isPinned: false },
    ]
    expect(keepPinned(before, ['c', 'a', 'b'])).toEqual(['c', 'b', 'a'])
    const some = fc.uniqueArray(fc.string(), { maxLength: 12 })
    fc.assert(
      fc.property(some, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (all, pins) => {
        const now = all.map((code, n) => ({ code, isPinned: pins[n] ?? false }))
        const placed = keepPinned(now, [...all].reverse())
        expect([...placed].sort()).toEqual([...all].sort())
        for (const [n, { code, isPinned }] of now.entries()) if (isPinned) expect(placed[n]).toBe(code)
      }),
    )
  })

  it('measures width from 0 where all agree to its most where two halves stand at the ends', () => {
    expect(widthOf([])).toBe(0)
    expect(widthOf([2])).toBe(0)
    expect(widthOf([3, 3, 3])).toBe(0)
    expect(widthOf([1, 4])).toBe(3)
    fc.assert(
      fc.property(fc.array(level, { minLength: 2 }), (levels) => {
        expect(widthOf(levels)).toBeGreaterThanOrEqual(0)
        expect(widthOf(levels)).toBeLessThanOrEqual(3)
        expect(widthOf([...levels].reverse())).toBeCloseTo(widthOf(levels), 10)
      }),
    )
  })

  it('gives the wider spread more minutes, and together no more than the meeting has', () => {
    expect(timeBudget([{ consensus: 'polarised' }, { consensus: 'split' }, { consensus: 'agreed' }], 90)).toEqual([
      40, 30, 10,
    ])
    const state = fc.constantFrom(
      'agreed' as const,
      'close' as const,
      'split' as const,
      'polarised' as const,
      undefined,
    )
    fc.assert(
      fc.property(
        fc.array(fc.record({ consensus: state }), { maxLength: 12 }),
        fc.integer({ min: 60, max: 600 }),
        (items, minutes) => {
          const budget = timeBudget(items, minutes)
          expect(budget.every((one) => one >= 2)).toBe(true)
          expect(budget.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(minutes)
        },
      ),
    )
  })
})

describe('the queue of hands', () => {
  it('favours whoever has not spoken, then whoever has waited longest', () => {
    const spoke = hand('1', 'ada', 0, { calledAt: at(1), endedAt: at(2) })
    const queue = fairQueue([spoke, hand('2', 'ada', 3), hand('3', 'ben', 5), hand('4', 'cat', 4)])
    expect(queue.map(({ userId }) => userId)).toEqual(['cat', 'ben', 'ada'])
  })

  it('counts no turn for a hand that was taken down unheard', () => {
    const down = hand('1', 'ada', 0, { endedAt: at(1) })
    expect(fairQueue([down, hand('2', 'ada', 2), hand('3', 'ben', 3)])[0]).toMatchObject({ userId: 'ada', turns: 0 })
  })

  it('asks one at the highest and one at the lowest level, and nobody where all said one', () => {
    const given = [
      { assessorId: 'ada', level: 1 as Level },
      { assessorId: 'ben', level: 1 as Level },
      { assessorId: 'cat', level: 4 as Level },
    ]
    expect(invitedToSpeak(given, [])).toEqual({ lowest: 'ada', highest: 'cat' })
    const spoke = hand('1', 'ada', 0, { calledAt: at(1), endedAt: at(2) })
    expect(invitedToSpeak(given, [spoke])).toEqual({ lowest: 'ben', highest: 'cat' })
    expect(invitedToSpeak(given.slice(0, 2), [])).toBeUndefined()
    expect(invitedToSpeak([], [])).toBeUndefined()
  })
})

describe('the stage and the clock', () => {
  it('show what came out only when the facilitator has begun and the round is revealed', () => {
    expect(stageOf({ round: 'revealed', isBegun: false })).toBe('reading')
    expect(stageOf({ round: 'open', isBegun: true })).toBe('scoring')
    expect(stageOf({ round: 'revealed', isBegun: true })).toBe('result')
    expect(stageOf({ round: 'agreed', isBegun: true })).toBe('agreed')
    expect(stageOf({ round: undefined, isBegun: true })).toBe('waiting')
  })

  it('counts below zero when the time is over, and stands still when stopped', () => {
    const running = { timerSeconds: 60, timerEndsAt: at(1), timerLeft: null, timerPausedBy: null }
    expect(clockOf(running, at(0))).toMatchObject({ left: 60, isRunning: true })
    expect(clockOf(running, at(2))?.left).toBe(-60)
    const stopped = { timerSeconds: 60, timerEndsAt: null, timerLeft: 20, timerPausedBy: 'participant' as const }
    expect(clockOf(stopped, at(9))).toEqual({ seconds: 60, left: 20, isRunning: false, pausedBy: 'participant' })
    expect(clockOf({ ...stopped, timerSeconds: null }, at(0))).toBeNull()
  })
})
