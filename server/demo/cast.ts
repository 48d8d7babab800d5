import { demoId } from '@/db/demo-id'
import type { Caller } from '@/db/gate'
import { dayOf } from '@/lib/words/dates'

/** Who acts when: the demo is made by the product's own verbs, called by its people at moments in the past. */
export type Cast = (account: string, daysAgo: number, minute?: number) => Caller
/** A question of an assessment. */
export type At = { assessmentId: string; code: string }

const DAY = 86_400_000
/** Milliseconds after midnight at which people begin to work, and for which they do. */
const [OPENS, HOURS] = [8.5 * 3_600_000, 7.5 * 3_600_000]

/** The same moment where people work: a day becomes its working hours, and a weekend part of its Friday. What came first stays first, and nothing comes after now. */
function atWork(moment: number): Date {
  const day = Math.floor(moment / DAY)
  const weekday = (day + 3) % 7 // Monday is 0
  const begin = (day - Math.max(0, weekday - 4)) * DAY
  const part = (moment - begin) / (weekday < 4 ? DAY : 3 * DAY)
  return new Date(Math.min(begin + OPENS + part * HOURS, Date.now()))
}

/** A moment so many days ago and minutes later. */
export const momentAgo = (days: number, minute = 0) => atWork(Date.now() - days * DAY + minute * 60_000)

/** The working day that is so many days from today, or the Friday before it. */
export function dateIn(days: number): string {
  const day = Math.floor(Date.now() / DAY) + days
  return dayOf(new Date((day - Math.max(0, ((day + 3) % 7) - 4)) * DAY))
}

export const castOf =
  (slug: string): Cast =>
  (account, daysAgo, minute = 0) => ({
    userId: demoId(`${account}@${slug}.example`),
    place: { council: slug },
    now: momentAgo(daysAgo, minute),
  })

/** A refusal in the demo is a fault of the demo: it says which step was refused and why. */
export async function done<T>(
  step: string,
  outcome: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>,
): Promise<T> {
  const result = await outcome
  if (!result.ok) throw new Error(`the demo could not ${step}: ${JSON.stringify(result.refusal)}`)
  return result.value
}
