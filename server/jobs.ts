import { z } from 'zod'
import { env } from '@/lib/env'
import { job } from '@/lib/job/job'
import { workOnJobs } from '@/lib/job/work-on-jobs'
import { checkLinks } from '@/lib/library/check-links'
import { log } from '@/lib/log'
import { MAIL_JOBS } from '@/lib/mail/send-mails'
import { purgeLeftovers } from '@/lib/purge/purge-leftovers'

/** Every job there is, by its kind. */
const JOBS = {
  ...MAIL_JOBS,
  purge: job(z.unknown(), async () => {
    const gone = await purgeLeftovers()
    log.info({ event: 'purged', ...gone }, 'what nobody needs any more is gone')
  }),
  'check-links': job(z.unknown(), async () => {
    const found = await checkLinks()
    log.info({ event: 'links', ...found }, 'links of the library were looked at')
  }),
}

/** What comes by the clock, UTC, on whichever node: once at a time, and one that failed makes room for the next. */
const CLOCK = ['7 * * * * purge ?max=3&jobKey=purge&queue=purge']
/** A demo asks nobody outside for anything. */
const LINKS = '23 * * * * check-links ?max=3&jobKey=check-links&queue=links'

/** Does jobs from now on. Ends when those that are under way have come to their end. */
export const openJobs = () => workOnJobs(JOBS, [...CLOCK, ...(env().DEMO ? [] : [LINKS])].join('\n'))
