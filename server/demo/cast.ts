import { demoId } from '@/db/demo-id'
import type { Caller } from '@/db/gate'
import { dayOf } from '@/lib/words/dates'

/** Who acts when: the demo is made by the product's own verbs, called by its people at moments in the past. */
export type Cast = (account: string, daysAgo: number, minute?: number) => Caller
/** A question of an assessment. */
export type At = { assessmentId: string; code: string }

export const DAY = 86_400_000
export const dateIn = (days: number) => dayOf(new Date(Date.now() + days * DAY))

export const castOf =
  (slug: string): Cast =>
  (account, daysAgo, minute = 0) => ({
    userId: demoId(`${account}@${slug}.example`),
    place: { council: slug },
    now: new Date(Date.now() - daysAgo * DAY + minute * 60_000),
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
