import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barOf, spanOf } from '@/lib/plan/draw-time'
import { STUCK_DAYS, standingOf } from '@/lib/plan/plan'

const TODAY = '2026-12-01'
const moving = { state: 'under-way' as const, isAtRisk: false, dueOn: '2027-01-31', movedOn: '2026-11-20' }

describe('how an action stands', () => {
  it('follows from when it last moved before it follows from anything that is said of it', () => {
    const silent = { ...moving, movedOn: '2026-10-02' }
    expect(standingOf(silent, TODAY), `${STUCK_DAYS} days`).toBe('stuck')
    expect(standingOf({ ...silent, movedOn: '2026-10-03' }, TODAY), 'a day less').toBe('under-way')
    expect(standingOf({ ...silent, isAtRisk: true, dueOn: '2026-11-01' }, TODAY)).toBe('stuck')
    expect(standingOf({ ...moving, dueOn: '2026-11-30' }, TODAY)).toBe('overdue')
    expect(standingOf({ ...moving, dueOn: TODAY }, TODAY), 'due today').toBe('under-way')
    expect(standingOf({ ...moving, isAtRisk: true }, TODAY)).toBe('at-risk')
    for (const state of ['proposed', 'done', 'dropped'] as const)
      expect(standingOf({ ...silent, state }, TODAY)).toBe(state)
  })
})

describe('the strips of time', () => {
  const day = fc
    .integer({ min: 0, max: 2000 })
    .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10))
  const drawn = fc.record({
    startedOn: day,
    dueOn: day,
    movedOn: day,
    endedOn: fc.constant(null),
    steps: fc.array(fc.record({ dueOn: day, isDone: fc.boolean() }), { maxLength: 6 }),
  })

  it('have a place for every day of every action, in their order, and for today', () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 8 }), day, (actions, today) => {
        const span = spanOf(actions, today)
        expect(span.today).toBeGreaterThan(0)
        expect(span.today).toBeLessThan(1)
        const bars = actions.map((action) => barOf(action, span, today, false))
        const at = [...bars.map(({ due }) => due), ...bars.flatMap(({ steps }) => steps.map((step) => step.at))]
        for (const place of at) expect(place > 0 && place < 1).toBe(true)
        const byDay = actions
          .map(({ dueOn }, n) => [dueOn, bars[n]?.due ?? 0] as const)
          .sort((a, b) => (a[0] < b[0] ? -1 : 1))
        expect(byDay.map(([, place]) => place)).toEqual([...byDay.map(([, place]) => place)].sort((a, b) => a - b))
        expect(span.ticks.length).toBeLessThanOrEqual(14)
      }),
    )
  })

  it('are filled to the day of the last word and no further, and late from the day that it was due', () => {
    const action = { startedOn: '2026-06-01', dueOn: '2026-10-01', movedOn: '2026-09-01', endedOn: null, steps: [] }
    const span = spanOf([action], TODAY)
    const bar = barOf(action, span, TODAY, true)
    expect(bar.filled).toBe(bar.silentFrom)
    expect(bar.late).toBe(span.today)
    expect(bar.silentDays).toBe(91)
    expect(barOf({ ...action, endedOn: '2026-09-20' }, span, TODAY, false)).toMatchObject({
      late: null,
      silentFrom: null,
    })
  })
})
