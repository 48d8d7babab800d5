import type { TextLog } from '@/db/text-log'
import { inWorker } from '@/lib/in-worker'
import { log } from '@/lib/log'
import { compactText } from './compact-text'
import type { mergeLog } from './merge-log'
import type { Place } from './seat'

/** Rows after a text's snapshot from which it is worth a new one. */
const ROWS = 200
/**
 * Or bytes, because many quick edits go into one row and each costs some twenty bytes for one letter. Where the snapshot is large,
 * so much of it as a part, so that what is written again and again stays in proportion to what was typed.
 */
const BYTES = 32_000
const PART = 1 / 4
/** Milliseconds between asking for a compaction and beginning it: so long do rows stay rows in any case. */
const AFTER = 90_000

/** A text's log after its snapshot, and the size of that snapshot: 0 where there is none. In bytes. */
export type Tail = { rows: number; bytes: number; snapshot: number }

const isWorthIt = ({ rows, bytes, snapshot }: Tail) => rows >= ROWS || bytes >= Math.max(BYTES, snapshot * PART)

/**
 * Compacts texts beside the server's own work: those that were opened with a long log or written in a lot, one after the
 * other. What fails or comes too early is asked for again at the next opening. `first` is what needs a text's edits one by one,
 * which a snapshot has no more: where it fails, the log stands as it is.
 */
export function openCompactor(after = AFTER, first: (place: Place) => Promise<void> = async () => {}) {
  const due = new Map<string, ReturnType<typeof setTimeout>>()
  let turn: Promise<unknown> = Promise.resolve()

  async function compact(place: Place) {
    due.delete(place.documentId)
    try {
      await first(place)
      await compactText(place, mergeInWorker)
    } catch (fault) {
      log.error({ err: fault, document: place.documentId }, 'a text could not be compacted; its log stands as it is')
    }
  }

  return {
    consider: (place: Place, tail: Tail) => {
      if (!isWorthIt(tail) || due.has(place.documentId)) return
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
