import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import { bytes, idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { AssessmentId, PaperId, UserId } from '../ids'
import { assessments } from './assessment'
import { users } from './identity'

export const PAPER_STATES = ['waiting', 'making', 'ready', 'failed'] as const

/**
 * A document that takes so long to make that it is made by a job, and kept for a week for whoever asked for it. `holds`: what of
 * rights it was made with, so that it is handed out for as long as they are still there.
 */
export const papers = councilTable(
  'papers',
  {
    id: newId<PaperId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    userId: idOf<UserId>('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind').notNull(),
    format: text('format').notNull(),
    area: integer('area'),
    submission: integer('submission'),
    state: text('state', { enum: PAPER_STATES }).notNull().default('waiting'),
    askedAt: moment('asked_at').notNull().defaultNow(),
    fileName: text('file_name'),
    holds: jsonb('holds').$type<{ roles: string[]; codes: string[]; evidence: string[] }>(),
    file: bytes('file'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    index('papers_of').on(t.councilId, t.userId, t.assessmentId),
    index('papers_by_time').on(t.askedAt),
    check(
      'papers_are_ready_with_a_file',
      sql`(${t.state} = 'ready') = (num_nonnulls(${t.file}, ${t.fileName}, ${t.holds}) = 3)`,
    ),
  ],
)
