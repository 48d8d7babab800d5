import { describe, expect, it } from 'vitest'
import { clockOf, clockWords, dayOf, dayWords, momentAt, momentWords, monthWords } from '@/lib/words/dates'

const HOUR = 3_600_000
const HOURS = ['12', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']
/** A clock at two minutes past each hour of a day of 24. */
const DAY = ['am', 'pm'].flatMap((half) => HOURS.map((hour) => `${hour}:02${half}`))
const hoursFrom = (midnight: string, count: number) =>
  Array.from({ length: count }, (_, n) => clockWords(new Date(Date.parse(midnight) + n * HOUR)))

describe('a moment in words', () => {
  it('has every hour of a day on a clock of twelve, in winter and in summer', () => {
    expect(hoursFrom('2026-11-23T00:02:00Z', 24)).toEqual(DAY)
    expect(hoursFrom('2026-07-01T00:02:00+01:00', 24)).toEqual(DAY)
  })

  it('leaves out the hour that is skipped in March and says the one of October twice', () => {
    expect(hoursFrom('2026-03-29T00:02:00Z', 23)).toEqual(DAY.toSpliced(1, 1))
    expect(hoursFrom('2026-10-25T00:02:00+01:00', 25)).toEqual(DAY.toSpliced(1, 0, '1:02am'))
  })

  it('is of the day that it is in Britain', () => {
    expect(momentWords('2026-11-23T14:05:00Z')).toBe('Monday 23 November 2026, 2:05pm')
    expect(momentWords('2026-07-05T23:30:00Z')).toBe('Monday 6 July 2026, 12:30am')
    expect(clockWords('2026-12-12T10:00:00Z')).toBe('10am')
    expect(dayWords('2026-09-01')).toBe('Tuesday 1 September 2026')
    expect(dayOf('2026-07-05T23:30:00Z')).toBe('2026-07-06')
    expect(clockOf('2026-07-05T23:30:00Z')).toBe('00:30')
    expect(monthWords(2026, 8)).toBe('Sept 2026')
  })

  it('is found again by what a clock in Britain shows, on both days of change too', () => {
    for (const day of ['2026-11-23', '2026-07-01', '2026-03-29', '2026-10-25'])
      for (let hour = 0; hour < 24; hour++) {
        const clock = `${String(hour).padStart(2, '0')}:02`
        if (day === '2026-03-29' && hour === 1) continue
        const moment = momentAt(day, clock)
        expect([dayOf(moment), clockOf(moment)], `${day} ${clock}`).toEqual([day, clock])
      }
    expect(momentAt('2026-03-29', '01:30').toISOString()).toBe('2026-03-29T01:30:00.000Z')
    expect(momentAt('2026-10-25', '01:30').toISOString()).toBe('2026-10-25T01:30:00.000Z')
  })
})
