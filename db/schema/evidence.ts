import { sql } from 'drizzle-orm'
import { bigint, check, date, foreignKey, index, integer, text, unique } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { EvidenceId, EvidenceItemId, EvidenceRevisionId, UserId } from '../ids'
import { onQuestion } from './assessment'
import { evidenceRevisions, ITEM_KINDS } from './evidence-item'
import { subjectOf } from './subject'

/** For whom an item was when it was last changed, in one word: what is signed says it. Who opens it now is asked of the item. */
export const AUDIENCES = ['public', 'council', 'internal', 'named', 'held', 'exempt', 'confidential'] as const

const ofEvidence = subjectOf('evidence')

/**
 * That a question rests on an item. What it shows of the item is that of the revision it names, put here by the database whenever it names
 * another: a newer one while the assessment is open, and none after the freeze, so that no later one shows through what was signed.
 */
export const evidence = councilTable(
  'evidence',
  {
    id: newId<EvidenceId>(),
    ...ofEvidence.columns(),
    ...onQuestion.columns(),
    itemId: idOf<EvidenceItemId>('item_id').notNull(),
    revisionId: idOf<EvidenceRevisionId>('revision_id').notNull(),
    kind: text('kind', { enum: ITEM_KINDS }).notNull(),
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
    foreignKey({
      columns: [t.councilId, t.itemId, t.revisionId],
      foreignColumns: [evidenceRevisions.councilId, evidenceRevisions.itemId, evidenceRevisions.id],
    }),
    index('evidence_item').on(t.councilId, t.itemId),
    // Whole, not of what stands alone: PostgreSQL would go through such an index of every council for anybody who asks for what stands.
    unique('evidence_once').on(t.councilId, t.assessmentQuestionId, t.itemId, t.removedAt).nullsNotDistinct(),
    unique('evidence_of_question').on(t.councilId, t.assessmentQuestionId, t.id),
    check(
      'file_or_link',
      sql`(${t.kind} = 'file') = (${t.sha256} is not null) and (${t.kind} = 'link') = (${t.url} is not null)`,
    ),
    check(
      'exempt_says_why',
      sql`${t.audience} <> 'exempt' or (${t.exemptParagraph} is not null and ${t.exemptReason} is not null and ${t.exemptReviewOn} is not null)`,
    ),
  ],
)
