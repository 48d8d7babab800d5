import { sql } from 'drizzle-orm'
import { date, foreignKey, index, pgPolicy, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { PEER_ROLES } from '../../lib/access/access'
import { bytes, moment } from '../columns'
import { councilTable } from '../council-table'
import type { AssessmentQuestionId, SubmissionId, UserId } from '../ids'
import { reviewTable } from '../review-table'
import { appRole } from '../roles'
import { submissions } from './submission'

export const REVIEW_STATES = [
  'invited',
  'conflicts_cleared',
  'reading',
  'drafting',
  'council_reply',
  'published',
  'closed',
] as const

/** The host council owns the review; its peers may read its row while it lasts. */
export const reviews = councilTable(
  'reviews',
  {
    submissionId: uuid('submission_id').notNull().$type<SubmissionId>(),
    title: text('title').notNull(),
    state: text('state', { enum: REVIEW_STATES }).notNull().default('invited'),
    createdBy: uuid('created_by').notNull().$type<UserId>(),
    createdAt: moment('created_at').notNull().defaultNow(),
    endsOn: date('ends_on').notNull(),
    closedAt: moment('closed_at'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.submissionId], foreignColumns: [submissions.councilId, submissions.id] }),
    unique('reviews_id').on(t.id),
    index('reviews_submission').on(t.councilId, t.submissionId),
    pgPolicy('reviews_peers_read', { for: 'select', to: appRole, using: sql`id = (select acting_review())` }),
    pgPolicy('reviews_peers_move', {
      for: 'update',
      to: appRole,
      using: sql`id = (select acting_review_cleared())`,
      withCheck: sql`id = (select acting_review_cleared()) or state = 'closed'`,
    }),
  ],
)

export const reviewPeers = reviewTable(
  'review_peers',
  {
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: PEER_ROLES }).notNull(),
    conflict: text('conflict', { enum: ['awaiting', 'none', 'declared'] })
      .notNull()
      .default('awaiting'),
    conflictText: text('conflict_text'),
    declaredAt: moment('declared_at'),
    clearedBy: uuid('cleared_by').$type<UserId>(),
    clearedAt: moment('cleared_at'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.reviewId], foreignColumns: [reviews.councilId, reviews.id] }),
    uniqueIndex('review_peers_email').on(t.reviewId, sql`lower(${t.email})`),
    index('review_peers_by_email').on(sql`lower(${t.email})`),
    pgPolicy('review_peers_host', {
      for: 'all',
      to: appRole,
      using: sql`council_id = (select acting_council())`,
      withCheck: sql`council_id = (select acting_council())`,
    }),
  ],
)

export const reviewComments = reviewTable(
  'review_comments',
  {
    submissionId: uuid('submission_id').notNull().$type<SubmissionId>(),
    assessmentQuestionId: uuid('assessment_question_id').notNull().$type<AssessmentQuestionId>(),
    code: text('code').notNull(),
    anchorStart: bytes('anchor_start'),
    anchorEnd: bytes('anchor_end'),
    quote: text('quote'),
    authorId: uuid('author_id').notNull().$type<UserId>(),
    authorName: text('author_name').notNull(),
    body: text('body').notNull(),
    audience: text('audience', { enum: ['team', 'council'] }).notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.reviewId], foreignColumns: [reviews.councilId, reviews.id] }),
    foreignKey({ columns: [t.councilId, t.submissionId], foreignColumns: [submissions.councilId, submissions.id] }),
    index('review_comments_submission').on(t.councilId, t.submissionId),
    pgPolicy('review_comments_host_reads_shared', {
      for: 'select',
      to: appRole,
      using: sql`council_id = (select acting_council()) and audience = 'council'`,
    }),
  ],
)
