import { foreignKey, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../columns'
import { councilTable } from '../council-table'
import type { AssessmentId, AssessmentQuestionId, SubmissionId, UserId } from '../ids'
import { assessments } from './assessment'

export const signatures = councilTable(
  'signatures',
  {
    assessmentId: uuid('assessment_id').notNull().$type<AssessmentId>(),
    userId: uuid('user_id').notNull().$type<UserId>(),
    name: text('name').notNull(),
    post: text('post').notNull(),
    contentSha256: text('content_sha256').notNull(),
    signedAt: moment('signed_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    uniqueIndex('signatures_once').on(t.councilId, t.assessmentId, t.userId),
  ],
)

/** The frozen copy. `canonical` is the exact text that was hashed; a trigger refuses every change. */
export const submissions = councilTable(
  'submissions',
  {
    assessmentId: uuid('assessment_id').notNull().$type<AssessmentId>(),
    version: integer('version').notNull(),
    content: jsonb('content').notNull().$type<unknown>(),
    canonical: text('canonical').notNull(),
    sha256: text('sha256').notNull(),
    submittedBy: uuid('submitted_by').notNull().$type<UserId>(),
    submittedAt: moment('submitted_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    uniqueIndex('submissions_version').on(t.councilId, t.assessmentId, t.version),
  ],
)

/** Each answer's Yjs state at the freeze, so that comments can hang on its exact words. */
export const frozenAnswers = councilTable(
  'frozen_answers',
  {
    submissionId: uuid('submission_id').notNull().$type<SubmissionId>(),
    assessmentQuestionId: uuid('assessment_question_id').notNull().$type<AssessmentQuestionId>(),
    code: text('code').notNull(),
    state: bytes('state').notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.submissionId], foreignColumns: [submissions.councilId, submissions.id] }),
    uniqueIndex('frozen_answers_once').on(t.councilId, t.submissionId, t.assessmentQuestionId),
  ],
)
