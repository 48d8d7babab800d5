/** A window on the answer's words. Positions are Yjs relative positions in base64: they follow the words through edits. */
export type Anchor = { start: string; end: string; quote: string }

/** Words as they stand in a text, with where they hang. */
export type Quoted = { start: Uint8Array; end: Uint8Array; quote: string }

export const MAX_COMMENT = 5000
export const MAX_QUOTE = 500
/** What may be selected to comment on: a longer selection keeps its first words as the quote, and no half of a character. */
export const quoteOf = (words: string): string =>
  words
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_QUOTE)
    .replace(/\p{Cs}$/u, '')
