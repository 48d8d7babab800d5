import { sql } from 'drizzle-orm'
import { bigint, foreignKey, index, jsonb, pgSequence, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, idOf, moment, newId } from '../columns'
import { councilOwner, councilTable } from '../council-table'
import type { BatchId, DocumentId, PointId, SnapshotId, UserId } from '../ids'
import { onSubject } from './subject'

/** The shared text of a subject, by the subject's id. Its words are its snapshot with the log after it; there is no other copy that could differ. */
export const documents = councilTable(
  'documents',
  { id: idOf<DocumentId>('id').notNull(), frozenAt: moment('frozen_at') },
  (t) => [onSubject(t.councilId, t.id)],
)

export const documentUpdatesSeq = pgSequence('document_updates_seq')

/**
 * The append-only log. `seq` orders every edit in the database. A row is named by its batch, so that a resend lands once and
 * no second index is written with each keystroke: what waits for compaction is little enough to be put in order when read.
 */
export const documentUpdates = pgTable(
  'document_updates',
  {
    councilId: councilOwner(),
    documentId: idOf<DocumentId>('document_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull().default(sql`nextval('document_updates_seq')`),
    authorId: idOf<UserId>('author_id').notNull(),
    batchId: idOf<BatchId>('batch_id').notNull(),
    payload: bytes('payload').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.councilId, t.documentId, t.batchId] }),
    foreignKey({ columns: [t.councilId, t.documentId], foreignColumns: [documents.councilId, documents.id] }), // not enforced: db/sql/text.sql
  ],
)

/** What a text's log came to, up to and with `seq`: one Yjs update, and whose each Yjs client in it is. Written by compaction alone. */
export const documentSnapshots = councilTable(
  'document_snapshots',
  {
    id: newId<SnapshotId>(),
    documentId: idOf<DocumentId>('document_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    state: bytes('state').notNull(),
    owners: jsonb('owners').notNull().$type<Record<string, string>>(),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.documentId], foreignColumns: [documents.councilId, documents.id] }),
    uniqueIndex('document_snapshots_once').on(t.councilId, t.documentId),
  ],
)

/**
 * A text's history after compaction: what one person wrote within one minute as one Yjs update, deflated (RFC 1951). Its
 * deleted words are in it, which the snapshot has no more.
 */
export const documentPoints = councilTable(
  'document_points',
  {
    id: newId<PointId>(),
    documentId: idOf<DocumentId>('document_id').notNull(),
    authorId: idOf<UserId>('author_id').notNull(),
    firstSeq: bigint('first_seq', { mode: 'number' }).notNull(),
    lastSeq: bigint('last_seq', { mode: 'number' }).notNull(),
    writtenAt: moment('written_at').notNull(),
    payload: bytes('payload').notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.documentId], foreignColumns: [documents.councilId, documents.id] }),
    index('document_points_order').on(t.councilId, t.documentId, t.lastSeq),
  ],
)
