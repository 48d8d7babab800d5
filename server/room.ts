import { cursorBytes, readCursor } from '@/lib/document/cursor'
import type { Known } from '@/lib/document/known'
import { type Access, LIMITS, type Person, type Presence, type UpdateRefusal } from '@/lib/document/protocol'
import type { Fate, UpdateLog } from '@/lib/document/update-log'
import { ackBody, type Edit, listBody } from '@/lib/document/wire'
import { type ReadyFrame, readyFrame } from './frames'

/** A permit that lasts as long as a connection: this person, this text, read or write. The last four speak to their client. */
export type Seat = {
  presenceId: number
  person: Person
  council: string
  access: Access
  write: (frame: ReadyFrame) => void
  refuse: (counter: number, kind: UpdateRefusal) => void
  /** Ends the connection, so that the client comes back and sends again what was not acknowledged. */
  cut: () => void
  isOver?: boolean
}
export type Place = { councilId: string; documentId: string; questionId: string }
/** `from` is nobody's seat where a verb stored the edit. */
type Stored = { from: Seat | undefined; payload: Uint8Array }
type Progress = { counter: number; seq: number; count: number; at: number }

/** Committed edits kept for somebody who is joining just now: read before, seated after. */
export const KEPT = 500
/** More waiting acknowledgements than this are not made to wait longer. */
const MANY = LIMITS.unacknowledged / 2

/**
 * One text's traffic: append, acknowledge, relay. Knows no sockets and no SQL and holds no text. Nobody is sent an edit
 * before it is committed, so that what anybody has seen cannot be lost. What one commit brought leaves as one frame.
 */
export class Room {
  readonly seats = new Set<Seat>()
  private readonly cursors = new Map<number, Uint8Array>()
  private readonly moved = new Set<number>()
  private readonly unacknowledged = new Map<Seat, Progress>()
  private stored: Stored[] = []
  private recent: Uint8Array[] = []
  private relayed = 0
  private isFlushing = false
  private queued = 0
  private drain: () => void = () => {}
  /** Ends when a room that lost touch with its log has nothing more on its way there: only then may another read the text. */
  readonly drained = new Promise<void>((done) => {
    this.drain = done
  })
  isBroken = false
  private ackTimer: ReturnType<typeof setTimeout> | undefined
  private presenceTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    readonly number: number,
    readonly place: Place,
    private bytes: number,
    private readonly known: Known,
    private readonly log: UpdateLog,
    private readonly emptied: (room: Room) => void,
  ) {}

  /** Nobody sits here and nothing of anybody's is on its way to the database. */
  get isEmpty() {
    return this.seats.size === 0 && this.queued === 0
  }

  /** How far this room has relayed: taken before a text is read, given back when its reader sits down. */
  get mark() {
    return this.relayed
  }

  /** Seats somebody who read the text after `mark`, and sends what was relayed since, at most `KEPT` edits. */
  join(seat: Seat, mark: number) {
    this.seats.add(seat)
    const missed = this.relayed - mark
    const since = missed > 0 ? this.recent.slice(-missed) : []
    if (since.length > 0)
      seat.write(readyFrame('updates', this.number, listBody(since.map((payload) => ({ bytes: payload })))))
    if (this.cursors.size > 0) seat.write(this.presenceFrame(this.cursors.keys()))
  }

  leave(seat: Seat) {
    seat.isOver = true
    this.seats.delete(seat)
    this.unacknowledged.delete(seat)
    this.cursors.delete(seat.presenceId)
    this.moved.delete(seat.presenceId)
  }

  stateVector(): Uint8Array {
    return this.known.stateVector()
  }

  people(): Presence[] {
    return [...this.seats].map(({ presenceId, person }) => ({ presenceId, user: person }))
  }

  /** Nothing awaits between here and the log's queue, so one connection's edits keep their order. */
  receive(seat: Seat, { counter, batchId, payload }: Edit) {
    if (seat.isOver || this.isBroken) return
    const taken = this.take(seat, payload)
    if (typeof taken === 'string') return this.refuse(seat, counter, taken)
    const own = taken.slice() // the socket's buffer is larger than a keystroke and must not be kept
    const row = { ...this.place, authorId: seat.person.id, batchId, payload: own }
    this.queued++
    this.log.append(row, (fate) => {
      this.queued--
      this.settled(seat, counter, own, fate)
      if (this.queued === 0 && this.isBroken) this.drain()
      if (this.isEmpty) this.emptied(this)
    })
  }

  private take(seat: Seat, payload: Uint8Array): Uint8Array | UpdateRefusal {
    if (seat.access !== 'write') return 'read-only'
    if (payload.byteLength > LIMITS.updateBytes) return 'update-too-large'
    if (this.bytes + payload.byteLength > LIMITS.documentBytes) return 'document-too-large'
    return this.known.take(payload, seat.person.id)
  }

  private settled(seat: Seat, counter: number, payload: Uint8Array, fate: Fate) {
    if (fate === 'refused') this.refuse(seat, counter, 'document-frozen')
    if (fate === 'refused' || fate === 'failed') return this.break()
    if (fate.isFresh) {
      this.pass({ from: seat, payload })
    }
    if (!seat.isOver) this.acknowledge(seat, counter, fate.seq)
  }

  /** An edit that is committed: relayed with whatever else is in the same turn. */
  private pass(stored: Stored) {
    this.bytes += stored.payload.byteLength
    this.stored.push(stored)
    if (this.isFlushing) return
    this.isFlushing = true
    queueMicrotask(() => this.flush())
  }

  /** An edit that a verb stored: from here on known, and relayed like any other. Where it does not fit, or could not be read, everybody reads again. */
  hear(edit: { authorId: string; payload: Uint8Array } | undefined) {
    if (this.isBroken) return
    const taken = edit ? this.known.take(edit.payload, edit.authorId) : undefined
    if (taken instanceof Uint8Array) this.pass({ from: undefined, payload: taken })
    else this.break()
  }

  /**
   * What this room takes for known may not be stored, or more than it knows: everybody comes again and reads, who was not
   * refused with what is not acknowledged.
   */
  private break() {
    if (this.isBroken) return
    this.isBroken = true
    for (const seat of [...this.seats]) if (!seat.isOver) seat.cut()
  }

  /** After a refusal nothing more of this seat is taken: its counter must not pass over what is not stored. */
  private refuse(seat: Seat, counter: number, kind: UpdateRefusal) {
    if (seat.isOver) return
    seat.isOver = true
    this.unacknowledged.delete(seat)
    seat.refuse(counter, kind)
  }

  private flush() {
    this.isFlushing = false
    const { stored } = this
    this.stored = []
    for (const { payload } of stored) this.recent.push(payload)
    this.relayed += stored.length
    if (this.recent.length > 2 * KEPT) this.recent = this.recent.slice(-KEPT)
    const authors = new Set(stored.map(({ from }) => from))
    const everything = this.frameOf(stored)
    for (const seat of this.seats) {
      const frame = authors.has(seat) ? this.frameOf(stored.filter(({ from }) => from !== seat)) : everything
      if (frame) seat.write(frame)
    }
  }

  private frameOf(edits: Stored[]): ReadyFrame | undefined {
    const [first] = edits
    if (!first) return undefined
    return edits.length === 1
      ? readyFrame('update', this.number, first.payload)
      : readyFrame('updates', this.number, listBody(edits.map(({ payload }) => ({ bytes: payload }))))
  }

  /** The first at once, then at most one each tenth of a second, or when many wait. */
  private acknowledge(seat: Seat, counter: number, seq: number) {
    const progress = this.unacknowledged.get(seat) ?? { counter, seq, count: 0, at: 0 }
    Object.assign(progress, { counter, seq, count: progress.count + 1 })
    this.unacknowledged.set(seat, progress)
    if (progress.count >= MANY || performance.now() - progress.at >= LIMITS.acknowledgeEvery)
      this.sendAck(seat, progress)
    else this.ackTimer ??= setTimeout(() => this.sendAcks(), LIMITS.acknowledgeEvery)
  }
  private sendAck(seat: Seat, progress: Progress) {
    progress.count = 0
    progress.at = performance.now()
    seat.write(readyFrame('ack', this.number, ackBody(progress.counter, progress.seq)))
  }
  private sendAcks() {
    this.ackTimer = undefined
    for (const [seat, progress] of this.unacknowledged) if (progress.count > 0) this.sendAck(seat, progress)
  }

  /** The newest cursor of each person: the first move at once, then merged, at most one frame in so many milliseconds. */
  moveCursor(seat: Seat, cursor: Uint8Array) {
    if (seat.isOver || cursor.byteLength > LIMITS.cursorBytes) return
    this.cursors.set(seat.presenceId, cursorBytes(readCursor(cursor)))
    this.moved.add(seat.presenceId)
    if (!this.presenceTimer) this.sendMoved()
  }
  private sendMoved() {
    this.presenceTimer = undefined
    if (this.moved.size === 0) return
    const frame = this.presenceFrame(this.moved)
    this.moved.clear()
    for (const seat of this.seats) seat.write(frame)
    this.presenceTimer = setTimeout(() => this.sendMoved(), LIMITS.presenceEvery)
  }
  private presenceFrame(ids: Iterable<number>) {
    const items = [...ids].map((id) => ({ id, bytes: this.cursors.get(id) ?? NO_CURSOR }))
    return readyFrame('presence', this.number, listBody(items))
  }

  /** Stops the clocks; what is queued for commit is committed all the same. */
  close() {
    clearTimeout(this.ackTimer)
    clearTimeout(this.presenceTimer)
  }
}

const NO_CURSOR = cursorBytes(null)
