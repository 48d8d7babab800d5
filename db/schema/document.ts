import { sql } from 'drizzle-orm'
import { bigint, foreignKey, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../columns'
import { councilTable } from '../council-table'
import type { DocumentId, UserId } from '../ids'
import { onQuestion } from './assessment'

/** One shared text. Its words are the merged log; there is no other copy that could differ. */
export const documents = councilTable(
  'documents',
  {
    ...onQuestion.columns(),
    kind: text('kind', { enum: ['answer'] })
      .notNull()
      .default('answer'),
    frozenAt: moment('frozen_at'),
  },
  (t) => [onQuestion.key(t), uniqueIndex('documents_once').on(t.councilId, t.assessmentQuestionId, t.kind)],
)

/** The append-only log. `seq` orders every edit in the database; `batch_id` makes a resend land once. */
export const documentUpdates = councilTable(
  'document_updates',
  {
    documentId: uuid('document_id').notNull().$type<DocumentId>(),
    seq: bigint('seq', { mode: 'number' }).notNull().default(sql`nextval('document_updates_seq')`),
    authorId: uuid('author_id').notNull().$type<UserId>(),
    batchId: uuid('batch_id').notNull(),
    payload: bytes('payload').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.documentId], foreignColumns: [documents.councilId, documents.id] }),
    uniqueIndex('document_updates_batch').on(t.councilId, t.documentId, t.batchId),
    index('document_updates_order').on(t.councilId, t.documentId, t.seq),
  ],
)
