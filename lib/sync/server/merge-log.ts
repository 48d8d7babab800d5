import { deflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import type { Compacted, TextLog } from '@/db/text-log'
import { readContents } from './check-update'
import { mergedOf } from './merged'

const MINUTE = 60_000

/**
 * A text's log as its new snapshot and its history points. Pure, and slow for a long log: it runs beside the server's
 * own work. Throws where an update still waits for words that are not there, so that nothing unmerged is ever taken for
 * merged.
 */
export function mergeLog({ snapshot, rows, pins = [] }: TextLog): Compacted {
  const doc = new Y.Doc()
  const owners: Record<string, string> = { ...snapshot?.owners }
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.state)
    for (const { payload } of rows) Y.applyUpdate(doc, payload)
  })
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('the log waits for words that it does not hold')
  for (const { authorId, payload } of rows)
    for (const { id } of readContents(payload)?.pieces ?? []) owners[id.client] ??= authorId
  return {
    was: snapshot?.seq ?? 0,
    rows: rows.length,
    upTo: rows.at(-1)?.seq ?? 0,
    state: Y.encodeStateAsUpdate(doc),
    owners,
    points: pointsOf(rows, pins),
  }
}

/** What each person wrote in each minute, apart before and after each pin. */
function pointsOf(rows: TextLog['rows'], pins: number[]): Compacted['points'] {
  const minutes = new Map<string, TextLog['rows']>()
  for (const row of rows) {
    const passed = pins.filter((pin) => pin < row.seq).length
    const minute = `${Math.floor(row.at.getTime() / MINUTE)} ${row.authorId} ${passed}`
    const own = minutes.get(minute)
    if (own) own.push(row)
    else minutes.set(minute, [row])
  }
  return [...minutes.values()].flatMap((own) => {
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) return []
    const payload = mergedOf(own.map((row) => row.payload))
    return [
      {
        authorId: first.authorId,
        firstSeq: first.seq,
        lastSeq: last.seq,
        writtenAt: last.at,
        payload: deflateRawSync(payload),
      },
    ]
  })
}
