/** How long an action may go without a word before it is said to be stuck. */
export const STUCK_DAYS = 60

export type ActionState = 'proposed' | 'agreed' | 'under-way' | 'done' | 'dropped'
export type Cost = 'unknown' | 'none' | 'under-10k' | 'under-100k' | 'over-100k'
export const COST_LIST: readonly Cost[] = ['unknown', 'none', 'under-10k', 'under-100k', 'over-100k']

/** How an action stands today. What is stuck follows from when it moved last and not from what anybody says of it. */
export type Standing = 'stuck' | 'overdue' | 'at-risk' | 'under-way' | 'agreed' | 'proposed' | 'done' | 'dropped'
/** What stands first is what needs somebody. */
export const STANDINGS: readonly Standing[] = [
  'stuck',
  'overdue',
  'at-risk',
  'under-way',
  'agreed',
  'proposed',
  'done',
  'dropped',
]

type Moving = { state: ActionState; isAtRisk: boolean; dueOn: string; movedOn: string }

export const isLiving = (state: ActionState): boolean => state === 'agreed' || state === 'under-way'

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

export function standingOf({ state, isAtRisk, dueOn, movedOn }: Moving, today: string): Standing {
  if (!isLiving(state)) return state
  if (daysBetween(movedOn, today) >= STUCK_DAYS) return 'stuck'
  if (dueOn < today) return 'overdue'
  return isAtRisk ? 'at-risk' : state === 'agreed' ? 'agreed' : 'under-way'
}

/** What the plan may be narrowed to; without one it is all that was not dropped. */
export const FILTERS = ['mine', 'stuck', 'overdue', 'at-risk'] as const
export type Filter = (typeof FILTERS)[number]

/** The ways in which an action comes into the plan. */
export type Source =
  | { of: 'hand' }
  | { of: 'level'; assessmentId: string; code: string }
  | { of: 'meeting'; noteId: string }
  | { of: 'recommendation'; recommendationId: string }
  | { of: 'body'; bodyAskId: string }

/** So many steps at most: a short list, each by a day. */
export const MOST_STEPS = 6
