/** What stands at one place of a file. */
export type Part = { place: string; words: string }
