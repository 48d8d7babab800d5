import { calendarOf } from '../words/calendar'
import { say } from '../words/say'
import type { Timed } from './clock'

type Followed = { id: string; assessmentId: string; title: string; milestones: readonly Timed[] }

/** What is due after a review as a calendar file, a day each. None where all is done. */
export const makeClockCalendar = (slug: string, reviews: readonly Followed[]): string | undefined =>
  calendarOf(
    reviews.flatMap(({ id, assessmentId, title, milestones }) =>
      milestones
        .filter(({ doneOn }) => doneOn === null)
        .map(({ what, dueOn: day }) => ({
          ...{ name: `clock-${id}-${what}`, title: `${title}: ${say(`clock.what.${what}`)}`, day },
          path: `/c/${slug}/assessments/${assessmentId}/clock`,
        })),
    ),
  )
