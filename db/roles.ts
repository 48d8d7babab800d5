import { pgRole } from 'drizzle-orm/pg-core'

/** The three serving roles. None owns a table, none can bypass row security. */
export const appRole = pgRole('concord_app').existing()
export const identityRole = pgRole('concord_identity').existing()
export const appendRole = pgRole('concord_append').existing()
