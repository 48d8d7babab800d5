/** What is done after the commit that wants it. `purge`, `check-links` and `digest` come by the clock and are queued by nobody. */
export const QUEUED_KINDS = [
  'send-mail',
  'send-reminder',
  'make-paper',
  'make-pack',
  'make-export',
  'read-answer',
  'read-evidence',
] as const
export type JobKind = (typeof QUEUED_KINDS)[number] | 'purge' | 'check-links' | 'digest'

/** The schema of the queue. */
export const JOBS_SCHEMA = 'jobs'
