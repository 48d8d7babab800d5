import { latestScoresDue } from '@/lib/assessment/assessment'
import { createAssessment } from '@/lib/assessment/create-assessment'
import { namePeople } from '@/lib/assessment/name-people'
import { setDates } from '@/lib/assessment/set-dates'
import { type Cast, dateIn, done } from './cast'
import { ASSESSORS } from './score-together'

/** An assessment with its people and its rules. */
export async function setUp(
  cast: Cast,
  title: string,
  daysAgo: number,
  meetingIn: number,
  signs = 'chief.executive',
): Promise<string> {
  const lead = cast('lead', daysAgo)
  const { assessmentId } = await done('start', createAssessment(lead, { title }))
  const id = (account: string) => cast(account, 0).userId as string
  await done(
    'name people',
    namePeople(lead, {
      assessmentId,
      assessors: ASSESSORS.map(id),
      chair: id('chair'),
      signatories: [id('leader'), id(signs)],
    }),
  )
  const meetingOn = dateIn(meetingIn)
  await done(
    'set the dates',
    setDates(lead, { assessmentId, title, meetingOn, scoresDueOn: latestScoresDue(meetingOn) }),
  )
  return assessmentId
}
