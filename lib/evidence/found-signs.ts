/** Stand around what is found in a piece of text; no text that is kept has them. */
export const OPENS = '\u0001'
export const CLOSES = '\u0002'

/** The words that were found in these pieces, each once. */
export const markedIn = (snippets: readonly string[]): string[] => [
  ...new Set(
    snippets.flatMap((snippet) =>
      snippet
        .split(OPENS)
        .slice(1)
        .map((piece) => piece.split(CLOSES)[0]?.toLowerCase() ?? ''),
    ),
  ),
]
