import type { Sought } from '../text/anchor/anchor'

/** A window on the answer's words. Positions are Yjs relative positions in base64, of their first and their last letter. */
export type Anchor = { start: string; end: string; quote: string }

/** Words as they stand in a text, with the letters that a comment on them hangs on. */
export type Quoted = { start: Uint8Array; end: Uint8Array; quote: string }

/** Words that an editor marks. `sought` is there while they do not all stand: it is what they were (lib/text/anchor). */
export type Mark = {
  threadId: string
  start: string
  end: string
  isLost: boolean
  sought: Sought | null
}

export const MAX_COMMENT = 5000
export const MAX_QUOTE = 500
/** What may be selected to comment on: a longer selection keeps its first words as the quote, and no half of a character. */
export const quoteOf = (words: string): string =>
  words
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_QUOTE)
    .replace(/\p{Cs}$/u, '')
