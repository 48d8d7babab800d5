import { type Append, appendUpdates } from '@/db/gate'
import { log } from '../log'

/** How one row fared: stored under a number, new or a resend; refused by the database; or not committed, cause unknown. */
export type Fate = { seq: number; isFresh: boolean } | 'refused' | 'failed'
type Waiting = { row: Append; settled: (fate: Fate) => void }

/** More rows than this wait for the next commit, so that one commit stays short. */
const MOST_ROWS = 512
/** Commits begin at least this far apart, in milliseconds: the first edit after a pause at once, more of them together. */
const SPACING = 6

/**
 * The append-only log. The first edit after a pause is committed at once; what arrives soon after goes together in the
 * next commit, so that there are never more than so many a second however many people type. Each row is settled after its
 * own commit, in the order of appending, all rows of one commit in one turn.
 */
export function openUpdateLog(commit: typeof appendUpdates = appendUpdates) {
  let waiting: Waiting[] = []
  let isCommitting = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let began = 0

  async function commitNext() {
    timer = undefined
    isCommitting = true
    began = performance.now()
    const batch = waiting.slice(0, MOST_ROWS)
    waiting = waiting.slice(MOST_ROWS)
    const fates = await commit(batch.map(({ row }) => row)).then(
      (stored) => {
        const byPlace: Fate[] = batch.map(() => 'refused')
        for (const { place, seq, isFresh } of stored) byPlace[place] = { seq, isFresh }
        return byPlace
      },
      () => batch.map((): Fate => 'failed'),
    )
    for (const [place, one] of batch.entries()) {
      const fate = fates[place] ?? 'failed'
      settle(one, fate)
      if (fate === 'failed' || fate === 'refused') giveUpAfter(one, fate)
    }
    isCommitting = false
    if (waiting.length > 0) schedule()
  }

  /** What waits behind an edit that is not stored builds on it, and must not be stored without it. */
  function giveUpAfter({ row }: Waiting, fate: 'failed' | 'refused') {
    const buildsOn = (one: Waiting) =>
      one.row.documentId === row.documentId && (fate === 'failed' || one.row.authorId === row.authorId)
    const behind = waiting.filter(buildsOn)
    waiting = waiting.filter((one) => !buildsOn(one))
    for (const one of behind) settle(one, fate)
  }

  function schedule() {
    if (isCommitting || timer) return
    const wait = began + SPACING - performance.now()
    if (wait <= 0) void commitNext()
    else timer = setTimeout(commitNext, wait)
  }

  return {
    append: (row: Append, settled: (fate: Fate) => void) => {
      waiting.push({ row, settled })
      schedule()
    },
  }
}

/** One row's trouble is not the others'. */
function settle({ settled, row }: Waiting, fate: Fate) {
  try {
    settled(fate)
  } catch (fault) {
    log.error({ err: fault, document: row.documentId }, 'a stored edit could not be passed on')
  }
}

export type UpdateLog = ReturnType<typeof openUpdateLog>
