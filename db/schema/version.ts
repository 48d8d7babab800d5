import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { DocumentId, RestoreId, UserId, VersionId } from '../ids'
import { documents } from './document'

const ofText = {
  columns: () => ({ documentId: idOf<DocumentId>('document_id').notNull() }),
  key: (t: object) => {
    const { councilId, documentId } = t as { councilId: never; documentId: never }
    return foreignKey({ columns: [councilId, documentId], foreignColumns: [documents.councilId, documents.id] })
  },
}

/** A name for a text as it stood after the edit `seq`. History stays apart there for ever. */
export const documentVersions = councilTable(
  'document_versions',
  {
    id: newId<VersionId>(),
    ...ofText.columns(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
    namedBy: idOf<UserId>('named_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    ofText.key(t),
    uniqueIndex('document_versions_name').on(t.councilId, t.documentId, sql`lower(${t.name})`),
    check('document_versions_name_fits', sql`length(${t.name}) between 1 and 80`),
  ],
)

/** The edit `seq` brought back what a text said after the edit `momentSeq`. History stays apart before it and after it. */
export const documentRestores = councilTable(
  'document_restores',
  {
    id: newId<RestoreId>(),
    ...ofText.columns(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    momentSeq: bigint('moment_seq', { mode: 'number' }).notNull(),
    restoredBy: idOf<UserId>('restored_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [ofText.key(t), uniqueIndex('document_restores_once').on(t.councilId, t.documentId, t.seq)],
)
