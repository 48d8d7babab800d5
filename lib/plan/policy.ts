import type { Actor } from '@/db/gate'
import type { PlanActionId, PlanId, RecommendationId, ReviewId, UserId } from '@/db/ids'
import { may } from '../access/access'
import { mint, type Permit } from '../permit'
import type { PlanRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { type ActionState, isLiving } from './plan'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, PlanRefusal>
export type PlanHeld = {
  id: PlanId
  state: 'draft' | 'with-approver' | 'approved' | 'sent-back'
  approverId: UserId | null
}
export type ActionHeld = {
  id: PlanActionId
  ownerId: UserId
  state: ActionState
  title: string
  levelFrom: number | null
  /** Whether the council has accepted a recommendation that has no other action than this. */
  isLastOfAccepted: boolean
}
type Person = { userId: UserId; name: string; post: string; roles: readonly string[] }

/** Whether this person is shown what they could do; each act is judged again. */
export const maySeePlan = (actor: Actor): boolean => may(actor, 'read-whole')
export const mayKeepPlan = (actor: Actor): boolean => may(actor, 'keep-plan')

type Levels = { levelFrom: number | null; levelAim: number | null }
const NO_LEVELS: Levels = { levelFrom: null, levelAim: null }
/** What an action aims at lies above the level that it comes of. */
const isRise = ({ levelFrom, levelAim }: Levels) => levelFrom === null || levelAim === null || levelAim > levelFrom

/** An action is added while the plan is not with its approver, to somebody who may own one. */
export function mayAdd(
  actor: Actor,
  plan: PlanHeld | undefined,
  owner: Person | undefined,
  levels: Levels = NO_LEVELS,
): Judged<'add-action', { owner: Person }> {
  if (!may(actor, 'keep-plan')) return refuse({ kind: 'only-who-keeps-plan' })
  if (plan?.state === 'with-approver') return refuse({ kind: 'plan-with-approver' })
  if (!isRise(levels)) return refuse({ kind: 'aim-is-no-rise', field: 'levelAim' })
  const owned = owns(owner)
  return owned.ok ? ok(mint('add-action', actor, { owner: owned.value })) : owned
}

export function mayChange(
  actor: Actor,
  plan: PlanHeld | undefined,
  action: ActionHeld | undefined,
  owner: Person | undefined,
  levelAim: number | null,
): Judged<'change-action', { action: ActionHeld; owner: Person }> {
  const kept = keeps(actor, plan, action)
  if (!kept.ok) return kept
  if (!isRise({ levelFrom: kept.value.levelFrom, levelAim }))
    return refuse({ kind: 'aim-is-no-rise', field: 'levelAim' })
  const owned = owns(owner)
  return owned.ok ? ok(mint('change-action', actor, { action: kept.value, owner: owned.value })) : owned
}

/** The last action of what was accepted is dropped only once another stands for it, or the decision is another. */
export function mayDrop(
  actor: Actor,
  plan: PlanHeld | undefined,
  action: ActionHeld | undefined,
): Judged<'drop-action', ActionHeld> {
  const kept = keeps(actor, plan, action)
  if (!kept.ok) return kept
  if (kept.value.isLastOfAccepted) return refuse({ kind: 'last-action-of-accepted' })
  return ok(mint('drop-action', actor, kept.value))
}

function keeps(
  actor: Actor,
  plan: PlanHeld | undefined,
  action: ActionHeld | undefined,
): Result<ActionHeld, PlanRefusal> {
  if (!may(actor, 'keep-plan')) return refuse({ kind: 'only-who-keeps-plan' })
  if (!action) return refuse({ kind: 'not-found' })
  if (plan?.state === 'with-approver') return refuse({ kind: 'plan-with-approver' })
  return action.state === 'dropped' || action.state === 'done' ? refuse({ kind: 'action-has-ended' }) : ok(action)
}

const owns = (owner: Person | undefined): Result<Person, PlanRefusal> =>
  !owner || !may(owner, 'own-action') ? refuse({ kind: 'cannot-own-action', field: 'ownerId' }) : ok(owner)

/** Where it stands says its owner, or whoever keeps the plan, once it is agreed; what was done may be taken up again. */
export function mayMove(actor: Actor, action: ActionHeld | undefined): Judged<'move-action', ActionHeld> {
  if (!may(actor, 'own-action')) return refuse({ kind: 'only-owner-moves' })
  if (!action) return refuse({ kind: 'not-found' })
  if (action.ownerId !== actor.userId && !may(actor, 'keep-plan')) return refuse({ kind: 'not-your-action' })
  if (action.state === 'proposed') return refuse({ kind: 'action-not-agreed' })
  if (action.state !== 'done' && !isLiving(action.state)) return refuse({ kind: 'action-has-ended' })
  return ok(mint('move-action', actor, action))
}

/** It goes to somebody else who may approve it, once there is something in it. */
export function maySend(
  actor: Actor,
  plan: PlanHeld | undefined,
  approver: Person | undefined,
  actions: number,
): Judged<'send-plan', { plan: PlanHeld; approver: Person }> {
  if (!may(actor, 'send-plan')) return refuse({ kind: 'only-the-lead' })
  if (plan?.state === 'with-approver') return refuse({ kind: 'plan-with-approver' })
  if (!plan || actions === 0) return refuse({ kind: 'plan-is-empty' })
  if (!approver || !may(approver, 'approve-plan')) return refuse({ kind: 'cannot-approve-plan', field: 'approverId' })
  if (approver.userId === actor.userId) return refuse({ kind: 'approver-is-sender', field: 'approverId' })
  return ok(mint('send-plan', actor, { plan, approver }))
}

export function mayTakeBack(actor: Actor, plan: PlanHeld | undefined): Judged<'take-back-plan', PlanHeld> {
  if (!may(actor, 'send-plan')) return refuse({ kind: 'only-the-lead' })
  return plan?.state === 'with-approver' ? ok(mint('take-back-plan', actor, plan)) : refuse({ kind: 'plan-not-sent' })
}

/** Its approver alone says yes, or sends it back with words. */
export function mayDecide(actor: Actor, plan: PlanHeld | undefined): Judged<'decide-plan', PlanHeld> {
  if (!may(actor, 'approve-plan')) return refuse({ kind: 'only-an-approver' })
  if (plan?.state !== 'with-approver') return refuse({ kind: 'plan-not-sent' })
  if (plan.approverId !== actor.userId) return refuse({ kind: 'not-the-approver' })
  return ok(mint('decide-plan', actor, plan))
}

/** The council answers what peers recommend once their report is published. What it accepts has an action, now or before. */
export function mayAnswer(
  actor: Actor,
  asked:
    | {
        reviewId: ReviewId
        recommendationId: RecommendationId
        isPublished: boolean
        isReplied: boolean
        living: number
      }
    | undefined,
  answer: { isAccepted: boolean; hasAction: boolean },
): Judged<'answer-recommendation', { reviewId: ReviewId; recommendationId: RecommendationId }> {
  if (!may(actor, 'answer-recommendation')) return refuse({ kind: 'only-the-lead' })
  if (!asked) return refuse({ kind: 'not-found' })
  if (!asked.isPublished) return refuse({ kind: 'review-not-published' })
  if (asked.isReplied) return refuse({ kind: 'reply-is-agreed' })
  if (answer.isAccepted && asked.living === 0 && !answer.hasAction)
    return refuse({ kind: 'accepted-needs-action', field: 'title' })
  // Two who accept at once make one action of it.
  if (answer.hasAction && asked.living > 0) return refuse({ kind: 'has-action-already', field: 'title' })
  const { reviewId, recommendationId } = asked
  return ok(mint('answer-recommendation', actor, { reviewId, recommendationId }))
}
