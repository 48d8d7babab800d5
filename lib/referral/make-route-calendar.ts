import { createEvents, type EventAttributes } from 'ics'
import { env } from '../env'
import { say } from '../words/say'
import type { RouteView } from './view-route'

/**
 * The days on which bodies meet and by which their recommendations are to be answered, as a calendar file (RFC 5545), a day each; a
 * calendar that has it already moves what was moved. What was answered needs no day. None where there is no day.
 */
export function makeRouteCalendar({ council, assessment, referrals }: RouteView): string | undefined {
  const events = referrals.flatMap((referral): EventAttributes[] => {
    const { id, bodyName, meetsOn, asks } = referral
    const url = `${env().APP_URL}/c/${council.slug}/assessments/${assessment.id}/route`
    const event = (name: string, title: string, day: string, description?: string): EventAttributes => ({
      ...{ uid: `${name}@${new URL(env().APP_URL).hostname}`, productId: 'Concord', title, description, url },
      ...{ start: day.split('-').map(Number) as [number, number, number], duration: { days: 1 } },
    })
    const of = { body: bodyName, title: assessment.title }
    return [
      event(`route-${id}`, say('route.calendar.meets', of), meetsOn),
      ...asks
        .filter(({ decision }) => decision === null)
        .map((ask) => event(`ask-${ask.id}`, say('route.calendar.answer', of), ask.answerBy, ask.words)),
    ]
  })
  if (events.length === 0) return undefined
  const { error, value } = createEvents(events)
  if (error || !value) throw new Error('the calendar file could not be made', { cause: error })
  return value
}
