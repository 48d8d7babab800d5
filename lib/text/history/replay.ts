import { inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import type { Stretch } from './history'

/** A stretch with its words: a deflated history point, or log rows one after the other, each after its length (4 bytes, big-endian). */
export type Written = Stretch & { payload: Uint8Array; isPoint: boolean }
export type By = { authorId: string; at: Date }

type Span = { from: number; to: number; by: Stretch }

/**
 * A text's history played again, deleted words included: who wrote and who deleted each letter is known from it. Exact
 * after the last edit of a moment, where no stretch is half done.
 */
export class Replay {
  readonly doc = new Y.Doc({ gc: false })
  private readonly inserted = new Spans()
  private readonly deleted = new Spans()
  private next = 0

  constructor(private readonly written: readonly Written[]) {}

  /** Goes on to the moment after this edit; never back. */
  upTo(seq: number): this {
    this.doc.transact(() => {
      for (;;) {
        const stretch = this.written[this.next]
        if (!stretch || stretch.lastSeq > seq) return
        this.next++
        for (const update of updatesOf(stretch)) {
          Y.applyUpdate(this.doc, update)
          this.note(update, stretch)
        }
      }
    })
    return this
  }

  toEnd = () => this.upTo(Number.POSITIVE_INFINITY)

  private note(update: Uint8Array, by: Stretch) {
    const { structs, ds } = Y.decodeUpdate(update)
    for (const { id, length } of structs) this.inserted.add(id.client, { from: id.clock, to: id.clock + length, by })
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) this.deleted.add(client, { from: clock, to: clock + len, by })
  }

  writer = (client: number, clock: number): By | undefined => this.inserted.at(client, clock)
  deleter = (client: number, clock: number): By | undefined => this.deleted.at(client, clock)

  get fragment() {
    return this.doc.getXmlFragment('default')
  }
}

function updatesOf({ payload, isPoint }: Written): Uint8Array[] {
  if (isPoint) return [inflateRawSync(payload)]
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const updates: Uint8Array[] = []
  for (let at = 0; at < payload.byteLength; ) {
    const length = view.getUint32(at)
    updates.push(payload.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return updates
}

/** Which stretch, the earliest where there are several, first reached a clock of a Yjs client. */
class Spans {
  private readonly clients = new Map<number, { list: Span[]; reach: number[]; isSorted: boolean }>()

  add(client: number, span: Span) {
    const own = this.clients.get(client) ?? { list: [], reach: [], isSorted: false }
    own.list.push(span)
    own.isSorted = false
    this.clients.set(client, own)
  }

  at(client: number, clock: number): By | undefined {
    const own = this.clients.get(client)
    if (!own) return undefined
    if (!own.isSorted) {
      own.list.sort((a, b) => a.from - b.from || a.by.firstSeq - b.by.firstSeq)
      let furthest = 0
      own.reach = own.list.map(({ to }) => {
        furthest = Math.max(furthest, to)
        return furthest
      })
      own.isSorted = true
    }
    let [low, high] = [0, own.list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((own.list[middle] as Span).from <= clock) low = middle + 1
      else high = middle
    }
    let first: Stretch | undefined
    for (let place = low - 1; place >= 0 && (own.reach[place] as number) > clock; place--) {
      const { to, by } = own.list[place] as Span
      if (to > clock && (!first || by.firstSeq < first.firstSeq)) first = by
    }
    return first && { authorId: first.authorId, at: first.at }
  }
}
