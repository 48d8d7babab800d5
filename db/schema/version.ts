import { sql } from 'drizzle-orm'
import { bigint, foreignKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns'
import { councilTable } from '../council-table'
import type { DocumentId, UserId } from '../ids'
import { documents } from './document'

const ofText = {
  columns: () => ({ documentId: uuid('document_id').notNull().$type<DocumentId>() }),
  key: (t: object) => {
    const { councilId, documentId } = t as { councilId: never; documentId: never }
    return foreignKey({ columns: [councilId, documentId], foreignColumns: [documents.councilId, documents.id] })
  },
}

/** A name for a text as it stood after the edit `seq`. History stays apart there for ever. */
export const documentVersions = councilTable(
  'document_versions',
  {
    ...ofText.columns(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
    namedBy: uuid('named_by').notNull().$type<UserId>(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [ofText.key(t), uniqueIndex('document_versions_name').on(t.councilId, t.documentId, sql`lower(${t.name})`)],
)

/** The edit `seq` brought back what a text said after the edit `momentSeq`. History stays apart before it and after it. */
export const documentRestores = councilTable(
  'document_restores',
  {
    ...ofText.columns(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    momentSeq: bigint('moment_seq', { mode: 'number' }).notNull(),
    restoredBy: uuid('restored_by').notNull().$type<UserId>(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [ofText.key(t), uniqueIndex('document_restores_once').on(t.councilId, t.documentId, t.seq)],
)
