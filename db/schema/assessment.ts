import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { NAMED_DUTIES } from '../../lib/access/access'
import { ASSESSMENT_STATES } from '../../lib/access/capability'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type {
  AssessmentId,
  AssessmentQuestionId,
  AssessmentRemovalId,
  AssignmentId,
  DutyId,
  FrameworkQuestionId,
  FrameworkVersionId,
  InvitationId,
  PoliticalGroupId,
  PromisedDutyId,
  ReasonId,
  UnrepresentedGroupId,
  UserId,
} from '../ids'
import { invitations, ofCouncil, politicalGroups } from './council'
import { frameworkQuestions, frameworkVersions } from './framework'
import { users } from './identity'
import { subjectOf } from './subject'

export const NAMING_RULES = ['names', 'roles', 'anonymous'] as const
export const CONSENSUS_RULES = ['standard', 'percent', 'rand'] as const
export const STANDINGS = ['member', 'officer'] as const
export const PROGRESS = ['not_started', 'drafting', 'ready'] as const

export const assessments = councilTable(
  'assessments',
  {
    id: newId<AssessmentId>(),
    frameworkVersionId: idOf<FrameworkVersionId>('framework_version_id')
      .notNull()
      .references(() => frameworkVersions.id),
    title: text('title').notNull(),
    state: text('state', { enum: ASSESSMENT_STATES }).notNull().default('setup'),
    scoresDueOn: date('scores_due_on'),
    meetingOn: date('meeting_on'),
    consensusRule: text('consensus_rule', { enum: CONSENSUS_RULES }).notNull().default('standard'),
    agreeShare: numeric('agree_share', { mode: 'number' }).notNull().default(0.75),
    quorumShare: numeric('quorum_share', { mode: 'number' }).notNull().default(0.6),
    maxRounds: integer('max_rounds').notNull().default(3),
    namingRule: text('naming_rule', { enum: NAMING_RULES }).notNull().default('roles'),
    crossPartyRule: boolean('cross_party_rule').notNull().default(true),
    observersComment: boolean('observers_comment').notNull().default(false),
    /** Whether whoever may comment may still do so when the words are frozen. */
    frozenComments: boolean('frozen_comments').notNull().default(false),
    version: integer('version').notNull().default(1),
    /** The submitted one whose words it begins with: of the cycle before, or where there is a reason, the one that it reopens. */
    followsId: idOf<AssessmentId>('follows_id'),
    reopenedBecause: text('reopened_because'),
    /** Whether an assessor sees the level of the last time only once they have given theirs. */
    hidesLastLevels: boolean('hides_last_levels').notNull().default(true),
    createdBy: idOf<UserId>('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    submittedAt: moment('submitted_at'),
    /** Put away: it says so and waits for nobody, until somebody takes it up again. */
    archivedAt: moment('archived_at'),
  },
  (t) => [
    ofCouncil(t),
    foreignKey({ columns: [t.councilId, t.followsId], foreignColumns: [t.councilId, t.id] }),
    index('assessments_following').on(t.councilId, t.followsId),
    uniqueIndex('assessments_reopened_once').on(t.councilId, t.followsId).where(sql`${t.reopenedBecause} is not null`),
    check(
      'assessments_reopen_for_a_reason',
      sql`${t.reopenedBecause} is null or (${t.followsId} is not null and btrim(${t.reopenedBecause}) <> '')`,
    ),
  ],
)

/**
 * Names, posts and groups as they were when the person was named: a past assessment keeps them. A duty that has ended stays
 * with the reason; whoever follows in it is a row of their own, which says whom they follow.
 */
export const assessmentDuties = councilTable(
  'assessment_duties',
  {
    id: newId<DutyId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    userId: idOf<UserId>('user_id')
      .notNull()
      .references(() => users.id),
    duty: text('duty', { enum: NAMED_DUTIES }).notNull(),
    name: text('name').notNull(),
    post: text('post').notNull(),
    standing: text('standing', { enum: STANDINGS }).notNull(),
    politicalGroupId: idOf<PoliticalGroupId>('political_group_id'),
    groupName: text('group_name'),
    /** Of a councillor, whether their group ran the council when they were named; unknown where no group was marked as doing so. */
    inAdministration: boolean('in_administration'),
    startedAt: moment('started_at').notNull().defaultNow(),
    endedAt: moment('ended_at'),
    endReason: text('end_reason'),
    /** Why this person was named to follow. */
    startReason: text('start_reason'),
    succeeds: idOf<DutyId>('succeeds'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    foreignKey({
      columns: [t.councilId, t.politicalGroupId],
      foreignColumns: [politicalGroups.councilId, politicalGroups.id],
    }),
    foreignKey({ columns: [t.councilId, t.succeeds], foreignColumns: [t.councilId, t.id] }),
    uniqueIndex('assessment_duties_held_once')
      .on(t.councilId, t.assessmentId, t.userId, t.duty)
      .where(sql`${t.endedAt} is null`),
    uniqueIndex('assessment_duties_one_chair')
      .on(t.councilId, t.assessmentId)
      .where(sql`${t.duty} = 'chair' and ${t.endedAt} is null`),
    uniqueIndex('assessment_duties_followed_once').on(t.councilId, t.succeeds),
    index('assessment_duties_of').on(t.councilId, t.assessmentId),
    index('assessment_duties_user').on(t.councilId, t.userId),
    check('assessment_duties_officers_have_no_side', sql`${t.standing} = 'member' or ${t.inAdministration} is null`),
    check('assessment_duties_end_has_a_reason', sql`(${t.endedAt} is null) = (${t.endReason} is null)`),
    check('assessment_duties_follow_for_a_reason', sql`(${t.succeeds} is null) = (${t.startReason} is null)`),
  ],
)

/** A duty that somebody who is invited takes up when they accept, under the name, post and group of the invitation. */
export const promisedDuties = councilTable(
  'promised_duties',
  {
    id: newId<PromisedDutyId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    invitationId: idOf<InvitationId>('invitation_id').notNull(),
    duty: text('duty', { enum: NAMED_DUTIES }).notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    foreignKey({ columns: [t.councilId, t.invitationId], foreignColumns: [invitations.councilId, invitations.id] }),
    uniqueIndex('promised_duties_once').on(t.councilId, t.assessmentId, t.invitationId, t.duty),
    index('promised_duties_invitation').on(t.councilId, t.invitationId),
  ],
)

/** A political group of which nobody assesses, with the reason: it stands on the record. */
export const unrepresentedGroups = councilTable(
  'unrepresented_groups',
  {
    id: newId<UnrepresentedGroupId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    politicalGroupId: idOf<PoliticalGroupId>('political_group_id').notNull(),
    groupName: text('group_name').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    foreignKey({
      columns: [t.councilId, t.politicalGroupId],
      foreignColumns: [politicalGroups.councilId, politicalGroups.id],
    }),
    uniqueIndex('unrepresented_groups_once').on(t.councilId, t.assessmentId, t.politicalGroupId),
    check('unrepresented_groups_have_a_reason', sql`btrim(${t.reason}) <> ''`),
  ],
)

const ofAnswer = subjectOf('answer')

/** A question is the subject that its answer is: text, threads and announcements of the answer go by the question's id. */
export const assessmentQuestions = councilTable(
  'assessment_questions',
  {
    id: newId<AssessmentQuestionId>(),
    ...ofAnswer.columns(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    frameworkQuestionId: idOf<FrameworkQuestionId>('framework_question_id')
      .notNull()
      .references(() => frameworkQuestions.id),
    code: text('code').notNull(),
    area: integer('area').notNull(),
    number: integer('number').notNull(),
    progress: text('progress', { enum: PROGRESS }).notNull().default('not_started'),
    leftOutReason: text('left_out_reason'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    uniqueIndex('assessment_questions_code').on(t.councilId, t.assessmentId, t.code),
    unique('assessment_questions_key').on(t.councilId, t.assessmentId, t.id),
    ofAnswer.key(t),
  ],
)

const questionKey = (t: { councilId: never; assessmentId: never; assessmentQuestionId: never }) =>
  foreignKey({
    columns: [t.councilId, t.assessmentId, t.assessmentQuestionId],
    foreignColumns: [assessmentQuestions.councilId, assessmentQuestions.assessmentId, assessmentQuestions.id],
  })

/** The columns and keys of anything that hangs on one question of one assessment. */
export const onQuestion = {
  columns: () => ({
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    assessmentQuestionId: idOf<AssessmentQuestionId>('assessment_question_id').notNull(),
  }),
  key: (t: object) => questionKey(t as never),
}

export const assignments = councilTable(
  'assignments',
  {
    id: newId<AssignmentId>(),
    ...onQuestion.columns(),
    userId: idOf<UserId>('user_id')
      .notNull()
      .references(() => users.id),
  },
  (t) => [
    onQuestion.key(t),
    uniqueIndex('assignments_once').on(t.councilId, t.assessmentQuestionId, t.userId),
    index('assignments_user').on(t.userId, t.councilId),
  ],
)

const ofReason = subjectOf('reason')

/** The reason for a question's agreed level, written together in the meeting. It begins when the question comes on screen. */
export const reasons = councilTable(
  'reasons',
  { id: newId<ReasonId>(), ...ofReason.columns(), ...onQuestion.columns() },
  (t) => [onQuestion.key(t), ofReason.key(t), uniqueIndex('reasons_once').on(t.councilId, t.assessmentQuestionId)],
)

/** That there was an assessment which somebody deleted before anything was scored in it. `subjectIds`: what went with it. */
export const assessmentRemovals = councilTable(
  'assessment_removals',
  {
    id: newId<AssessmentRemovalId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    title: text('title').notNull(),
    reason: text('reason').notNull(),
    removedBy: idOf<UserId>('removed_by').notNull(),
    removedAt: moment('removed_at').notNull(),
    subjectIds: text('subject_ids').array().notNull(),
  },
  (t) => [ofCouncil(t), index('assessment_removals_moment').on(t.removedAt)],
)
