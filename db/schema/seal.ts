import { foreignKey, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { SubmissionId, SubmissionSealId } from '../ids'
import { submissions } from './submission'

/** The keys with which this installation signs seals, the present one and those before. The private half is locked by the secret. */
export const sealKeys = pgTable('seal_keys', {
  kid: text('kid').primaryKey(),
  publicJwk: jsonb('public_jwk').notNull().$type<Record<string, unknown>>(),
  lockedPrivate: bytes('locked_private').notNull(),
  madeAt: moment('made_at').notNull().defaultNow(),
  retiredAt: moment('retired_at'),
})

/** What this installation has signed of a submission: a compact JWS over its id, version, hash, the hash before it, and the time. */
export const submissionSeals = councilTable(
  'submission_seals',
  {
    id: newId<SubmissionSealId>(),
    submissionId: idOf<SubmissionId>('submission_id').notNull(),
    kid: text('kid')
      .notNull()
      .references(() => sealKeys.kid),
    jws: text('jws').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.submissionId], foreignColumns: [submissions.councilId, submissions.id] }),
    uniqueIndex('submission_seals_once').on(t.councilId, t.submissionId),
  ],
)
