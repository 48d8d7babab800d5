import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type {
  AssessmentQuestionId,
  BodyAskId,
  MeetingNoteId,
  PlanActionId,
  PlanId,
  PlanStepId,
  RecommendationId,
  ReviewId,
  UserId,
} from '../ids'
import { assessmentQuestions } from './assessment'
import { ofCouncil } from './council'
import { recommendations } from './finding'
import { meetingNotes } from './meeting'
import { bodyAsks } from './referral'
import { searchedIn } from './searched'

export const PLAN_STATES = ['draft', 'with-approver', 'approved', 'sent-back'] as const

/** A council's one plan: whose it is to approve, and what they said. Its actions are rows beside it. */
export const plans = councilTable(
  'plans',
  {
    id: newId<PlanId>(),
    state: text('state', { enum: PLAN_STATES }).notNull().default('draft'),
    approverId: idOf<UserId>('approver_id'),
    approverName: text('approver_name'),
    approverPost: text('approver_post'),
    sentBy: idOf<UserId>('sent_by'),
    sentAt: moment('sent_at'),
    decidedAt: moment('decided_at'),
    sentBackBecause: text('sent_back_because'),
  },
  (t) => [
    ofCouncil(t),
    uniqueIndex('plans_one').on(t.councilId),
    check('plans_by_another', sql`${t.approverId} <> ${t.sentBy}`),
    check('plans_sent', sql`${t.state} = 'draft' or (${t.approverId} is not null and ${t.sentAt} is not null)`),
  ],
)

export const ACTION_STATES = ['proposed', 'agreed', 'under-way', 'done', 'dropped'] as const
export const COSTS = ['unknown', 'none', 'under-10k', 'under-100k', 'over-100k'] as const

/**
 * One action: whose it is, by when, what it is to bring, and where it stands. It comes of an agreed level, of what a meeting
 * noted, of a recommendation, or of nothing but a hand; `movedAt` is when somebody last said where it stands.
 */
export const planActions = councilTable(
  'plan_actions',
  {
    id: newId<PlanActionId>(),
    title: text('title').notNull(),
    ownerId: idOf<UserId>('owner_id').notNull(),
    ownerName: text('owner_name').notNull(),
    ownerPost: text('owner_post').notNull(),
    dueOn: date('due_on').notNull(),
    cost: text('cost', { enum: COSTS }).notNull().default('unknown'),
    benefit: text('benefit').notNull().default(''),
    state: text('state', { enum: ACTION_STATES }).notNull().default('proposed'),
    isAtRisk: boolean('is_at_risk').notNull().default(false),
    /** What was last said of it, in one line. */
    said: text('said').notNull().default(''),
    movedAt: moment('moved_at').notNull().defaultNow(),
    droppedBecause: text('dropped_because'),
    questionId: idOf<AssessmentQuestionId>('question_id'),
    levelFrom: integer('level_from'),
    levelAim: integer('level_aim'),
    noteId: idOf<MeetingNoteId>('note_id'),
    reviewId: idOf<ReviewId>('review_id'),
    recommendationId: idOf<RecommendationId>('recommendation_id'),
    bodyAskId: idOf<BodyAskId>('body_ask_id'),
    createdBy: idOf<UserId>('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    ofCouncil(t),
    foreignKey({
      name: 'plan_actions_of_question',
      columns: [t.councilId, t.questionId],
      foreignColumns: [assessmentQuestions.councilId, assessmentQuestions.id],
    }),
    foreignKey({ columns: [t.councilId, t.noteId], foreignColumns: [meetingNotes.councilId, meetingNotes.id] }),
    foreignKey({
      name: 'plan_actions_of_what_peers_ask',
      columns: [t.councilId, t.reviewId, t.recommendationId],
      foreignColumns: [recommendations.councilId, recommendations.reviewId, recommendations.id],
    }),
    foreignKey({
      name: 'plan_actions_of_what_a_body_asks',
      columns: [t.councilId, t.bodyAskId],
      foreignColumns: [bodyAsks.councilId, bodyAsks.id],
    }),
    index('plan_actions_of_owner').on(t.ownerId, t.councilId),
    index('plan_actions_searched').using(
      'gin',
      searchedIn(t.councilId, sql`${t.title} || ' ' || ${t.benefit} || ' ' || ${t.said}`),
    ),
    index('plan_actions_of_recommendation').on(t.councilId, t.recommendationId),
    check('plan_actions_dropped', sql`(${t.state} = 'dropped') = (${t.droppedBecause} is not null)`),
    check(
      'plan_actions_level',
      sql`case when ${t.levelFrom} is null then ${t.levelAim} is null
        else ${t.levelFrom} between 1 and 4 and coalesce(${t.levelAim} > ${t.levelFrom} and ${t.levelAim} <= 4, true) end`,
    ),
  ],
)

/** What an action goes through on its way, each by a day. */
export const planSteps = councilTable(
  'plan_steps',
  {
    id: newId<PlanStepId>(),
    actionId: idOf<PlanActionId>('action_id').notNull(),
    title: text('title').notNull(),
    dueOn: date('due_on').notNull(),
    doneAt: moment('done_at'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.actionId], foreignColumns: [planActions.councilId, planActions.id] }),
    index('plan_steps_of_action').on(t.councilId, t.actionId, t.dueOn),
  ],
)
