import type { UserId } from '@/db/ids'

/** A window on the answer's words. Positions are Yjs relative positions in base64, of their first and their last letter. */
export type Anchor = { start: string; end: string; quote: string }

/** Words as they stand in a text, with the letters that a comment on them hangs on. */
export type Quoted = {
  start: Uint8Array
  end: Uint8Array
  quote: string
  /** All of them, without what breaks a line, whether they stand in one, and whether no more follow in their paragraph. */
  letters: string
  isOneLine: boolean
  endsParagraph: boolean
}

export const MAX_COMMENT = 5000
export const MAX_QUOTE = 500
export const MAX_MENTIONS = 10
/** So long after it was written, what its author changes leaves no trace for readers (`is_second_thought` in db/sql/comment.sql). */
export const SECOND_THOUGHT_MINUTES = 15
export const isSecondThought = (written: Date, changed: Date): boolean =>
  changed.getTime() <= written.getTime() + SECOND_THOUGHT_MINUTES * 60_000

/** Somebody who sees a thread, and may be named in it; who comments there may be asked to deal with it. */
export type Reader = { userId: UserId; name: string; post: string; comments: boolean }
/** What may be selected to comment on: a longer selection keeps its first words as the quote, and no half of a character. */
export const quoteOf = (words: string): string =>
  words
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_QUOTE)
    .replace(/\p{Cs}$/u, '')
