import * as Y from 'yjs'
import { LIMITS } from './protocol'
import type { UnsentBatch, UnsentStore } from './unsent-store'
import type { Edit } from './wire'

/** Whether the device keeps all that waits by now, will in a moment, or cannot, so that it lasts only as long as the page. */
export type Kept = 'device' | 'soon' | 'page'

/** `counter` is 0 until it is sent in this seat; what was ever sent keeps its bytes, because the server may have them. */
type Batch = UnsentBatch & { counter: number; wasSent: boolean }

/** What is typed while nothing can be sent grows into one batch, up to this size. */
const GROWN = 20_000

/**
 * What was typed and is not yet known to be stored, in its order: gathered in one turn of the event loop into one batch,
 * kept on the device, sent a window at a time, and let go when acknowledged. `changed` is called when any of it changes.
 */
export class Outbox {
  private readonly pending = new Map<string, Batch>()
  private gathered: Uint8Array[] = []
  private counter = 0
  private unacknowledged = 0
  private puts = 0
  private cannotKeep = false

  constructor(
    private readonly unsent: UnsentStore,
    private readonly changed: () => void,
  ) {}

  /** How many batches wait for their commit. */
  get changes() {
    return this.pending.size + (this.gathered.length > 0 ? 1 : 0)
  }

  get kept(): Kept {
    if (this.cannotKeep) return 'page'
    return this.puts + this.gathered.length > 0 ? 'soon' : 'device'
  }

  gather(update: Uint8Array) {
    this.gathered.push(update)
    if (this.gathered.length === 1) setTimeout(() => this.pack(), 0)
    this.changed()
  }

  pack() {
    if (this.gathered.length === 0) return
    const last = [...this.pending.values()].at(-1)
    const grows = last && !last.wasSent && last.payload.byteLength < GROWN ? last : undefined
    const parts = grows ? [grows.payload, ...this.gathered] : this.gathered
    const batchId = grows?.batchId ?? crypto.randomUUID()
    const payload = parts.length === 1 ? (parts[0] as Uint8Array) : Y.mergeUpdates(parts)
    this.gathered = []
    this.pending.set(batchId, { batchId, payload, counter: 0, wasSent: false })
    void this.keep({ batchId, payload })
    this.changed()
  }

  /** A device that keeps nothing still sends. */
  private async keep(batch: UnsentBatch) {
    this.puts++
    await this.unsent.put(batch).catch(() => {
      this.cannotKeep = true
    })
    this.puts--
    this.changed()
  }

  /** What an earlier page could not send: it comes first, and is handed back to be part of the text again. */
  async restore(): Promise<Uint8Array[]> {
    const batches = await this.unsent.all().catch(() => [])
    for (const batch of batches) this.pending.set(batch.batchId, { ...batch, counter: 0, wasSent: true })
    return batches.map(({ payload }) => payload)
  }

  /** A new seat counts from one and is sent everything again; a batch that the server has already is stored once. */
  restart() {
    this.counter = 0
    this.unacknowledged = 0
    for (const batch of this.pending.values()) batch.counter = 0
  }

  /** In place of everything that waits, this one update: all that the server lacks. */
  replaceBy(lacking: Uint8Array) {
    for (const { batchId } of this.pending.values()) this.letGo(batchId)
    this.gathered = holdsText(lacking) ? [lacking] : []
    this.pack()
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
    for (const batch of this.pending.values()) {
      if (batch.counter === 0 || batch.counter > upTo) break
      this.unacknowledged--
      this.letGo(batch.batchId)
    }
    this.changed()
  }

  private letGo(batchId: string) {
    this.pending.delete(batchId)
    void this.unsent.remove(batchId).catch(() => {})
  }
}

const holdsText = (update: Uint8Array) => {
  const { structs, ds } = Y.decodeUpdate(update)
  return structs.length > 0 || ds.clients.size > 0
}
