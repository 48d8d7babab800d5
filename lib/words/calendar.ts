import { createEvents } from 'ics'
import { env } from '../env'
import { inOneLine } from './in-one-line'

type When = { day: string } | { startsAt: Date; minutes: number; version: number }
type Entry = {
  /** What it is called for good, so that a calendar which has it already moves what was moved. */
  name: string
  title: string
  description?: string
  location?: string
  /** The page of it, after the address of the site. */
  path?: string
} & When

/** A calendar file (RFC 5545), of days and of what begins at a time. None where there is nothing to come. */
export function calendarOf(entries: readonly Entry[]): string | undefined {
  if (entries.length === 0) return undefined
  const { error, value } = createEvents(
    entries.map(({ name, title, description, location, path, ...when }) => ({
      ...{ uid: `${name}@${new URL(env().APP_URL).hostname}`, productId: 'Concord', title: inOneLine(title) },
      ...(description ? { description: inOneLine(description) } : {}),
      ...(location ? { location: inOneLine(location) } : {}),
      ...(path ? { url: env().APP_URL + path } : {}),
      ...timesOf(when),
    })),
  )
  if (error || !value) throw new Error('the calendar file could not be made', { cause: error })
  return value
}

function timesOf(when: When) {
  if ('day' in when)
    return { start: when.day.split('-').map(Number) as [number, number, number], duration: { days: 1 } }
  const utc = { startInputType: 'utc', startOutputType: 'utc' } as const
  return { ...utc, start: when.startsAt.getTime(), duration: { minutes: when.minutes }, sequence: when.version }
}
