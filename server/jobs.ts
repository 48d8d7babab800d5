import { z } from 'zod'
import { env } from '@/lib/env'
import { checkEvidenceLinks, readEvidenceJob } from '@/lib/evidence/read-evidence'
import { EXPORT_JOBS } from '@/lib/export/make-export'
import { job } from '@/lib/job/job'
import { workOnJobs } from '@/lib/job/work-on-jobs'
import { checkLinks } from '@/lib/library/check-links'
import { log } from '@/lib/log'
import { queueDigests } from '@/lib/mail/queue-digests'
import { MAIL_JOBS } from '@/lib/mail/send-mails'
import { PAPER_JOBS } from '@/lib/paper/make-asked-paper'
import { purgeLeftovers } from '@/lib/purge/purge-leftovers'
import { PACK_JOBS } from '@/lib/review/make-pack'
import { readAnswerJob } from '@/lib/text/read-answer-again'

/** Every job there is, by its kind. */
const JOBS = {
  ...MAIL_JOBS,
  ...PAPER_JOBS,
  ...PACK_JOBS,
  ...EXPORT_JOBS,
  'read-answer': readAnswerJob,
  'read-evidence': readEvidenceJob,
  purge: job(z.unknown(), async () => {
    const gone = await purgeLeftovers()
    log.info({ event: 'purged', ...gone }, 'what nobody needs any more is gone')
  }),
  'check-links': job(z.unknown(), async () => {
    const found = await checkLinks()
    await checkEvidenceLinks()
    log.info({ event: 'links', ...found }, 'links of the library were looked at')
  }),
  digest: job(z.unknown(), queueDigests),
}

/**
 * What comes by the clock, UTC, on whichever node: once at a time, and one that failed makes room for the next. Seven in the morning
 * in London is one of two hours, and what was missed while no node ran is made up for.
 */
const CLOCK = [
  '7 * * * * purge ?max=3&jobKey=purge&queue=purge',
  '0 6,7 * * * digest ?max=3&jobKey=digest&queue=digest&fill=12h',
]
/** A demo asks nobody outside for anything. */
const LINKS = '23 * * * * check-links ?max=3&jobKey=check-links&queue=links'

/** Does jobs from now on. Ends when those that are under way have come to their end. */
export const openJobs = () => workOnJobs(JOBS, [...CLOCK, ...(env().DEMO ? [] : [LINKS])].join('\n'))
