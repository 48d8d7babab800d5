import { index, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { newId } from '../columns'
import { councilTable } from '../council-table'
import type { LexiconId } from '../ids'
import { ofCouncil } from './council'

/** Every word that stands in a council's evidence, with the three-letter pieces that it is found by when it is typed wrongly. */
export const evidenceLexicon = councilTable(
  'evidence_lexicon',
  {
    id: newId<LexiconId>(),
    word: text('word').notNull(),
    /** Each with whose it is before it, so that nobody else's are looked through. */
    pieces: text('pieces').array().notNull(),
  },
  (t) => [
    ofCouncil(t),
    uniqueIndex('evidence_lexicon_word').on(t.councilId, t.word),
    index('evidence_lexicon_pieces').using('gin', t.pieces),
  ],
)
