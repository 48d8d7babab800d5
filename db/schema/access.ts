import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/**
 * The table of who may do what (lib/access), as the database asks it. Written whole whenever `db/sql` is applied, by the
 * owning role; read by functions that run as it, and by nobody else.
 */
export const roleMay = pgTable(
  'role_may',
  { role: text('role').notNull(), capability: text('capability').notNull() },
  (t) => [primaryKey({ columns: [t.role, t.capability] })],
)

export const dutyMay = pgTable(
  'duty_may',
  { duty: text('duty').notNull(), capability: text('capability').notNull() },
  (t) => [primaryKey({ columns: [t.duty, t.capability] })],
)

export const peerMay = pgTable(
  'peer_may',
  { role: text('role').notNull(), capability: text('capability').notNull() },
  (t) => [primaryKey({ columns: [t.role, t.capability] })],
)

/** The states of an assessment in which there is a time for it. */
export const timeFor = pgTable(
  'time_for',
  { capability: text('capability').notNull(), state: text('state').notNull() },
  (t) => [primaryKey({ columns: [t.capability, t.state] })],
)
