import { sql } from 'drizzle-orm'
import { boolean, date, foreignKey, index, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { PEER_ROLES } from '../../lib/access/access'
import { bytes, idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { DocumentId, PeerId, ReviewCommentId, ReviewId, SubmissionId, UserId } from '../ids'
import { reviewTable } from '../review-table'
import { searchedIn } from './searched'
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
    id: newId<ReviewId>(),
    submissionId: idOf<SubmissionId>('submission_id').notNull(),
    title: text('title').notNull(),
    state: text('state', { enum: REVIEW_STATES }).notNull().default('invited'),
    createdBy: idOf<UserId>('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    endsOn: date('ends_on').notNull(),
    /** When the team visits the council. What follows a review is counted from it. */
    visitOn: date('visit_on'),
    /** When its report went to the council, until when facts are checked, and when the report stood as it is read. */
    sentAt: moment('sent_at'),
    checkUntil: date('check_until'),
    publishedAt: moment('published_at'),
    closedAt: moment('closed_at'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.submissionId], foreignColumns: [submissions.councilId, submissions.id] }),
    unique('reviews_id').on(t.id),
    index('reviews_submission').on(t.councilId, t.submissionId),
  ],
)

export const reviewPeers = reviewTable(
  'review_peers',
  {
    id: newId<PeerId>(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: PEER_ROLES }).notNull(),
    conflict: text('conflict', { enum: ['awaiting', 'none', 'declared'] })
      .notNull()
      .default('awaiting'),
    conflictText: text('conflict_text'),
    declaredAt: moment('declared_at'),
    clearedBy: idOf<UserId>('cleared_by'),
    clearedAt: moment('cleared_at'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.reviewId], foreignColumns: [reviews.councilId, reviews.id] }),
    uniqueIndex('review_peers_email').on(t.reviewId, sql`lower(${t.email})`),
    index('review_peers_council').on(t.councilId),
    index('review_peers_by_email').on(sql`lower(${t.email})`),
  ],
)

export const reviewComments = reviewTable(
  'review_comments',
  {
    id: newId<ReviewCommentId>(),
    submissionId: idOf<SubmissionId>('submission_id').notNull(),
    subjectId: idOf<DocumentId>('subject_id').notNull(),
    code: text('code').notNull(),
    anchorStart: bytes('anchor_start'),
    anchorEnd: bytes('anchor_end'),
    quote: text('quote'),
    authorId: idOf<UserId>('author_id').notNull(),
    authorName: text('author_name').notNull(),
    body: text('body').notNull(),
    audience: text('audience', { enum: ['team', 'council'] }).notNull(),
    /** When it was shared; the council sees it a quarter of an hour later (db/sql/review.sql). Those from before there was such a time have none. */
    sharedAt: moment('shared_at'),
    /** The comment that it answers, and whether the council answers it. */
    answersId: idOf<ReviewCommentId>('answers_id'),
    byCouncil: boolean('by_council').notNull().default(false),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('review_comments_of_council').on(t.councilId, t.reviewId, t.id),
    foreignKey({
      name: 'review_comments_answers',
      columns: [t.councilId, t.reviewId, t.answersId],
      foreignColumns: [t.councilId, t.reviewId, t.id],
    }),
    foreignKey({ columns: [t.councilId, t.reviewId], foreignColumns: [reviews.councilId, reviews.id] }),
    foreignKey({ columns: [t.councilId, t.submissionId], foreignColumns: [submissions.councilId, submissions.id] }),
    index('review_comments_submission').on(t.councilId, t.submissionId),
    index('review_comments_searched').using('gin', searchedIn(t.councilId, t.body)),
  ],
)
