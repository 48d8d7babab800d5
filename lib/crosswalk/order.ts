/** What a theme asks for. Without questions of ours that answer it, it is a gap by itself, and `write` says what to write. */
export type Ask = { key: string; words: string; codes: readonly string[]; write: string }
export type Theme = { key: string; title: string; asks: readonly Ask[] }

/**
 * Another framework's order of what our questions ask. `source`: where its themes stand. Which of our questions answers which is our
 * own reading, question by question, and no word of the source's is in it. It names questions by number, of version 1 of ours.
 */
export type Order = {
  key: OrderKey
  title: string
  source: { title: string; url: string; asOf: string }
  themes: readonly Theme[]
}

export const ORDER_KEYS = ['cpc', 'best-value'] as const
export type OrderKey = (typeof ORDER_KEYS)[number]
