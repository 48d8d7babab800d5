import { type SQL, sql } from 'drizzle-orm'
import { customType, foreignKey, index, text } from 'drizzle-orm/pg-core'
import { idOf, newId } from '../columns'
import { councilTable } from '../council-table'
import type { EvidenceItemId, EvidenceRevisionId, EvidenceWordsId } from '../ids'
import { evidenceRevisions } from './evidence-item'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * What a revision says, to be searched: its own words, and those inside its file, a row for each page, sheet or part. Whose it is stands
 * among the words that are looked up, so that one index serves many councils.
 */
export const evidenceWords = councilTable(
  'evidence_words',
  {
    id: newId<EvidenceWordsId>(),
    itemId: idOf<EvidenceItemId>('item_id').notNull(),
    revisionId: idOf<EvidenceRevisionId>('revision_id').notNull(),
    /** Such as "page 4"; empty for the title and what is typed. */
    place: text('place').notNull(),
    words: text('words').notNull(),
    lookedUp: tsvector('looked_up').generatedAlwaysAs(
      (): SQL => sql`to_tsvector('english', words) || array_to_tsvector(array['in:' || council_id::text])`,
    ),
  },
  (t) => [
    foreignKey({
      columns: [t.councilId, t.itemId, t.revisionId],
      foreignColumns: [evidenceRevisions.councilId, evidenceRevisions.itemId, evidenceRevisions.id],
    }),
    index('evidence_words_revision').on(t.councilId, t.revisionId),
    index('evidence_words_looked_up').using('gin', t.lookedUp),
  ],
)
