import { bigint, boolean, integer, text } from 'drizzle-orm/pg-core'
import { bytes } from '../columns'

/**
 * Where something hangs on the words of a text: their first and last letter as Yjs relative positions. `words` with what stood `before`
 * and `after` them and their paragraph are there while not all of them stand, `seq` is the edit up to which they were followed
 * (lib/text/anchor). `quote` stays what the words were. A table that has these is followed with the others (db/sql/anchor.sql).
 */
export const anchorColumns = () => ({
  anchorStart: bytes('anchor_start'),
  anchorEnd: bytes('anchor_end'),
  quote: text('quote'),
  anchorSeq: bigint('anchor_seq', { mode: 'number' }),
  anchorLost: boolean('anchor_lost').notNull().default(false),
  anchorWords: text('anchor_words'),
  anchorBefore: text('anchor_before'),
  anchorAfter: text('anchor_after'),
  anchorWentBefore: integer('anchor_went_before'),
  anchorWentAfter: integer('anchor_went_after'),
  anchorParagraph: integer('anchor_paragraph'),
})
