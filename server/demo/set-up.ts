import { latestScoresDue } from '@/lib/assessment/assessment'
import { changeRules } from '@/lib/assessment/change-rules'
import { createAssessment } from '@/lib/assessment/create-assessment'
import { namePeople } from '@/lib/assessment/name-people'
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
    'set rules',
    changeRules(lead, {
      assessmentId,
      title,
      meetingOn,
      scoresDueOn: latestScoresDue(meetingOn),
      consensusRule: 'standard',
      agreePercent: 75,
      quorumPercent: 60,
      maxRounds: 3,
      namingRule: 'roles',
      crossPartyRule: true,
      observersComment: false,
    }),
  )
  return assessmentId
}
