import * as Y from 'yjs'
import type { Append, Appended, Compacted, TextLog } from '@/db/text-log'
import { mergeLog } from '@/lib/sync/server/merge-log'
import type { Place } from '@/lib/sync/server/seat'
import { type WholeText, wholeOf } from '@/lib/sync/server/whole-text'
import type { Access } from '@/lib/sync/wire/protocol'
import type { Random, VirtualTime } from '../kit/virtual-time'
import type { Fault } from './simulated'

export type Name = 'ann' | 'bob' | 'cai' | 'eve'
/** A text as somebody reads it who may: all of it, and what they lack. */
export type Read = Place & { bytes: number; whole: WholeText; update: Uint8Array; access: Access }

/** Where one text is kept. A commit is whole or not at all, and its answer may be lost on the way. */
export abstract class Log {
  abstract readonly place: Place
  abstract readonly people: Record<Name, string>

  constructor(
    protected readonly time: VirtualTime,
    protected readonly random: Random,
    protected readonly fault?: Fault,
  ) {}

  abstract append(rows: readonly Append[]): Promise<Appended[]>
  abstract access(userId: string): Promise<Access | undefined>
  abstract open(userId: string, stateVector: Uint8Array): Promise<Read | undefined>
  abstract whole(): Promise<WholeText>
  /** Changes whenever the log does. */
  abstract marks(): Promise<string[]>
  abstract freeze(isFrozen: boolean): Promise<void>
  abstract withdraw(userId: string): Promise<void>
  protected abstract read(): Promise<TextLog>
  /** False where the log has changed since it was read. */
  protected abstract replace(made: Compacted): Promise<boolean>

  /** A process that is killed takes what it has not committed with it. */
  commit = async (rows: readonly Append[], process: { isAlive: boolean }): Promise<Appended[]> => {
    await this.time.wait(1 + this.random.below(6))
    if (!process.isAlive) throw new Error('killed')
    if (this.random.happens(0.02)) throw new Error('the connection to the database broke before the commit')
    if (this.random.happens(0.01)) {
      void this.time.wait(this.random.below(1_500)).then(() => this.append(rows))
      throw new Error('the connection to the database broke while it committed')
    }
    const stored = await this.append(rows)
    if (this.random.happens(0.02)) throw new Error('the connection to the database broke after the commit')
    return stored
  }

  /** Says whether it did. */
  async compact(): Promise<boolean> {
    const read = await this.read()
    if (read.rows.length === 0) return false
    const made = mergeLog(read)
    await this.time.wait(this.random.below(30))
    return this.replace(made)
  }

  /** Everything, as somebody reads it who has nothing. */
  async text() {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await this.whole()).update)
    return doc
  }
}

/** The text's rows as PostgreSQL keeps them, without PostgreSQL. */
export class SimulatedLog extends Log {
  readonly place = { councilId: 'council', documentId: 'text' }
  readonly people = { ann: 'ann', bob: 'bob', cai: 'cai', eve: 'eve' }
  private rows: TextLog['rows'] = []
  private snapshot: TextLog['snapshot']
  private isFrozen = false
  private readonly withdrawn = new Set<string>()
  private readonly batches = new Map<string, number>()
  private seq = 0

  append = async (rows: readonly Append[]) => rows.flatMap((row, place) => this.store(row, place))

  private store({ batchId, authorId, payload }: Append, place: number): Appended[] {
    if (this.isFrozen || this.withdrawn.has(authorId)) return []
    const known = this.batches.get(batchId)
    if (known !== undefined) return [{ place, seq: known, isFresh: false }]
    const seq = ++this.seq
    this.batches.set(batchId, seq)
    const isLost = this.fault === 'lost-append' && this.random.happens(0.05)
    if (!isLost) this.rows.push({ seq, authorId, at: new Date(0), payload })
    return [{ place, seq, isFresh: true }]
  }

  access = async (userId: string): Promise<Access | undefined> =>
    this.withdrawn.has(userId) ? undefined : this.isFrozen ? 'read' : 'write'
  open = async (userId: string, stateVector: Uint8Array) => {
    const access = await this.access(userId)
    const whole = await this.whole()
    return access && { ...this.place, bytes: 0, whole, access, update: Y.diffUpdate(whole.update, stateVector) }
  }
  whole = async () => {
    const first = this.snapshot && { payload: this.snapshot.state, authorId: '', owners: this.snapshot.owners }
    const rows = this.rows.map(({ payload, authorId }) => ({ payload, authorId, owners: null }))
    return wholeOf(first ? [first, ...rows] : rows)
  }
  marks = async () => [`${this.snapshot?.seq} ${this.rows.length} ${this.rows.at(-1)?.seq}`]
  freeze = async (isFrozen: boolean) => {
    this.isFrozen = isFrozen
  }
  withdraw = async (userId: string) => void this.withdrawn.add(userId)

  protected read = async () => ({ snapshot: this.snapshot, rows: [...this.rows] })
  protected replace = async (made: Compacted) => {
    const upTo = this.fault === 'compaction-deletes-unmerged' ? this.seq : made.upTo
    if ((this.snapshot?.seq ?? 0) !== made.was || this.rows.filter(({ seq }) => seq <= made.upTo).length !== made.rows)
      return false
    this.snapshot = { seq: made.upTo, state: made.state, owners: made.owners }
    this.rows = this.rows.filter(({ seq }) => seq > upTo)
    return true
  }
}
