import { log } from '@/lib/log'
import { purgeLeftovers } from '@/lib/purge/purge-leftovers'

/** Milliseconds: not while many nodes start, and then every hour. */
const FIRST = 5 * 60_000
const EVERY = 60 * 60_000

/** Purges from time to time, whichever node's turn comes first, and says in the log how many of each went. Gives what stops it. */
export function keepPurging(): () => void {
  const work = () =>
    purgeLeftovers().then(
      (gone) => gone && log.info({ event: 'purged', ...gone }, 'what nobody needs any more is gone'),
      (fault: unknown) => log.warn({ err: fault }, 'what nobody needs any more could not be purged, and will be'),
    )
  let next = setTimeout(again, FIRST)
  next.unref()
  function again() {
    void work()
    next = setTimeout(again, EVERY)
    next.unref()
  }
  return () => clearTimeout(next)
}
