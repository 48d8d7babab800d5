/** What somebody typed, as part of one line: to some readers a line break in it would begin a line of its own, in a calendar or a mail. */
export const inOneLine = (words: string): string => words.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
