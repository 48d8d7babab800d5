/** What is done after the commit that wants it. `purge` comes by the clock and is queued by nobody. */
export const QUEUED_KINDS = ['send-mail', 'send-reminder'] as const
export type JobKind = (typeof QUEUED_KINDS)[number] | 'purge'

/** The schema of the queue. */
export const JOBS_SCHEMA = 'jobs'
