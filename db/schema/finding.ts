import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { FactPointId, FindingId, RecommendationAnswerId, RecommendationId, ReviewId, UserId } from '../ids'
import { reviewTable } from '../review-table'
import { reviews } from './review'
import { searchedIn } from './searched'

const ofReview = (t: object) => {
  const { councilId, reviewId } = t as { councilId: never; reviewId: never }
  return foreignKey({ columns: [councilId, reviewId], foreignColumns: [reviews.councilId, reviews.id] })
}
const written = {
  authorId: idOf<UserId>('author_id').notNull(),
  authorName: text('author_name').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
}
export const FINDING_KINDS = ['strength', 'observation', 'concern'] as const

/** What the peer team found: on which questions, and on how much it rests. The team's alone until the report goes to the council. */
export const findings = reviewTable(
  'findings',
  {
    id: newId<FindingId>(),
    kind: text('kind', { enum: FINDING_KINDS }).notNull(),
    words: text('words').notNull(),
    codes: text('codes').array().notNull(),
    documents: integer('documents').notNull(),
    conversations: integer('conversations').notNull(),
    ...written,
  },
  (t) => [
    ofReview(t),
    unique('findings_of_council').on(t.councilId, t.reviewId, t.id),
    index('findings_searched').using('gin', searchedIn(t.councilId, t.words)),
    check('findings_rest', sql`${t.documents} between 0 and 999 and ${t.conversations} between 0 and 999`),
  ],
)

export const PRIORITIES = ['high', 'medium', 'low'] as const
export const TIMESCALES = ['three-months', 'six-months', 'year', 'longer'] as const

/** What the team asks the council to do, by when, and the post whose it would be. */
export const recommendations = reviewTable(
  'recommendations',
  {
    id: newId<RecommendationId>(),
    words: text('words').notNull(),
    priority: text('priority', { enum: PRIORITIES }).notNull(),
    timescale: text('timescale', { enum: TIMESCALES }).notNull(),
    ownerPost: text('owner_post').notNull(),
    ...written,
  },
  (t) => [
    ofReview(t),
    unique('recommendations_of_council').on(t.councilId, t.reviewId, t.id),
    index('recommendations_searched').using('gin', searchedIn(t.councilId, t.words)),
  ],
)

/** A fact that the council says is wrong in the report, what it should say, and what the lead peer decided and answered. */
export const factPoints = reviewTable(
  'fact_points',
  {
    id: newId<FactPointId>(),
    findingId: idOf<FindingId>('finding_id'),
    recommendationId: idOf<RecommendationId>('recommendation_id'),
    says: text('says').notNull(),
    correction: text('correction').notNull(),
    state: text('state', { enum: ['open', 'corrected', 'kept'] })
      .notNull()
      .default('open'),
    ...written,
    answer: text('answer'),
    decidedAt: moment('decided_at'),
  },
  (t) => [
    ofReview(t),
    foreignKey({
      name: 'fact_points_of_finding',
      columns: [t.councilId, t.reviewId, t.findingId],
      foreignColumns: [findings.councilId, findings.reviewId, findings.id],
    }),
    foreignKey({
      name: 'fact_points_of_recommendation',
      columns: [t.councilId, t.reviewId, t.recommendationId],
      foreignColumns: [recommendations.councilId, recommendations.reviewId, recommendations.id],
    }),
    index('fact_points_of_council').on(t.councilId, t.reviewId),
    check('fact_points_of_one', sql`num_nonnulls(${t.findingId}, ${t.recommendationId}) = 1`),
    check('fact_points_decided', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
  ],
)

export const DECISIONS = ['accepted', 'partly-accepted', 'rejected'] as const

/** What the council says to a recommendation, once for each; until then it is open. */
export const recommendationAnswers = councilTable(
  'recommendation_answers',
  {
    id: newId<RecommendationAnswerId>(),
    reviewId: idOf<ReviewId>('review_id').notNull(),
    recommendationId: idOf<RecommendationId>('recommendation_id').notNull(),
    decision: text('decision', { enum: DECISIONS }).notNull(),
    reason: text('reason'),
    ...written,
  },
  (t) => [
    foreignKey({
      name: 'recommendation_answers_of',
      columns: [t.councilId, t.reviewId, t.recommendationId],
      foreignColumns: [recommendations.councilId, recommendations.reviewId, recommendations.id],
    }),
    uniqueIndex('recommendation_answers_once').on(t.councilId, t.recommendationId),
    check(
      'recommendation_answers_reasoned',
      sql`${t.decision} = 'accepted' or coalesce(btrim(${t.reason}) <> '', false)`,
    ),
  ],
)
