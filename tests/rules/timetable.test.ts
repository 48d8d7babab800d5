import { expect, it } from 'vitest'
import { latestScoresDue, workingDaysBefore } from '@/lib/assessment/assessment'
import { MILESTONES, timetableOf } from '@/lib/assessment/timetable'

it('working days are counted backwards and forwards', () => {
  expect(workingDaysBefore('2027-06-18', 5), 'a Friday').toBe('2027-06-11')
  expect(workingDaysBefore('2027-06-21', 1), 'a Monday').toBe('2027-06-18')
  expect(workingDaysBefore('2027-06-18', -1)).toBe('2027-06-21')
  expect(workingDaysBefore('2027-06-19', -1), 'a Saturday').toBe('2027-06-21')
  expect(workingDaysBefore('2027-06-18', 0)).toBe('2027-06-18')
})

it('a timetable goes back from the meeting and on from it, in order and on working days, with scores due as the rule asks', () => {
  const days = timetableOf('2027-06-18', null, '2027-01-01')
  expect(days.map(({ milestone }) => milestone)).toEqual(MILESTONES)
  expect(days.map(({ day }) => day)).toEqual([...days.map(({ day }) => day)].sort())
  for (const { day, milestone } of days)
    expect([1, 2, 3, 4, 5], milestone).toContain(new Date(`${day}T00:00:00Z`).getUTCDay())
  expect(days.find(({ milestone }) => milestone === 'scoresDue')?.day).toBe(latestScoresDue('2027-06-18'))
  expect(days.some(({ isPast }) => isPast)).toBe(false)
})

it('a day that is set for the scores moves what comes before it, and what is past says so', () => {
  const days = timetableOf('2027-06-18', '2027-06-04', '2027-05-24')
  const at = (wanted: string) => days.find(({ milestone }) => milestone === wanted)
  expect(at('scoring'), 'past the bank holiday of 31 May').toEqual({
    milestone: 'scoring',
    day: '2027-05-20',
    isPast: true,
  })
  expect(at('scoresDue')).toEqual({ milestone: 'scoresDue', day: '2027-06-04', isPast: false })
  expect(at('agenda')?.day).toBe('2027-06-15')
})
