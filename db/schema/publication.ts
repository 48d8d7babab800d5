import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { PublicationId, QuietPeriodId, ReviewId, SubmissionId, UserId } from '../ids'
import { ofCouncil } from './council'
import { reviews } from './review'
import { submissions } from './submission'

export const PUBLICATION_STATES = ['asked', 'called-off', 'declined', 'published', 'replaced', 'withdrawn'] as const

/**
 * What a council publishes of a submission: the questions that it chose, each whole, and a review's report whole with the reply and the plan as
 * it stood when it was asked for. One person asks and another confirms. The words themselves are read out of what is frozen (db/sql/publication.sql).
 */
export const publications = councilTable(
  'publications',
  {
    id: newId<PublicationId>(),
    submissionId: idOf<SubmissionId>('submission_id').notNull(),
    codes: text('codes').array().notNull(),
    reviewId: idOf<ReviewId>('review_id'),
    plan: jsonb('plan').notNull().default(sql`'[]'`),
    /** Whether the report’s progress review goes out with it. */
    withProgress: boolean('with_progress').notNull().default(false),
    state: text('state', { enum: PUBLICATION_STATES }).notNull().default('asked'),
    askedBy: idOf<UserId>('asked_by').notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    confirmedBy: idOf<UserId>('confirmed_by'),
    confirmedAt: moment('confirmed_at'),
    /** That the second person will not have it go out so, and why. */
    declinedBy: idOf<UserId>('declined_by'),
    declinedAt: moment('declined_at'),
    declinedBecause: text('declined_because'),
    /** That the monitoring officer lets it out in a pre-election period, and why. */
    overrodeBy: idOf<UserId>('overrode_by'),
    overrodeAt: moment('overrode_at'),
    overrodeBecause: text('overrode_because'),
    withdrewBy: idOf<UserId>('withdrew_by'),
    withdrewAt: moment('withdrew_at'),
    withdrewBecause: text('withdrew_because'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.submissionId], foreignColumns: [submissions.councilId, submissions.id] }),
    foreignKey({ columns: [t.councilId, t.reviewId], foreignColumns: [reviews.councilId, reviews.id] }),
    uniqueIndex('publications_one_asked').on(t.councilId, t.submissionId).where(sql`${t.state} = 'asked'`),
    uniqueIndex('publications_one_shown').on(t.councilId, t.submissionId).where(sql`${t.state} = 'published'`),
    index('publications_of_submission').on(t.submissionId),
    check('publications_by_another', sql`${t.confirmedBy} <> ${t.askedBy}`),
    check('publications_of_something', sql`cardinality(${t.codes}) > 0 or ${t.reviewId} is not null`),
    check('publications_progress', sql`not ${t.withProgress} or ${t.reviewId} is not null`),
    check(
      'publications_confirmed',
      sql`${t.state} in ('asked', 'called-off', 'declined') or ${t.confirmedBy} is not null`,
    ),
    check(
      'publications_declined',
      sql`num_nonnulls(${t.declinedBy}, ${t.declinedAt}, ${t.declinedBecause}) = case ${t.state} when 'declined' then 3 else 0 end`,
    ),
    check('publications_withdrawn', sql`(${t.state} = 'withdrawn') = (${t.withdrewBecause} is not null)`),
  ],
)

/** The days before an election in which a council publishes nothing of this, the last one included. */
export const quietPeriods = councilTable(
  'quiet_periods',
  {
    id: newId<QuietPeriodId>(),
    election: text('election').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    keptBy: idOf<UserId>('kept_by').notNull(),
    keptAt: moment('kept_at').notNull().defaultNow(),
  },
  (t) => [ofCouncil(t), check('quiet_periods_end', sql`${t.endsOn} >= ${t.startsOn}`)],
)
