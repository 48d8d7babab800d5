import { createEvent } from 'ics'
import { env } from '../env'

/** The meeting of one assessment, as it is arranged now; `version` grows with each change of it. */
type Arranged = {
  assessmentId: string
  slug: string
  council: string
  title: string
  startsAt: Date
  minutes: number
  place: string
  version: number
}

/**
 * The meeting as a calendar file (RFC 5545), with the address of its agenda and no word of what is in it. It has one name for good
 * and a number that grows, so that a calendar which has an earlier one moves it.
 */
export function makeCalendar({
  assessmentId,
  slug,
  council,
  title,
  startsAt,
  minutes,
  place,
  version,
}: Arranged): string {
  const page = `${env().APP_URL}/c/${slug}/assessments/${assessmentId}/meeting`
  const { error, value } = createEvent({
    uid: `meeting-${assessmentId}@${new URL(env().APP_URL).hostname}`,
    sequence: version,
    productId: 'Concord',
    title: inOneLine(`${title}: meeting`),
    start: startsAt.getTime(),
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes },
    description: inOneLine(`${council} meets to agree its self-assessment. Agenda: ${page}/agenda`),
    ...(place ? { location: inOneLine(place) } : {}),
  })
  if (error || !value) throw new Error('the calendar file could not be made', { cause: error })
  return value
}

/** A line break in what somebody typed would be a line of the file's own to some readers. */
const inOneLine = (words: string) => words.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
