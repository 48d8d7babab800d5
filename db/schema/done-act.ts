import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, idOf, moment } from '../columns'
import type { UserId } from '../ids'
import { users } from './identity'

/**
 * What somebody did lately, by the key that their browser gave it, so that what is sent twice is done once. A key is a fingerprint
 * of what was sent with it; `answer` is what came of it, as Node writes it (`node:v8`). Its author's alone, and forgotten after a day.
 */
export const doneActs = pgTable(
  'done_acts',
  {
    userId: idOf<UserId>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    answer: bytes('answer').notNull(),
    doneAt: moment('done_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.key] }), index('done_acts_by_time').on(t.doneAt)],
)
