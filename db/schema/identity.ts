import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { idOf, moment } from '../columns'
import type { SessionId, UserId } from '../ids'

/** One person, one account, whatever places they belong to. No secret is ever kept here: next-auth hands this row to the server's pages. */
export const users = pgTable(
  'users',
  {
    id: idOf<UserId>('id').primaryKey().default(sql`uuidv7()`),
    name: text('name'),
    email: text('email').notNull().unique(),
    emailVerified: moment('email_verified'),
    image: text('image'),
    isProgramme: boolean('is_programme').notNull().default(false),
    isDemo: boolean('is_demo').notNull().default(false),
    /** From then on nobody signs in to it, whatever roles it has held. Only the owning role ends an account. */
    endedAt: moment('ended_at'),
  },
  (t) => [index('users_of_programme').on(t.id).where(sql`${t.isProgramme}`)],
)

const userReference = () =>
  idOf<UserId>('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/**
 * Sessions are rows so that one can be withdrawn at once. `expires`: when it ends unless it is used meanwhile, and never later
 * than a week after it was begun. Its person names it by its `id`, never by the secret in the cookie.
 */
export const sessions = pgTable(
  'sessions',
  {
    sessionToken: text('session_token').primaryKey(),
    id: idOf<SessionId>('id').notNull().unique().default(sql`uuidv7()`),
    userId: userReference(),
    expires: moment('expires').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastUsedAt: moment('last_used_at').notNull().defaultNow(),
    /** The kind of browser and machine, in words. */
    device: text('device'),
  },
  (t) => [
    index('sessions_of_user').on(t.userId),
    check('sessions_last_a_week', sql`${t.expires} <= ${t.createdAt} + interval '168 hours'`),
  ],
)

export const accounts = pgTable(
  'accounts',
  {
    userId: userReference(),
    type: text('type').notNull(),
    provider: text('provider').notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    refresh_token: text('refresh_token'),
    access_token: text('access_token'),
    expires_at: integer('expires_at'),
    token_type: text('token_type'),
    scope: text('scope'),
    id_token: text('id_token'),
    session_state: text('session_state'),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] })],
)

export const verificationTokens = pgTable(
  'verification_tokens',
  {
    identifier: text('identifier').notNull(),
    token: text('token').notNull(),
    expires: moment('expires').notNull(),
  },
  (t) => [primaryKey({ columns: [t.identifier, t.token] })],
)
