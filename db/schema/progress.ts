import { sql } from 'drizzle-orm'
import { check, foreignKey, index, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import type {
  EvidenceItemId,
  EvidenceRevisionId,
  ProgressEvidenceId,
  ProgressReviewId,
  ProgressStatementId,
  ProgressViewId,
  RecommendationId,
  UserId,
} from '../ids'
import { reviewTable } from '../review-table'
import { evidenceRevisions } from './evidence-item'
import { recommendations } from './finding'
import { reviews } from './review'

type Keys = Record<'councilId' | 'reviewId' | 'recommendationId', never>
const ofRecommendation = (name: string, t: object) => {
  const { councilId, reviewId, recommendationId } = t as Keys
  return foreignKey({
    name,
    columns: [councilId, reviewId, recommendationId],
    foreignColumns: [recommendations.councilId, recommendations.reviewId, recommendations.id],
  })
}
const written = {
  authorId: idOf<UserId>('author_id').notNull(),
  authorName: text('author_name').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
}
export const PROGRESS_STATES = ['drafting', 'with-peers', 'published'] as const

/** How far a council has come with what a report recommends: its own statement, then the view of the peers; once for each review. */
export const progressReviews = reviewTable(
  'progress_reviews',
  {
    id: newId<ProgressReviewId>(),
    state: text('state', { enum: PROGRESS_STATES }).notNull().default('drafting'),
    begunBy: idOf<UserId>('begun_by').notNull(),
    begunAt: moment('begun_at').notNull().defaultNow(),
    sentBy: idOf<UserId>('sent_by'),
    sentAt: moment('sent_at'),
    publishedBy: idOf<UserId>('published_by'),
    publishedAt: moment('published_at'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.reviewId], foreignColumns: [reviews.councilId, reviews.id] }),
    uniqueIndex('progress_reviews_once').on(t.councilId, t.reviewId),
    check(
      'progress_reviews_sent',
      sql`num_nonnulls(${t.sentBy}, ${t.sentAt}) = case ${t.state} when 'drafting' then 0 else 2 end`,
    ),
    check(
      'progress_reviews_published',
      sql`num_nonnulls(${t.publishedBy}, ${t.publishedAt}) = case ${t.state} when 'published' then 2 else 0 end`,
    ),
  ],
)

/** What the council says of one recommendation, and how its answer and its actions stood when it was handed to the peers. */
export const progressStatements = reviewTable(
  'progress_statements',
  {
    id: newId<ProgressStatementId>(),
    recommendationId: idOf<RecommendationId>('recommendation_id').notNull(),
    words: text('words').notNull(),
    ...written,
    stood: jsonb('stood').$type<unknown>(),
  },
  (t) => [
    ofRecommendation('progress_statements_of', t),
    uniqueIndex('progress_statements_once').on(t.councilId, t.reviewId, t.recommendationId),
    check('progress_statements_say', sql`btrim(${t.words}) <> ''`),
  ],
)

/** Evidence that the council names with its statement, in one revision; peers open it as long as they may read it. */
export const progressEvidence = reviewTable(
  'progress_evidence',
  {
    id: newId<ProgressEvidenceId>(),
    recommendationId: idOf<RecommendationId>('recommendation_id').notNull(),
    itemId: idOf<EvidenceItemId>('item_id').notNull(),
    revisionId: idOf<EvidenceRevisionId>('revision_id').notNull(),
  },
  (t) => [
    ofRecommendation('progress_evidence_of', t),
    foreignKey({
      name: 'progress_evidence_revision',
      columns: [t.councilId, t.itemId, t.revisionId],
      foreignColumns: [evidenceRevisions.councilId, evidenceRevisions.itemId, evidenceRevisions.id],
    }),
    uniqueIndex('progress_evidence_once').on(t.councilId, t.reviewId, t.recommendationId, t.itemId),
    index('progress_evidence_review').on(t.reviewId),
  ],
)

export const HOW_FAR = ['done', 'under-way', 'not-begun', 'no-longer-relevant'] as const

/** What the peers say of one recommendation, now that time has passed. */
export const progressViews = reviewTable(
  'progress_views',
  {
    id: newId<ProgressViewId>(),
    recommendationId: idOf<RecommendationId>('recommendation_id').notNull(),
    howFar: text('how_far', { enum: HOW_FAR }).notNull(),
    words: text('words').notNull(),
    ...written,
  },
  (t) => [
    ofRecommendation('progress_views_of', t),
    uniqueIndex('progress_views_once').on(t.councilId, t.reviewId, t.recommendationId),
    check('progress_views_say', sql`btrim(${t.words}) <> ''`),
  ],
)
