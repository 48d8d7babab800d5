import { log } from '@/lib/log'

/** Milliseconds before what has ended is started again. */
const AGAIN_AFTER = 500

/**
 * Starts again what has ended, after a moment, and again where that fails: a node, a process that renders pages, our own
 * PostgreSQL. `failed` is what the log says of a start that did not succeed.
 */
export function keepRunning(start: () => Promise<unknown>, failed: string) {
  let isOver = false
  const again = () => {
    setTimeout(() => {
      if (isOver) return
      start().catch((fault: unknown) => {
        log.error({ err: fault }, failed)
        again()
      })
    }, AGAIN_AFTER)
  }
  return {
    again,
    /** From now on nothing is started again. */
    stop: () => {
      isOver = true
    },
  }
}
