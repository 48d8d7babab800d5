import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, text } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { ClockEntryId, ReviewId, UserId } from '../ids'
import { reviews } from './review'

export const MILESTONES = ['report', 'plan', 'progress', 'progress-report'] as const

/** That what follows a review was moved to another day, with a reason, or is done where nothing else says so. The last that moves it counts. */
export const clockEntries = councilTable(
  'clock_entries',
  {
    id: newId<ClockEntryId>(),
    reviewId: idOf<ReviewId>('review_id').notNull(),
    what: text('what', { enum: MILESTONES }).notNull(),
    /** The new day; none where it is done. */
    dueOn: date('due_on'),
    reason: text('reason').notNull(),
    authorId: idOf<UserId>('author_id').notNull(),
    authorName: text('author_name').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.reviewId], foreignColumns: [reviews.councilId, reviews.id] }),
    index('clock_entries_of').on(t.councilId, t.reviewId),
    index('clock_entries_review').on(t.reviewId),
    check('clock_entries_reasoned', sql`btrim(${t.reason}) <> ''`),
    check('clock_entries_done', sql`${t.dueOn} is not null or ${t.what} in ('progress', 'progress-report')`),
  ],
)
