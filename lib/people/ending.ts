import type { AssessmentId, AssessmentQuestionId, DutyId } from '@/db/ids'
import { may, type NamedDuty, type Role } from '../access/access'
import type { AssessmentState } from '../access/capability'

/** A duty that somebody holds in an assessment that is not submitted yet. A signature that was given stays. */
export type HeldDuty = {
  dutyId: DutyId
  assessmentId: AssessmentId
  title: string
  state: AssessmentState
  duty: NamedDuty
  hasSigned: boolean
  /** How many others have the same duty there. */
  others: number
  /** In how many open rounds they have a seat. */
  openRounds: number
}

export type Assigned = { assessmentId: AssessmentId; questionId: AssessmentQuestionId; code: string }

export type InMeeting = { assessmentId: AssessmentId; title: string; drives: boolean }

export type Ending = { duties: HeldDuty[]; meetings: InMeeting[]; assigned: Assigned[] }

/**
 * The duties that end when these are the roles that stay: those that none of them may have. A signatory's who has signed is
 * done, and an assessor's or a chair's is over once signing has begun.
 */
export const dutiesThatEnd = <D extends Pick<HeldDuty, 'duty' | 'state' | 'hasSigned'>>(
  held: readonly D[],
  roles: readonly Role[],
): D[] =>
  held
    .filter(({ duty }) => !mayStillBe(duty, roles))
    .filter(({ duty, state, hasSigned }) => state !== 'signing' || (duty === 'signatory' && !hasSigned))

export const mayStillBe = (duty: NamedDuty | 'facilitator', roles: readonly Role[]) => may({ roles }, `be-${duty}`)

/** The duties that end, in words: "chair in “This year”, assessor in “This year”". */
export const dutyWords = ({ duties, meetings }: Pick<Ending, 'duties' | 'meetings'>): string =>
  [...duties, ...meetings.flatMap(({ drives, title }) => (drives ? [{ duty: 'facilitator', title }] : []))]
    .map(({ duty, title }) => `${duty} in “${title}”`)
    .join(', ')
