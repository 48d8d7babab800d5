import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type {
  AssessmentQuestionId,
  BodyAskId,
  MeetingNoteId,
  PlanActionId,
  RecommendationId,
  ReviewId,
  UserId,
} from '@/db/ids'
import { only } from '@/db/only'
import { recommendationAnswers } from '@/db/schema/finding'
import { planActions, planSteps, plans } from '@/db/schema/plan'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { TypedStep } from './action-input'
import type { Cost } from './plan'
import type { ActionHeld } from './policy'

type Owner = { userId: UserId; name: string; post: string }
export type Said = {
  title: string
  dueOn: string
  cost: Cost
  benefit: string
  levelAim: number | null
  steps: TypedStep[]
}
/** Where it comes from. */
export type From = {
  questionId?: AssessmentQuestionId
  levelFrom?: number
  noteId?: MeetingNoteId
  reviewId?: ReviewId
  recommendationId?: RecommendationId
  bodyAskId?: BodyAskId
}

/** The first of them begins the plan. */
export async function saveAction(
  tx: Tx,
  actor: Actor,
  permit: Permit<'add-action', { owner: Owner }>,
  said: Said,
  from: From,
): Promise<PlanActionId> {
  const { councilId, userId: createdBy, now } = actor
  const { owner } = permit.thing
  const { steps, ...about } = said
  await tx.insert(plans).values({ councilId }).onConflictDoNothing()
  await takeUpAgain(tx)
  const made = await tx
    .insert(planActions)
    .values({
      ...{ councilId, ...about, ...from, createdBy, createdAt: now, movedAt: now },
      ...{ ownerId: owner.userId, ownerName: owner.name, ownerPost: owner.post },
    })
    .returning({ id: planActions.id })
  const { id: actionId } = only(made)
  await addSteps(tx, actor, actionId, steps)
  await chain(tx, actor, 'action.added', {
    ...{ actionId, title: said.title, userId: owner.userId, dueOn: said.dueOn },
    ...(from.questionId ? { questionId: from.questionId } : {}),
  })
  return actionId
}

export async function saveChange(
  tx: Tx,
  actor: Actor,
  permit: Permit<'change-action', { action: ActionHeld; owner: Owner }>,
  said: Said,
) {
  const { action, owner } = permit.thing
  const { steps, ...about } = said
  await takeUpAgain(tx)
  await tx
    .update(planActions)
    .set({ ...about, ownerId: owner.userId, ownerName: owner.name, ownerPost: owner.post })
    .where(eq(planActions.id, action.id))
  // What was done of it stays; the steps to come are those that are said now.
  await tx.delete(planSteps).where(and(eq(planSteps.actionId, action.id), isNull(planSteps.doneAt)))
  await addSteps(tx, actor, action.id, steps)
  await chain(tx, actor, 'action.changed', {
    ...{ actionId: action.id, title: said.title, userId: owner.userId, dueOn: said.dueOn },
    ...(owner.userId === action.ownerId ? {} : { predecessorId: action.ownerId }),
  })
}

const addSteps = async (tx: Tx, { councilId }: Actor, actionId: PlanActionId, steps: TypedStep[]) => {
  if (steps.length > 0) await tx.insert(planSteps).values(steps.map((step) => ({ councilId, actionId, ...step })))
}

/** What was approved is a draft again before it becomes something else. */
const takeUpAgain = (tx: Tx) => tx.update(plans).set({ state: 'draft' }).where(eq(plans.state, 'approved'))

export async function saveDrop(tx: Tx, actor: Actor, permit: Permit<'drop-action', ActionHeld>, reason: string) {
  const { id: actionId, title } = permit.thing
  await takeUpAgain(tx)
  await tx.update(planActions).set({ state: 'dropped', droppedBecause: reason }).where(eq(planActions.id, actionId))
  await chain(tx, actor, 'action.dropped', { actionId, title, reason })
}

export type Moved = { state: 'under-way' | 'done'; isAtRisk: boolean; said: string; stepIds: readonly string[] }

/** One line of where it stands, with the steps that are done by it. */
export async function saveMove(tx: Tx, actor: Actor, permit: Permit<'move-action', ActionHeld>, moved: Moved) {
  const { id: actionId, title } = permit.thing
  const { stepIds, ...now } = moved
  await tx
    .update(planActions)
    .set({ ...now, movedAt: actor.now })
    .where(eq(planActions.id, actionId))
  const ofIt = eq(planSteps.actionId, actionId)
  if (stepIds.length > 0)
    await tx
      .update(planSteps)
      .set({ doneAt: actor.now })
      .where(and(ofIt, isNull(planSteps.doneAt), inArray(sql`${planSteps.id}::text`, [...stepIds])))
  await chain(tx, actor, 'action.moved', {
    ...{ actionId, title, state: moved.state, isAtRisk: moved.isAtRisk, words: moved.said },
    ...(stepIds.length > 0 ? { steps: stepIds.length } : {}),
  })
}

type Answering = Permit<'answer-recommendation', { reviewId: ReviewId; recommendationId: RecommendationId }>
export type Decision = 'accepted' | 'partly-accepted' | 'rejected'

/** What the council says now stands in the place of what it said before; what it said before is in the trail. */
export async function saveAnswer(
  tx: Tx,
  actor: Actor,
  permit: Answering,
  said: { decision: Decision; reason: string | null },
) {
  const { reviewId, recommendationId } = permit.thing
  const now = { ...said, authorId: actor.userId, authorName: actor.userName, createdAt: actor.now }
  await tx
    .insert(recommendationAnswers)
    .values({ councilId: actor.councilId, reviewId, recommendationId, ...now })
    .onConflictDoUpdate({
      target: [recommendationAnswers.councilId, recommendationAnswers.recommendationId],
      set: now,
    })
  const outcome = said.decision === 'partly-accepted' ? 'partly' : said.decision
  await chain(tx, actor, 'recommendation.answered', {
    ...{ recommendationId, outcome },
    ...(said.reason ? { reason: said.reason } : {}),
  })
}
