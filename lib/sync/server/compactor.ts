import type { TextLog } from '@/db/text-log'
import { inWorker } from '@/lib/in-worker'
import { log } from '@/lib/log'
import { compactText } from './compact-text'
import type { mergeLog } from './merge-log'
import type { Place } from './seat'

/** Rows after a text's snapshot from which it is worth a new one. */
const WORTH = 200
/** Milliseconds between asking for a compaction and beginning it: so long do rows stay rows in any case. */
const AFTER = 90_000

/**
 * Compacts texts beside the server's own work: those that were opened with a long log or written in a lot, one after the
 * other. What fails or comes too early is asked for again at the next opening.
 */
export function openCompactor(after = AFTER) {
  const due = new Map<string, ReturnType<typeof setTimeout>>()
  let turn: Promise<unknown> = Promise.resolve()

  async function compact(place: Place) {
    due.delete(place.documentId)
    try {
      await compactText(place, mergeInWorker)
    } catch (fault) {
      log.error({ err: fault, document: place.documentId }, 'a text could not be compacted; its log stands as it is')
    }
  }

  return {
    /** `rows` stand after this text's snapshot. */
    consider: (place: Place, rows: number) => {
      if (rows < WORTH || due.has(place.documentId)) return
      const timer = setTimeout(() => {
        turn = turn.then(() => compact(place))
      }, after)
      due.set(place.documentId, timer.unref())
    },
    close: async () => {
      for (const timer of due.values()) clearTimeout(timer)
      due.clear()
      await turn
    },
  }
}

const mergeInWorker = (textLog: TextLog) =>
  inWorker<typeof mergeLog>('lib/sync/server/merge-log.ts', 'mergeLog', textLog)
