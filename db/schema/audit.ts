import { bigint, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns'
import type { UserId } from '../ids'

/** One hash chain a council and one a review: each entry carries the hash of the one before, so none can be changed or left out unseen. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    chainId: uuid('chain_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: moment('at').notNull(),
    actorId: uuid('actor_id').notNull().$type<UserId>(),
    act: text('act').notNull(),
    subject: jsonb('subject').notNull().$type<Record<string, unknown>>(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chainId, t.seq] })],
)
