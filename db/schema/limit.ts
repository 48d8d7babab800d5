import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core'

/**
 * How often something was done lately: rows of rate-limiter-flexible, in the order that it writes them. A key is a kind and a
 * fingerprint, so that nothing here says who it was. Unlogged: a crash forgets it, and no act waits for the disk to be counted.
 */
export const limits = pgTable(
  'limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull().default(0),
    expire: bigint('expire', { mode: 'number' }),
  },
  (t) => [index('limits_by_expire').on(t.expire)],
)
