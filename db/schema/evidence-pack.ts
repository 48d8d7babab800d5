import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, text, uuid } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import type { EvidenceId, EvidencePackId, UserId } from '../ids'
import { reviewTable } from '../review-table'
import { users } from './identity'
import { PAPER_STATES } from './paper'
import { reviews } from './review'

/**
 * The evidence that a peer may open, as one file, made by a job and kept for a week for whoever asked for it. `holds`: what is in it, so
 * that it is handed out for as long as all of that is still open to them.
 */
export const evidencePacks = reviewTable(
  'evidence_packs',
  {
    id: newId<EvidencePackId>(),
    userId: idOf<UserId>('user_id')
      .notNull()
      .references(() => users.id),
    state: text('state', { enum: PAPER_STATES }).notNull().default('waiting'),
    askedAt: moment('asked_at').notNull().defaultNow(),
    holds: uuid('holds').array().$type<EvidenceId[]>(),
    sha256: text('sha256'),
    size: bigint('size', { mode: 'number' }),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.reviewId], foreignColumns: [reviews.councilId, reviews.id] }),
    index('evidence_packs_of').on(t.reviewId, t.userId, t.askedAt),
    index('evidence_packs_by_time').on(t.askedAt),
    index('evidence_packs_file').on(t.councilId, t.sha256),
    check(
      'evidence_packs_are_ready_with_a_file',
      sql`(${t.state} = 'ready') = (num_nonnulls(${t.holds}, ${t.sha256}, ${t.size}) = 3)`,
    ),
  ],
)
