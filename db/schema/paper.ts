import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import { bytes, idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { AssessmentId, PaperId, UserId } from '../ids'
import { assessments } from './assessment'
import { ofCouncil } from './council'
import { users } from './identity'

export const PAPER_STATES = ['waiting', 'making', 'ready', 'failed'] as const

/**
 * A document that takes so long to make that it is made by a job, and kept for a week for whoever asked for it. `holds`: what of
 * rights it was made with, so that it is handed out for as long as they are still there. The whole council is a document of no
 * assessment, and a stored file by its hash, because it can be large.
 */
export const papers = councilTable(
  'papers',
  {
    id: newId<PaperId>(),
    assessmentId: idOf<AssessmentId>('assessment_id'),
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
    sha256: text('sha256'),
    size: bigint('size', { mode: 'number' }),
  },
  (t) => [
    ofCouncil(t),
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    index('papers_of').on(t.councilId, t.userId, t.assessmentId),
    index('papers_by_time').on(t.askedAt),
    index('papers_file').on(t.councilId, t.sha256),
    check(
      'papers_are_ready_with_a_file',
      sql`(${t.state} = 'ready') = (num_nonnulls(${t.fileName}, ${t.holds}) = 2 and num_nonnulls(${t.file}, ${t.sha256}) = 1)`,
    ),
    check(
      'papers_of_the_council_are_stored',
      sql`(${t.assessmentId} is null) = (${t.kind} = 'everything') and num_nonnulls(${t.sha256}, ${t.size}) in (0, 2)
        and (${t.sha256} is null or ${t.assessmentId} is null) and (${t.file} is null or ${t.assessmentId} is not null)`,
    ),
  ],
)
