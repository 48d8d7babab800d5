export type ProgressState = 'drafting' | 'with-peers' | 'published'
/** What peers say of a recommendation, now that time has passed. */
export const HOW_FAR_LIST = ['done', 'under-way', 'not-begun', 'no-longer-relevant'] as const
export type HowFar = (typeof HOW_FAR_LIST)[number]

/** So much evidence is named with one statement at most. */
export const MOST_EVIDENCE = 10
