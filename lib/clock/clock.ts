import { dayOf } from '../words/dates'

/** What follows a review, in its order; each within so many months of the visit, and whose it is. */
export const MILESTONE_LIST = ['report', 'plan', 'progress', 'progress-report'] as const
export type Milestone = (typeof MILESTONE_LIST)[number]
const MONTHS: Record<Milestone, number> = { report: 3, plan: 3, progress: 10, 'progress-report': 12 }
const WHOSE: Record<Milestone, 'peers' | 'council'> = {
  report: 'peers',
  plan: 'council',
  progress: 'council',
  'progress-report': 'peers',
}
/** However often it is moved, the plan is there by then. */
const PLAN_AT_THE_LATEST = 5

/** The same day of the month so many months later, or the last one of a shorter month. Days as yyyy-mm-dd. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

export const latestPlan = (visitOn: string): string => monthsAfter(visitOn, PLAN_AT_THE_LATEST)

export type Entry = { what: Milestone; dueOn: string | null; reason: string; by: string; at: Date }
export type Timed = {
  what: Milestone
  dueOn: string
  whose: 'peers' | 'council'
  /** The day on which it was done. */
  doneOn: string | null
  isLate: boolean
  /** Why it was moved the last time, and by whom. */
  moved: { reason: string; by: string } | null
}

/** When each is due, counted from the visit and as it was moved since; entries from the oldest on. */
export function clockOf(
  visitOn: string,
  entries: readonly Entry[],
  done: Partial<Record<Milestone, string | null>>,
  today: string,
): Timed[] {
  return MILESTONE_LIST.map((what) => {
    const moved = entries.findLast((entry) => entry.what === what && entry.dueOn !== null)
    const said = entries.find((entry) => entry.what === what && entry.dueOn === null)
    const dueOn = moved?.dueOn ?? monthsAfter(visitOn, MONTHS[what])
    const doneOn = done[what] ?? (said ? dayOf(said.at) : null)
    return {
      ...{ what, dueOn, doneOn, whose: WHOSE[what] },
      isLate: doneOn === null && dueOn < today,
      moved: moved ? { reason: moved.reason, by: moved.by } : null,
    }
  })
}
