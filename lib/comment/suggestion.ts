import type { SUGGESTION_OUTCOMES } from '@/db/schema/suggestion'

export type SuggestionOutcome = (typeof SUGGESTION_OUTCOMES)[number]
/** Letters that one suggestion may be on, and may propose. */
export const MAX_WORDS = 2000
export const MAX_SUGGESTED = 5000
/** Suggestions on one text that nobody has decided. */
export const MOST_OPEN = 200
