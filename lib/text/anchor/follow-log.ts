import * as Y from 'yjs'
import { takeOutUnfit } from '../../sync/wire/unfit'
import { type Anchor, placesOf, type Sought } from './anchor'
import { follow } from './follow'
import { lettersOf, positionsOf } from './positions'
import { lettersIn, watchLetters } from './watch-letters'

/** An anchor as it is kept: `quote` are the words that were commented on, `seq` the edit up to which it was followed. */
export type KeptAnchor = {
  id: string
  start: Uint8Array
  end: Uint8Array
  isLost: boolean
  sought: Sought | null
  seq: number
  quote: string
}
/** What became of one, and what it was followed from. */
export type Followed = Omit<KeptAnchor, 'quote'> & { was: Pick<KeptAnchor, 'start' | 'seq'> }

type Log = { snapshot: { seq: number; state: Uint8Array } | undefined; rows: { seq: number; payload: Uint8Array }[] }

/**
 * Follows anchors through a text's log, edit by edit, each from where it was left, and gives those that changed. Pure, and
 * slow for a long log: it runs beside the server's own work.
 */
export function followLog({ log, anchors }: { log: Log; anchors: KeptAnchor[] }): Followed[] {
  const going = anchors.flatMap((kept) => {
    const ends = lettersOf(kept)
    return ends ? [{ kept, seq: kept.seq, now: { ...ends, isLost: kept.isLost, sought: kept.sought } as Anchor }] : []
  })
  const doc = new Y.Doc()
  let seq = log.snapshot?.seq ?? 0
  if (log.snapshot) apply(doc, log.snapshot.state)
  watchLetters(
    doc,
    () => true,
    (change) => {
      for (const one of going) {
        if (one.kept.seq >= seq) continue
        const now = follow(one.now, change)
        if (now !== one.now) Object.assign(one, { now, seq })
      }
    },
  )
  for (const row of log.rows) {
    seq = row.seq
    apply(doc, row.payload)
  }
  const letters = lettersIn(doc)
  for (const one of going)
    if (!one.now.isLost && !placesOf(letters, one.now)) Object.assign(one, { now: lostUnseen(one.now, one.kept), seq })
  doc.destroy()
  return going.flatMap(({ kept, now, seq }) => {
    if (seq === kept.seq) return []
    const { isLost, sought } = now
    return [{ id: kept.id, ...positionsOf(now), isLost, sought, seq, was: { start: kept.start, seq: kept.seq } }]
  })
}

const apply = (doc: Y.Doc, update: Uint8Array) =>
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update)
    takeOutUnfit(transaction)
  })

/** Its words do not stand and no edit was seen to take them away: one came into the log behind those that were followed. */
const lostUnseen = (anchor: Anchor, { quote }: KeptAnchor): Anchor => ({
  ...anchor,
  isLost: true,
  sought: anchor.sought ?? { words: quote, before: '', after: '', wentBefore: 0, wentAfter: 0, paragraph: 0 },
})
