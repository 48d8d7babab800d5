import { sql } from 'drizzle-orm'
import { bigint, check, date, index, integer, text } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { EvidenceId, UserId } from '../ids'
import { onQuestion } from './assessment'
import { subjectOf } from './subject'

export const AUDIENCES = ['public', 'council', 'exempt', 'confidential'] as const

const ofEvidence = subjectOf('evidence')

export const evidence = councilTable(
  'evidence',
  {
    id: newId<EvidenceId>(),
    ...ofEvidence.columns(),
    ...onQuestion.columns(),
    kind: text('kind', { enum: ['file', 'link'] }).notNull(),
    title: text('title').notNull(),
    speaksFor: date('speaks_for').notNull(),
    audience: text('audience', { enum: AUDIENCES }).notNull(),
    exemptParagraph: integer('exempt_paragraph'),
    exemptReason: text('exempt_reason'),
    exemptReviewOn: date('exempt_review_on'),
    fileName: text('file_name'),
    mediaType: text('media_type'),
    size: bigint('size', { mode: 'number' }),
    sha256: text('sha256'),
    /** When a scanner found nothing in the file; absent where none was set up, and of a link. */
    scannedAt: moment('scanned_at'),
    url: text('url'),
    addedBy: idOf<UserId>('added_by').notNull(),
    addedAt: moment('added_at').notNull().defaultNow(),
    removedBy: idOf<UserId>('removed_by'),
    removedAt: moment('removed_at'),
    removedReason: text('removed_reason'),
  },
  (t) => [
    onQuestion.key(t),
    ofEvidence.key(t),
    index('evidence_question').on(t.councilId, t.assessmentId, t.assessmentQuestionId),
    index('evidence_assessment').on(t.assessmentId, t.addedAt, t.id),
    check(
      'file_or_link',
      sql`(${t.kind} = 'file') = (${t.sha256} is not null) and (${t.kind} = 'link') = (${t.url} is not null)`,
    ),
    check(
      'exempt_says_why',
      sql`${t.audience} <> 'exempt' or (${t.exemptParagraph} between 1 and 7 and ${t.exemptReason} is not null and ${t.exemptReviewOn} is not null)`,
    ),
  ],
)
