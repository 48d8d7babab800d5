import { describe, expect, it } from 'vitest'
import { clockOf, latestPlan, monthsAfter } from '@/lib/clock/clock'

const said = (what: 'plan' | 'progress', dueOn: string | null, at = '2026-05-01T10:00:00Z') => ({
  ...{ what, dueOn, reason: 'R', by: 'Lee', at: new Date(at) },
})

describe('the clock of a review', () => {
  it('counts months as people do: the same day, or the last one of a shorter month', () => {
    expect(monthsAfter('2026-01-15', 3)).toBe('2026-04-15')
    expect(monthsAfter('2026-11-30', 3)).toBe('2027-02-28')
    expect(monthsAfter('2027-11-30', 3)).toBe('2028-02-29')
    expect(monthsAfter('2026-03-31', 10)).toBe('2027-01-31')
    expect(latestPlan('2026-09-30')).toBe('2027-02-28')
  })

  it('is 3, 3, 10 and 12 months from the visit, each with whose it is', () => {
    expect(clockOf('2026-02-10', [], {}, '2026-02-11').map(({ what, dueOn, whose }) => [what, dueOn, whose])).toEqual([
      ['report', '2026-05-10', 'peers'],
      ['plan', '2026-05-10', 'council'],
      ['progress', '2026-12-10', 'council'],
      ['progress-report', '2027-02-10', 'peers'],
    ])
  })

  it('goes by the last day that something was moved to, says what is late, and nothing of what is done', () => {
    const moved = [said('plan', '2026-06-01'), said('plan', '2026-07-01'), said('progress', null)]
    const [report, plan, progress] = clockOf('2026-02-10', moved, { report: '2026-05-20' }, '2026-07-02')
    expect(report).toMatchObject({ doneOn: '2026-05-20', isLate: false, moved: null })
    expect(plan).toMatchObject({ dueOn: '2026-07-01', isLate: true, moved: { reason: 'R', by: 'Lee' } })
    expect(progress).toMatchObject({ dueOn: '2026-12-10', doneOn: '2026-05-01', isLate: false })
  })
})
