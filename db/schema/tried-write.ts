import { pgTable } from 'drizzle-orm/pg-core'
import { bytes } from '../columns'

/**
 * Where it is tried whether PostgreSQL can write: no row of it is ever kept. Unlogged, so that a try every second leaves nothing in
 * the log of the whole server.
 */
export const triedWrites = pgTable('tried_writes', {
  filling: bytes('filling').notNull(),
})
