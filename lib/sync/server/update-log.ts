import { Counter, Histogram } from 'prom-client'
import { type Append, appendUpdates } from '@/db/text-log'
import { log } from '@/lib/log'

/** How one row fared: stored under a number, new or a resend; refused by the database; or not committed, cause unknown. */
export type Fate = { seq: number; isFresh: boolean } | 'refused' | 'failed'

/** What waits to be a row. Until `isTaken` it may still grow; `row` is asked for once, when its commit begins. */
export type Waiting = {
  documentId: string
  authorId: string
  isTaken: boolean
  row: () => Append
  settled: (fate: Fate) => void
}

const edits = new Counter({
  name: 'concord_edits',
  help: 'Edits of shared texts: stored, refused by the database, or failed and sent again',
  labelNames: ['outcome'],
})
const storing = new Histogram({
  name: 'concord_store_seconds',
  help: 'Seconds in which PostgreSQL took the edits of one commit',
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
})

/** More rows than this wait for the next commit, so that one commit stays short. */
const MOST_ROWS = 512
/**
 * Commits begin at least this far apart, in milliseconds: the first edit after a pause at once, more of them together. The
 * more texts were written in, the longer, because a commit, and each frame that it leads to, costs the same however much
 * it holds: where many type at once, somebody else's key is seen about a thirtieth of a second later. With so many rows
 * waiting that more would save nothing, sooner.
 */
const SPACING = 6
const SPACING_PER_TEXT = 2
const MOST_SPACING = 60
const FULL_SPACING = 24
const FULL = 160

/**
 * The append-only log. The first edit after a pause is committed at once; what arrives soon after goes together in the
 * next commit, so that there are never more than so many a second however many people type. Each row is settled after its
 * own commit, in the order of appending, all rows of one commit in one turn.
 */
export function openUpdateLog(commit: typeof appendUpdates = appendUpdates) {
  let waiting: Waiting[] = []
  let isCommitting = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let [began, spacing] = [0, 0]

  async function commitNext() {
    timer = undefined
    isCommitting = true
    const batch = waiting.length > MOST_ROWS ? waiting.slice(0, MOST_ROWS) : waiting
    waiting = waiting.slice(batch.length)
    const texts = new Set<string>()
    const rows: Append[] = []
    for (const one of batch) {
      one.isTaken = true
      texts.add(one.documentId)
      rows.push(one.row())
    }
    began = performance.now()
    spacing = SPACING + SPACING_PER_TEXT * (texts.size - 1)
    const fates = new Array<Fate>(batch.length).fill('refused')
    try {
      const stored = await commit(rows)
      storing.observe((performance.now() - began) / 1_000)
      edits.inc({ outcome: 'stored' }, stored.length)
      edits.inc({ outcome: 'refused' }, rows.length - stored.length)
      for (const { place, seq, isFresh } of stored) fates[place] = { seq, isFresh }
    } catch (fault) {
      log.error({ err: fault, edits: rows.length, texts: texts.size }, 'edits could not be stored, and are sent again')
      edits.inc({ outcome: 'failed' }, rows.length)
      fates.fill('failed')
    }
    for (const [place, one] of batch.entries()) {
      const fate = fates[place] ?? 'failed'
      settle(one, fate)
      if (fate === 'failed' || fate === 'refused') giveUpAfter(one, fate)
    }
    isCommitting = false
    if (waiting.length > 0) schedule()
  }

  /** What waits behind an edit that is not stored builds on it, and must not be stored without it. */
  function giveUpAfter({ documentId, authorId }: Waiting, fate: 'failed' | 'refused') {
    const buildsOn = (one: Waiting) => one.documentId === documentId && (fate === 'failed' || one.authorId === authorId)
    const behind = waiting.filter(buildsOn)
    waiting = waiting.filter((one) => !buildsOn(one))
    for (const one of behind) settle(one, fate)
  }

  function schedule() {
    if (isCommitting || (timer && waiting.length !== FULL)) return
    clearTimeout(timer)
    const most = waiting.length < FULL ? MOST_SPACING : FULL_SPACING
    const wait = began + Math.min(most, spacing) - performance.now()
    if (wait <= 0) void commitNext()
    else timer = setTimeout(commitNext, wait)
  }

  return {
    append: (one: Waiting) => {
      waiting.push(one)
      schedule()
    },
  }
}

/** One row's trouble is not the others'. */
function settle(one: Waiting, fate: Fate) {
  try {
    one.settled(fate)
  } catch (fault) {
    log.error({ err: fault, document: one.documentId }, 'a stored edit could not be passed on')
  }
}

export type UpdateLog = ReturnType<typeof openUpdateLog>
