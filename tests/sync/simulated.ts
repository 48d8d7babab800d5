import type { Socket } from 'socket.io-client'
import * as Y from 'yjs'
import type { Append, Appended, Compacted, TextLog } from '@/db/gate'
import { Known, readContents } from '@/lib/document/known'
import { mergeLog } from '@/lib/document/merge-log'
import type { JoinRequest } from '@/lib/document/protocol'
import { openUpdateLog, type Waiting } from '@/lib/document/update-log'
import { wholeOf } from '@/lib/document/whole-text'
import { readEdit, readFrame } from '@/lib/document/wire'
import type { Room, Seat } from '@/server/room'
import { type Opened, Rooms } from '@/server/rooms'
import { Spread, type Way, type Word } from '@/server/spread'
import type { Random, VirtualTime } from '../kit/virtual-time'

/** What can be made wrong on purpose, one at a time, to see that the simulation finds it. */
export type Fault =
  | 'ack-before-commit'
  | 'lost-append'
  | 'compaction-deletes-unmerged'
  | 'frames-unchecked'
  | 'gap-ignored'
  | 'not-read-again'

const PLACE = { councilId: 'council', documentId: 'text', questionId: 'question' }

/** The text's rows as PostgreSQL keeps them: a commit is whole or not at all, and its answer may be lost on the way. */
export class SimulatedLog {
  rows: { seq: number; authorId: string; batchId: string; at: Date; payload: Uint8Array }[] = []
  snapshot: TextLog['snapshot']
  isFrozen = false
  private readonly batches = new Map<string, number>()
  private seq = 0

  constructor(
    private readonly time: VirtualTime,
    private readonly random: Random,
    private readonly fault?: Fault,
  ) {}

  /** A process that is killed takes what it has not committed with it. */
  commit = async (rows: readonly Append[], process: { isAlive: boolean }): Promise<Appended[]> => {
    await this.time.wait(1 + this.random.below(6))
    if (!process.isAlive) throw new Error('killed')
    if (this.random.happens(0.02)) throw new Error('the connection to the database broke before the commit')
    const stored = rows.flatMap((row, place) => this.store(row, place))
    if (this.random.happens(0.02)) throw new Error('the connection to the database broke after the commit')
    return stored
  }

  private store({ batchId, authorId, payload }: Append, place: number): Appended[] {
    const known = this.batches.get(batchId)
    if (known !== undefined) return [{ place, seq: known, isFresh: false }]
    if (this.isFrozen) return []
    const seq = ++this.seq
    this.batches.set(batchId, seq)
    const isLost = this.fault === 'lost-append' && this.random.happens(0.05)
    if (!isLost) this.rows.push({ seq, authorId, batchId, at: new Date(0), payload })
    return [{ place, seq, isFresh: true }]
  }

  async compact() {
    const read: TextLog = { snapshot: this.snapshot, rows: [...this.rows] }
    if (read.rows.length === 0) return
    const made: Compacted = mergeLog(read)
    await this.time.wait(this.random.below(30))
    const [before, upTo] = [
      this.snapshot?.seq ?? 0,
      this.fault === 'compaction-deletes-unmerged' ? this.seq : made.upTo,
    ]
    if (before !== made.was || this.rows.filter(({ seq }) => seq <= made.upTo).length !== made.rows) return
    this.snapshot = { seq: made.upTo, state: made.state, owners: made.owners }
    this.rows = this.rows.filter(({ seq }) => seq > upTo)
  }

  /** Everything, as somebody reads it who has nothing. */
  text() {
    const doc = new Y.Doc()
    for (const update of this.updates()) Y.applyUpdate(doc, update)
    return doc
  }
  parts() {
    const first = this.snapshot && { payload: this.snapshot.state, authorId: '', owners: this.snapshot.owners }
    const rows = this.rows.map(({ payload, authorId }) => ({ payload, authorId, owners: null }))
    return first ? [first, ...rows] : rows
  }
  mark = () => `${this.snapshot?.seq} ${this.rows.length} ${this.rows.at(-1)?.seq}`
  updates = () => [...(this.snapshot ? [this.snapshot.state] : []), ...this.rows.map(({ payload }) => payload)]
}

/** What passes between nodes: late, out of order, twice, never, or not at all while it is down. */
export class Between {
  isUp = true
  private readonly hearing = new Map<string, (word: Word) => void>()

  constructor(
    private readonly time: VirtualTime,
    private readonly random: Random,
  ) {}

  way = (node: string): Way => ({
    isUp: () => this.isUp,
    hear: (heard) => this.hearing.set(node, heard),
    send: (word) => {
      for (const [other, heard] of this.hearing)
        for (let copies = this.random.happens(0.06) ? this.random.below(3) : 1; copies > 0 && other !== node; copies--)
          void this.time.wait(this.random.below(50)).then(() => this.isUp && heard(word))
    },
  })
}

/** One connection: what is sent arrives in its order after some time, or never, when the line breaks first. */
export class Line {
  isUp = true
  private readonly at = { up: 0, down: 0 }
  constructor(
    readonly client: ClientEnd,
    readonly server: ServerProcess,
    private readonly time: VirtualTime,
    private readonly random: Random,
  ) {}

  carry(way: 'up' | 'down', deliver: () => void) {
    this.at[way] = Math.max(this.at[way], this.time.now() + this.random.below(40))
    setTimeout(() => this.isUp && deliver(), this.at[way] - this.time.now())
  }
  break() {
    if (!this.isUp) return
    this.isUp = false
    this.server.gone(this)
    this.client.dropped()
  }
}

type Hear = (...args: never[]) => void

/** The client's end, as far as the client uses a socket. */
export class ClientEnd {
  connected = false
  private readonly heard = new Map<string, Hear[]>()
  private line: Line | undefined
  private isWanted = true

  constructor(
    readonly userId: string,
    private readonly dialServer: (end: ClientEnd) => Line | undefined,
  ) {
    setTimeout(() => this.connect(), 1)
  }

  asSocket = () => this as unknown as Socket
  get volatile() {
    return this
  }
  on(name: string, hear: Hear) {
    this.heard.set(name, [...(this.heard.get(name) ?? []), hear])
    return this
  }
  fire(name: string, ...args: unknown[]) {
    for (const hear of this.heard.get(name) ?? []) hear(...(args as never[]))
  }
  emit(name: string, ...args: unknown[]) {
    const { line } = this
    if (this.connected && line) line.carry('up', () => line.server.hear(line, name, args))
    return this
  }
  timeout(ms: number) {
    return {
      emit: (name: string, message: unknown, answered: (fault: Error | null, answer?: unknown) => void) => {
        const timer = setTimeout(() => answered(new Error('no answer')), ms)
        this.emit(name, message, (answer: unknown) => {
          clearTimeout(timer)
          answered(null, answer)
        })
      },
    }
  }
  connect() {
    this.isWanted = true
    if (this.connected) return
    this.line = this.dialServer(this)
    if (!this.line) return void setTimeout(() => this.isWanted && this.connect(), 300)
    this.connected = true
    this.fire('connect')
  }
  disconnect() {
    this.isWanted = false
    this.line?.break()
  }
  dropped() {
    this.connected = false
    this.fire('disconnect', 'transport close')
    if (this.isWanted) setTimeout(() => this.isWanted && this.connect(), 300)
  }
  breakLine() {
    this.line?.break()
  }
}

/** One server process with the product's own room and log; it seats whoever comes as `server/seats.ts` does. */
export class ServerProcess {
  isAlive = true
  private readonly lines = new Map<Line, { seat: Seat; room: Room } | undefined>()
  private readonly rooms: Rooms
  private readonly spread: Spread | undefined
  private presence = 0

  constructor(
    private readonly log: SimulatedLog,
    private readonly time: VirtualTime,
    private readonly random: Random,
    private readonly fault?: Fault,
    between?: Between,
  ) {
    const committed = openUpdateLog((rows) => log.commit(rows, this))
    const updateLog =
      fault === 'ack-before-commit'
        ? {
            append: (one: Waiting) => {
              one.settled({ seq: 0, isFresh: true })
              const { documentId, authorId } = one
              committed.append({ documentId, authorId, isTaken: true, row: () => one.row(), settled: () => {} })
            },
          }
        : committed
    if (between) {
      const node = crypto.randomUUID()
      const read = async () => {
        const parts = fault === 'not-read-again' ? [] : log.parts()
        await time.wait(random.below(30))
        return wholeOf(parts)
      }
      const marks = async () => (fault === 'not-read-again' ? [''] : [log.mark()])
      this.spread = new Spread(node, between.way(node), { read, marks }, NOBODY_LOOKS)
    }
    const of = this.fault === 'gap-ignored' ? Hasty : Rooms
    this.rooms = new of(updateLog, () => {}, this.spread)
    this.spread?.begin(this.rooms)
  }

  dialled(line: Line) {
    this.lines.set(line, undefined)
  }
  gone(line: Line) {
    this.leave(line)
    this.lines.delete(line)
  }
  kill() {
    this.isAlive = false
    this.spread?.silence()
    for (const room of this.rooms.all()) room.close()
    for (const line of [...this.lines.keys()]) line.break()
  }

  hear(line: Line, name: string, args: unknown[]) {
    if (!this.isAlive) return
    if (name === 'document:join') void this.join(line, args[0] as JoinRequest, args[1] as (answer: unknown) => void)
    const sitting = this.lines.get(line)
    if (name === 'update' && sitting && sitting.seat.number === args[0])
      sitting.room.receive(sitting.seat, readEdit(args[1] as Uint8Array))
  }

  private async join(line: Line, request: JoinRequest, reply: (answer: unknown) => void) {
    const read = async () => {
      const { snapshot, isFrozen } = this.log
      const rows = [...this.log.rows]
      const whole = wholeOf(this.log.parts())
      await this.time.wait(this.random.below(80))
      const update = Y.diffUpdate(whole.update, new Uint8Array(Buffer.from(request.stateVector, 'base64')))
      const opened = { ...PLACE, bytes: 0, update, whole, isFrozen, known: () => this.knownOf({ snapshot, rows }) }
      return this.isAlive && line.isUp ? opened : undefined
    }
    await this.rooms.admit(
      PLACE.documentId,
      read,
      () => this.leave(line),
      (room, { update, isFrozen }) => {
        const seat = this.seatFor(line, isFrozen ? 'read' : 'write')
        const stateVector = Buffer.from(room.stateVector()).toString('base64')
        const { number, access, presenceId, person: you } = seat
        const people = room.people()
        line.carry('down', () => reply({ ok: true, room: number, access, you, presenceId, people, stateVector }))
        line.carry('down', () => line.client.fire('opened', number, update))
        this.lines.set(line, { seat, room })
        return seat
      },
    )
  }

  private leave(line: Line) {
    const sitting = this.lines.get(line)
    if (sitting) this.rooms.leave(sitting.room, sitting.seat)
    if (this.lines.has(line)) this.lines.set(line, undefined)
  }

  private knownOf({ snapshot, rows }: TextLog) {
    const known = this.fault === 'frames-unchecked' ? new Trusting() : new Known()
    if (snapshot) known.addStored(readContents(snapshot.state) ?? NOTHING, (client) => snapshot.owners[client])
    for (const { payload, authorId } of rows) known.addStored(readContents(payload) ?? NOTHING, () => authorId)
    return known
  }

  private seatFor(line: Line, access: 'read' | 'write'): Seat {
    const presenceId = ++this.presence
    return {
      presenceId,
      number: 0,
      person: { id: line.client.userId, name: line.client.userId, colour: '#2f5d8a' },
      council: 'c',
      access,
      write: ({ packet }) => {
        const { name, seat, body } = readFrame(packet)
        line.carry('down', () => line.client.fire(name, seat, body))
      },
      refuse: (counter, kind) =>
        line.carry('down', () => line.client.fire('document:refused', { documentId: PLACE.documentId, counter, kind })),
      cut: () => setTimeout(() => line.break(), 0),
    }
  }
}

const NOBODY_LOOKS = { nextId: () => 0, here: () => {}, gone: () => {} }
const NOTHING = { pieces: [], deletesTo: new Map() }

/** Believes every frame. */
class Trusting extends Known {
  override take(update: Uint8Array) {
    return update
  }
}

/** Seats whoever has read without looking at what came meanwhile. */
class Hasty extends Rooms {
  override async admit<T extends Opened>(
    documentId: string,
    read: () => Promise<T | undefined>,
    leave: () => void,
    sit: (room: Room, opened: T) => Seat,
  ) {
    const opened = await read()
    if (!opened) return
    leave()
    const there = this.get(documentId)
    if (there) there.join(sit(there, opened), there.mark)
    else await super.admit(documentId, read, leave, sit)
  }
}
