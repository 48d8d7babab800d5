import { env } from '../env'
import { calendarOf } from '../words/calendar'

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

/** The meeting as a calendar file, with the address of its agenda and no word of what is in it. A calendar that has an earlier version moves it. */
export function makeCalendar({ assessmentId, slug, council, title, place, ...when }: Arranged) {
  const agenda = `${env().APP_URL}/c/${slug}/assessments/${assessmentId}/meeting/agenda`
  return calendarOf([
    {
      ...{ name: `meeting-${assessmentId}`, title: `${title}: meeting`, ...when },
      ...{ description: `${council} meets to agree its self-assessment. Agenda: ${agenda}`, location: place },
    },
  ])
}
