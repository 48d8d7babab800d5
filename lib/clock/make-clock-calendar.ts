import { createEvents, type EventAttributes } from 'ics'
import { env } from '../env'
import type { Milestone, Timed } from './clock'

type Followed = { id: string; assessmentId: string; title: string; milestones: readonly Timed[] }

/** What is due after a review as a calendar file (RFC 5545), a day each; a calendar that has it already moves what was moved. None where all is done. */
export function makeClockCalendar(
  slug: string,
  reviews: readonly Followed[],
  nameOf: (what: Milestone) => string,
): string | undefined {
  const events = reviews.flatMap(({ id, assessmentId, title, milestones }) =>
    milestones
      .filter(({ doneOn }) => doneOn === null)
      .map(({ what, dueOn }): EventAttributes => {
        const day = dueOn.split('-').map(Number) as [number, number, number]
        return {
          ...{ uid: `clock-${id}-${what}@${new URL(env().APP_URL).hostname}`, productId: 'Concord' },
          ...{ title: `${title}: ${nameOf(what)}`, start: day, duration: { days: 1 } },
          url: `${env().APP_URL}/c/${slug}/assessments/${assessmentId}/clock`,
        }
      }),
  )
  if (events.length === 0) return undefined
  const { error, value } = createEvents(events)
  if (error || !value) throw new Error('the calendar file could not be made', { cause: error })
  return value
}
