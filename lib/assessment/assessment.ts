import type { CONSENSUS_RULES, NAMING_RULES, PROGRESS } from '@/db/schema/assessment'
import type { ROUND_STATES } from '@/db/schema/score'
import type { NamedDuty } from '../access/access'
import { type AssessmentState, type Capability, isTimeFor } from '../access/capability'
import { refuse } from '../result'
import { isWorkingDay } from './bank-holidays'

export type { AssessmentState }
export type NamingRule = (typeof NAMING_RULES)[number]
export type RuleKind = (typeof CONSENSUS_RULES)[number]
export type Progress = (typeof PROGRESS)[number]
export type RoundState = (typeof ROUND_STATES)[number]
export type QuestionState =
  | 'not-started'
  | 'drafting'
  | 'ready'
  | 'scoring'
  | 'revealed'
  | 'agreed'
  | 'submitted'
  | 'left-out'

export const STATE_NAMES: Record<AssessmentState, string> = {
  setup: 'Being set up',
  preparing: 'Answers being written',
  scoring: 'Scoring alone',
  agreeing: 'Meeting and agreeing',
  signing: 'Being signed',
  submitted: 'Submitted',
  reviewed: 'Reviewed',
  closed: 'Closed',
}

export const DUTY_NAMES = { assessor: 'Assessor', chair: 'Chair', signatory: 'Signatory' } satisfies Record<
  NamedDuty,
  string
>

/** What a question's cell shows: how far its answer and its scoring have come. */
export function questionState(q: {
  assessment: AssessmentState
  progress: Progress
  round: RoundState | null
}): QuestionState {
  if (!isRunning(q.assessment)) return 'submitted'
  if (q.round === 'agreed') return 'agreed'
  if (q.round === 'revealed') return 'revealed'
  if (q.round === 'open') return 'scoring'
  return q.progress === 'not_started' ? 'not-started' : q.progress
}

/** In the order in which a set-up offers them. */
export const RULE_KINDS: readonly RuleKind[] = ['standard', 'percent', 'rand']
/** From the most open to the strictest. */
export const NAMINGS: readonly NamingRule[] = ['names', 'roles', 'anonymous']

/** Whether one naming rule shows less of who said what than another. */
export const isStricterNaming = (one: NamingRule, other: NamingRule): boolean =>
  NAMINGS.indexOf(one) > NAMINGS.indexOf(other)

/** Answers, evidence and comments take changes now; signing freezes them. */
export const isOpenForWork = (state: AssessmentState): boolean => isTimeFor('write', state)

/** It is not submitted yet, so there may be something to do in it. */
export const isRunning = (state: AssessmentState): boolean =>
  state !== 'submitted' && state !== 'reviewed' && state !== 'closed'

/** Scores are given now. */
export const isBeingScored = (state: AssessmentState): boolean => isTimeFor('score', state)

/** Why it is not done now: the assessment is put away, or at another stage. Nothing where there is a time for it. */
export function notNow({ state, archivedAt }: { state: AssessmentState; archivedAt: Date | null }, wanted: Capability) {
  if (archivedAt) return refuse({ kind: 'assessment-is-archived' })
  return isTimeFor(wanted, state)
    ? undefined
    : refuse({ kind: 'assessment-in-other-state', state: STATE_NAMES[state].toLowerCase() })
}

/** What an assessment is called and its days, as yyyy-mm-dd. */
export type Dates = { title: string; scoresDueOn: string | null; meetingOn: string | null }

export const isSameDates = (one: Dates, other: Dates): boolean =>
  one.title === other.title && one.scoresDueOn === other.scoresDueOn && one.meetingOn === other.meetingOn

const DAY = 86_400_000

/** So many working days of England and Wales before a day, or after it where the number is negative. Days as yyyy-mm-dd. */
export function workingDaysBefore(of: string, count: number): string {
  let day = of
  for (let working = 0; working < Math.abs(count); ) {
    day = new Date(Date.parse(`${day}T00:00:00Z`) - Math.sign(count) * DAY).toISOString().slice(0, 10)
    if (isWorkingDay(day)) working++
  }
  return day
}

/** The last day on which scores may be due. */
export const latestScoresDue = (meetingOn: string): string => workingDaysBefore(meetingOn, 5)
