import { workingDaysBefore } from './assessment'

/** The days of an assessment, in the order in which they come. */
export const MILESTONES = [
  ...(['invite', 'open', 'halfway', 'ready', 'scoring', 'scoresDue', 'agenda', 'meeting'] as const),
  ...(['stands', 'freeze', 'sign', 'committee'] as const),
]
export type Milestone = (typeof MILESTONES)[number]
export type Timetable = { milestone: Milestone; day: string; isPast: boolean }[]

/** Working days before the scores are due: nine weeks of inviting and writing, and two in which people score alone. */
const BEFORE_SCORES = { invite: 55, open: 50, halfway: 30, ready: 12, scoring: 10 } as const
/** Working days from the meeting on: negative before it, and after it as long as memories are fresh. */
const FROM_MEETING = { agenda: -3, stands: 3, freeze: 5, sign: 10, committee: 15 } as const

/**
 * A timetable worked out from the meeting's day and, where it is set, the day on which scores are due; else they are due as late as the rule
 * allows. Days are yyyy-mm-dd. Bank holidays of England and Wales are no working days.
 */
export function timetableOf(meetingOn: string, scoresDueOn: string | null, today: string): Timetable {
  const due = scoresDueOn ?? workingDaysBefore(meetingOn, 5)
  const days: Record<Milestone, string> = {
    invite: workingDaysBefore(due, BEFORE_SCORES.invite),
    open: workingDaysBefore(due, BEFORE_SCORES.open),
    halfway: workingDaysBefore(due, BEFORE_SCORES.halfway),
    ready: workingDaysBefore(due, BEFORE_SCORES.ready),
    scoring: workingDaysBefore(due, BEFORE_SCORES.scoring),
    scoresDue: due,
    agenda: workingDaysBefore(meetingOn, -FROM_MEETING.agenda),
    meeting: meetingOn,
    stands: workingDaysBefore(meetingOn, -FROM_MEETING.stands),
    freeze: workingDaysBefore(meetingOn, -FROM_MEETING.freeze),
    sign: workingDaysBefore(meetingOn, -FROM_MEETING.sign),
    committee: workingDaysBefore(meetingOn, -FROM_MEETING.committee),
  }
  return MILESTONES.map((milestone) => ({ milestone, day: days[milestone], isPast: days[milestone] < today }))
}
