import fc from 'fast-check'
import { expect, it } from 'vitest'
import { workingDaysBefore } from '@/lib/assessment/assessment'
import { bankHolidaysOf, easterOf, isWorkingDay } from '@/lib/assessment/bank-holidays'
import { timetableOf } from '@/lib/assessment/timetable'

it('bank holidays are those that gov.uk lists, with their substitute days', () => {
  const days = (year: number) => bankHolidaysOf(year).map((day) => day.slice(5))
  expect(days(2026)).toEqual(['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'])
  expect(days(2027)).toEqual(['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'])
  expect(days(2028)).toEqual(['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'])
  expect(days(2033), 'Christmas Day on a Sunday').toEqual([
    ...['01-03', '04-15', '04-18', '05-02', '05-30', '08-29', '12-26', '12-27'],
  ])
})

it('there are eight in a year, on weekdays, and Easter is a Sunday between 22 March and 25 April', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1972, max: 2199 }), (year) => {
      const all = bankHolidaysOf(year)
      expect(all).toHaveLength(8)
      expect(all.some((day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))).toBe(false)
      const easter = easterOf(year)
      expect(easter.getUTCDay()).toBe(0)
      expect(easter >= new Date(Date.UTC(year, 2, 22)) && easter <= new Date(Date.UTC(year, 3, 25))).toBe(true)
    }),
  )
})

it('working days go past weekends and bank holidays, both ways', () => {
  expect(workingDaysBefore('2026-12-11', -10), 'no signing on Christmas Day').toBe('2026-12-29')
  expect(workingDaysBefore('2026-12-29', 10)).toBe('2026-12-11')
  expect(workingDaysBefore('2027-01-04', 5)).toBe('2026-12-23')
  const days = timetableOf('2026-12-11', null, '2026-09-01').map(({ day }) => day)
  expect(days.filter((day) => !isWorkingDay(day))).toEqual([])
})
