import { bigint, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { idOf, moment } from '../columns'
import type { CouncilId, ReviewId, ScoreId, UserId } from '../ids'

/** One hash chain a council, one a review and one a score: each entry carries the hash of the one before, so none can be changed or left out unseen. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    chainId: idOf<CouncilId | ReviewId | ScoreId>('chain_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: moment('at').notNull(),
    actorId: idOf<UserId>('actor_id').notNull(),
    act: text('act').notNull(),
    subject: jsonb('subject').notNull().$type<Record<string, unknown>>(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
    /** Exactly what was hashed: the RFC 8785 form of the fields before. */
    entry: text('entry').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chainId, t.seq] })],
)
