import * as Y from 'yjs'
import type { Edit } from '../wire/frame'
import { LIMITS } from '../wire/protocol'
import { splitUpdate } from './split-update'
import type { UnsentBatch, UnsentStore } from './unsent-store'

/** Whether the device keeps all that waits by now, will in a moment, or cannot, so that it lasts only as long as the page. */
export type Kept = 'device' | 'soon' | 'page'

/** `counter` is 0 until it is sent in this seat; what was ever sent keeps its bytes, because the server may have them. */
type Batch = UnsentBatch & { counter: number; wasSent: boolean }

/** What is typed while nothing can be sent grows into one batch, up to this size. */
const GROWN = 20_000

/**
 * What was typed and is not yet known to be stored, in its order: gathered in one turn of the event loop into one batch
 * (several where it is large), kept on the device, sent a window at a time, and let go when acknowledged. `changed` is
 * called when any of it changes.
 */
export class Outbox {
  private readonly pending = new Map<string, Batch>()
  private readonly unkept = new Set<string>()
  private gathered: Uint8Array[] = []
  private counter = 0
  private unacknowledged = 0
  private puts = 0

  constructor(
    private readonly unsent: UnsentStore,
    private readonly changed: () => void,
  ) {}

  /** How many batches wait for their commit. */
  get changes() {
    return this.pending.size + (this.gathered.length > 0 ? 1 : 0)
  }

  get kept(): Kept {
    if (this.unkept.size > 0) return 'page'
    return this.puts + this.gathered.length > 0 ? 'soon' : 'device'
  }

  /** What waits, in its order. */
  payloads(): Uint8Array[] {
    return [...[...this.pending.values()].map(({ payload }) => payload), ...this.gathered]
  }

  gather(update: Uint8Array) {
    this.gathered.push(update)
    if (this.gathered.length === 1) setTimeout(() => this.pack(), 0)
    this.changed()
  }

  /** A batch that grows becomes another one: a second tab may have sent it as it was. */
  pack() {
    if (this.gathered.length === 0) return
    const last = [...this.pending.values()].at(-1)
    const grows = last && !last.wasSent && last.payload.byteLength < GROWN ? last : undefined
    const parts = grows ? [grows.payload, ...this.gathered] : this.gathered
    this.gathered = []
    this.exchange(grows ? [grows.batchId] : [], Y.mergeUpdates(parts))
  }

  /** In place of everything that waits, this one update: all that the server lacks. */
  replaceBy(lacking: Uint8Array) {
    this.gathered = []
    this.exchange([...this.pending.keys()], holdsText(lacking) ? lacking : undefined)
  }

  async forget() {
    this.gathered = []
    const gone = [...this.pending.keys()]
    this.pending.clear()
    await this.unsent.swap(gone, [])
    this.changed()
  }

  private exchange(gone: string[], update?: Uint8Array) {
    const payloads = update ? splitUpdate(update, LIMITS.pieceBytes) : []
    const come = payloads.map((payload) => ({ batchId: crypto.randomUUID(), payload }))
    for (const batchId of gone) this.pending.delete(batchId)
    for (const batch of come) this.pending.set(batch.batchId, { ...batch, counter: 0, wasSent: false })
    void this.keep(gone, come)
    this.changed()
  }

  /** A device that keeps nothing still sends. */
  private async keep(gone: string[], come: UnsentBatch[]) {
    this.puts++
    const isKept = await this.swap(gone, come)
    this.puts--
    if (!isKept) for (const { batchId } of come) if (this.pending.has(batchId)) this.unkept.add(batchId)
    this.changed()
  }

  /** What the device cannot let go is sent once more from there, and stored once. */
  private swap(gone: string[], come: UnsentBatch[]) {
    for (const batchId of gone) this.unkept.delete(batchId)
    return this.unsent.swap(gone, come).then(
      () => true,
      () => false,
    )
  }

  /** What an earlier page could not send: it comes first, and is handed back to be part of the text again. */
  async restore(): Promise<Uint8Array[]> {
    const batches = await this.unsent.all().catch(() => [])
    const typedMeanwhile = [...this.pending]
    this.pending.clear()
    for (const { batchId, payload } of batches)
      this.pending.set(batchId, { batchId, payload, counter: 0, wasSent: true })
    for (const [batchId, batch] of typedMeanwhile) this.pending.set(batchId, batch)
    return batches.map(({ payload }) => payload)
  }

  /** A new seat counts from one and is sent everything again; a batch that the server has already is stored once. */
  restart() {
    this.counter = 0
    this.unacknowledged = 0
    for (const batch of this.pending.values()) batch.counter = 0
  }

  /** The next batches that may be sent now, marked as sent; stops before one that is too large to be taken. */
  *next(): Generator<Edit, 'too-large' | undefined> {
    for (const batch of this.pending.values()) {
      if (this.unacknowledged >= LIMITS.unacknowledged) return undefined
      if (batch.counter > 0) continue
      if (batch.payload.byteLength > LIMITS.updateBytes) return 'too-large'
      batch.counter = ++this.counter
      batch.wasSent = true
      this.unacknowledged++
      yield batch
    }
    return undefined
  }

  acknowledged(upTo: number) {
    const isStored = ({ counter }: Batch) => counter > 0 && counter <= upTo
    // What a slow device had kept stands first and may not be sent yet.
    const gone = [...this.pending.values()].filter(isStored).map(({ batchId }) => batchId)
    this.unacknowledged -= gone.length
    for (const batchId of gone) this.pending.delete(batchId)
    if (gone.length > 0) void this.swap(gone, [])
    this.changed()
  }
}

const holdsText = (update: Uint8Array) => {
  const { structs, ds } = Y.decodeUpdate(update)
  return structs.length > 0 || ds.clients.size > 0
}
