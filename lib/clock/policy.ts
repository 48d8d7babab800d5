import type { Actor } from '@/db/gate'
import type { ReviewId } from '@/db/ids'
import { may } from '../access/access'
import { mint, type Permit } from '../permit'
import type { ClockRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { dayWords } from '../words/dates'
import { latestPlan, type Milestone, type Timed } from './clock'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, ClockRefusal>
export type Clocked = { id: ReviewId; state: string; visitOn: string | null; hasProgress: boolean }

/** The lead sets the day of the visit while the review goes on; once it is set, it changes with a reason. */
export function maySetVisit(actor: Actor, review: Clocked | undefined, reason: string): Judged<'set-visit', Clocked> {
  const hosted = hosts(actor, review)
  if (!hosted.ok) return hosted
  if (hosted.value.state === 'closed') return refuse({ kind: 'review-closed' })
  if (hosted.value.visitOn && reason === '') return refuse({ kind: 'change-needs-reason', field: 'reason' })
  return ok(mint('set-visit', actor, hosted.value))
}

export type Moving = { reviewId: ReviewId; what: Milestone }

/** The lead moves what is not done, the plan no further than it may be; also once peers have gone. */
export function mayMoveMilestone(
  actor: Actor,
  review: Clocked | undefined,
  clock: readonly Timed[],
  { what, dueOn }: { what: Milestone; dueOn: string },
): Judged<'clock', Moving> {
  const open = isOpen(actor, review, clock, what)
  if (!open.ok) return open
  const latest = what === 'plan' ? latestPlan(open.value.visitOn) : dueOn
  if (dueOn > latest) return refuse({ kind: 'plan-at-the-latest', day: dayWords(latest), field: 'dueOn' })
  return ok(mint('clock', actor, { reviewId: open.value.id, what }))
}

/** Of a progress review that was not begun here nothing else says that it was held. */
export function maySayDone(
  actor: Actor,
  review: Clocked | undefined,
  clock: readonly Timed[],
  what: Milestone,
): Judged<'clock', Moving> {
  const open = isOpen(actor, review, clock, what)
  if (!open.ok) return open
  if (what === 'report' || what === 'plan' || open.value.hasProgress) return refuse({ kind: 'done-by-itself' })
  return ok(mint('clock', actor, { reviewId: open.value.id, what }))
}

function isOpen(
  actor: Actor,
  review: Clocked | undefined,
  clock: readonly Timed[],
  what: Milestone,
): Result<Clocked & { visitOn: string }, ClockRefusal> {
  const hosted = hosts(actor, review)
  if (!hosted.ok) return hosted
  const { visitOn } = hosted.value
  if (!visitOn) return refuse({ kind: 'no-visit-yet' })
  if (clock.some((one) => one.what === what && one.doneOn !== null)) return refuse({ kind: 'milestone-is-done' })
  return ok({ ...hosted.value, visitOn })
}

function hosts(actor: Actor, review: Clocked | undefined): Result<Clocked, ClockRefusal> {
  if (!may(actor, 'host-review')) return refuse({ kind: 'only-the-lead' })
  return review ? ok(review) : refuse({ kind: 'not-found' })
}
