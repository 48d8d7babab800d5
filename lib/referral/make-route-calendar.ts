import { calendarOf } from '../words/calendar'
import { say } from '../words/say'
import type { RouteView } from './view-route'

/** The days on which bodies meet and by which their recommendations are to be answered, as a calendar file. What was answered needs no day. */
export const makeRouteCalendar = ({ council, assessment, referrals }: RouteView): string | undefined =>
  calendarOf(
    referrals.flatMap(({ id, bodyName, meetsOn, asks }) => {
      const path = `/c/${council.slug}/assessments/${assessment.id}/route`
      const of = { body: bodyName, title: assessment.title }
      return [
        { name: `route-${id}`, title: say('route.calendar.meets', of), day: meetsOn, path },
        ...asks
          .filter(({ decision }) => decision === null)
          .map(({ id: ask, words, answerBy: day }) => ({
            ...{ name: `ask-${ask}`, title: say('route.calendar.answer', of), description: words, day, path },
          })),
      ]
    }),
  )
