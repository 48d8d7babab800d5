import { pgTable, smallint } from 'drizzle-orm/pg-core'
import { bytes } from '../columns'

/** The two halves of the key by which the product proves who acts (RFC 2104), for the owning role's functions alone. */
export const actingKeys = pgTable('acting_keys', {
  id: smallint('id').primaryKey(),
  innerPad: bytes('inner_pad').notNull(),
  outerPad: bytes('outer_pad').notNull(),
})
