import { sql } from 'drizzle-orm'
import { check, foreignKey, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { AssessmentId, ReplyId, ReviewId, UserId } from '../ids'
import { assessments } from './assessment'
import { reviews } from './review'
import { subjectOf } from './subject'

export const REPLY_STATES = ['draft', 'with-body', 'agreed', 'published'] as const
const ofReply = subjectOf('council-reply')

/**
 * A council's formal reply to a peer report: a shared text, once for each review. What it says is kept beside it when it is agreed;
 * from then on neither changes.
 */
export const replies = councilTable(
  'replies',
  {
    id: newId<ReplyId>(),
    ...ofReply.columns(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    reviewId: idOf<ReviewId>('review_id').notNull(),
    state: text('state', { enum: REPLY_STATES }).notNull().default('draft'),
    begunBy: idOf<UserId>('begun_by').notNull(),
    begunAt: moment('begun_at').notNull().defaultNow(),
    agreedAt: moment('agreed_at'),
    /** As a document and as plain text. */
    words: jsonb('words').$type<unknown>(),
    plain: text('plain'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    foreignKey({ columns: [t.councilId, t.reviewId], foreignColumns: [reviews.councilId, reviews.id] }),
    ofReply.key(t),
    uniqueIndex('replies_once').on(t.councilId, t.reviewId),
    check(
      'replies_agreed',
      sql`(${t.state} in ('agreed', 'published')) = (${t.agreedAt} is not null and ${t.words} is not null and ${t.plain} <> '')`,
    ),
  ],
)
