import type { HOW_FAR, PROGRESS_STATES } from '@/db/schema/progress'

export type ProgressState = (typeof PROGRESS_STATES)[number]
/** What peers say of a recommendation, now that time has passed. */
export const HOW_FAR_LIST = ['done', 'under-way', 'not-begun', 'no-longer-relevant'] as const satisfies typeof HOW_FAR
export type HowFar = (typeof HOW_FAR_LIST)[number]

/** So much evidence is named with one statement at most. */
export const MOST_EVIDENCE = 10
