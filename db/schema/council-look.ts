import { sql } from 'drizzle-orm'
import { check, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { CouncilLookId } from '../ids'
import { ofCouncil } from './council'

/** What a council's documents carry: its colour, and its crest as a small PNG that we have drawn anew, with the words for whoever does not see it. */
export const councilLooks = councilTable(
  'council_looks',
  {
    id: newId<CouncilLookId>(),
    accent: text('accent'),
    crest: bytes('crest'),
    crestAlt: text('crest_alt'),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (t) => [
    ofCouncil(t),
    uniqueIndex('council_looks_once').on(t.councilId),
    check('council_looks_accent_is_a_colour', sql`${t.accent} ~ '^#[0-9a-f]{6}$'`),
    check('council_looks_crest_has_words', sql`(${t.crest} is null) = (${t.crestAlt} is null)`),
    check('council_looks_crest_is_small', sql`octet_length(${t.crest}) <= 1000000`),
  ],
)
