import { cursorBytes, readCursor } from '@/lib/document/cursor'
import type { Known } from '@/lib/document/known'
import { type Access, LIMITS, type Person, type Presence, type UpdateRefusal } from '@/lib/document/protocol'
import { goesOn, type Run, updateOf } from '@/lib/document/run'
import type { Fate, UpdateLog, Waiting } from '@/lib/document/update-log'
import { cursorsBody, type Edit, editItem, savedHead } from '@/lib/document/wire'
import { type ReadyFrame, readyFrame } from './frames'

/** A permit that lasts as long as a connection: this person, this text, read or write. The last four speak to their client. */
export type Seat = {
  presenceId: number
  /** What its connection calls this text. */
  number: number
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

/** Committed edits kept for somebody who is joining just now: read before, seated after. */
export const KEPT = 500
/** More waiting acknowledgements than this are not made to wait longer. */
const MANY = LIMITS.unacknowledged / 2
/** Characters up to which a row that waits for its commit takes in what is typed on. */
const GROWN = 2_000

/** How far one seat's edits are stored, and how far it has been told. */
class Progress {
  counter = 0
  seq = 0
  toldCounter = 0
  toldSeq = 0
  /** The last edit, while another may still go into its row. */
  last: Queued | undefined
}

/** An edit on its way to the log; what its writer types on before its commit begins is taken into it. */
class Queued implements Waiting {
  isTaken = false
  keys = 1
  size = 0
  /** Edits that said again what this one may say first: stored when it is. */
  readonly echoes: { seat: Seat; counter: number }[] = []

  constructor(
    private readonly room: Room,
    readonly seat: Seat,
    public counter: number,
    private readonly batchId: string,
    public edit: Run | Uint8Array,
  ) {}

  get documentId() {
    return this.room.place.documentId
  }
  get authorId() {
    return this.seat.person.id
  }
  row() {
    const payload = this.edit instanceof Uint8Array ? this.edit : updateOf(this.edit)
    this.size = payload.byteLength
    const { councilId, documentId } = this.room.place
    return { councilId, documentId, authorId: this.authorId, batchId: this.batchId, payload }
  }
  /** Whether this edit could go on in the same row. */
  takesIn(next: Run | Uint8Array): next is Run {
    const { edit } = this
    if (this.isTaken || next instanceof Uint8Array || edit instanceof Uint8Array) return false
    return goesOn(edit, next) && edit.text.length + next.text.length <= GROWN
  }
  settled(fate: Fate) {
    this.room.settled(this, fate)
  }
}

/**
 * One text's traffic: append, acknowledge, relay. Knows no sockets and no SQL and holds no text. Nobody is sent an edit
 * before it is committed, so that what anybody has seen cannot be lost. What one commit brought leaves as one frame, which
 * also says what of the receiver's own is stored.
 */
export class Room {
  private readonly seats = new Map<Seat, Progress>()
  private readonly cursors = new Map<number, Uint8Array>()
  private readonly moved = new Set<number>()
  private stored: Queued[] = []
  private recent: Uint8Array[] = []
  private relayed = 0
  private isFlushing = false
  private queued = 0
  private lastQueued: Queued | undefined
  private drain: () => void = () => {}
  /** Ends when a room that lost touch with its log has nothing more on its way there: only then may another read the text. */
  readonly drained = new Promise<void>((done) => {
    this.drain = done
  })
  isBroken = false
  private ackTimer: ReturnType<typeof setTimeout> | undefined
  private presenceTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
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
    this.seats.set(seat, new Progress())
    const missed = this.relayed - mark
    if (missed > 0) seat.write(readyFrame('edits', seat.number, ...this.recent.slice(-missed)))
    if (this.cursors.size > 0) seat.write(this.presenceFrame(this.cursors.keys(), seat.number))
  }

  leave(seat: Seat) {
    seat.isOver = true
    this.seats.delete(seat)
    this.cursors.delete(seat.presenceId)
    this.moved.delete(seat.presenceId)
  }

  stateVector(): Uint8Array {
    return this.known.stateVector()
  }

  people(): Presence[] {
    return [...this.seats.keys()].map(({ presenceId, person }) => ({ presenceId, user: person }))
  }

  /** Nothing awaits between here and the log's queue, so one connection's edits keep their order. */
  receive(seat: Seat, { counter, batchId, payload }: Edit) {
    const progress = this.seats.get(seat)
    if (!progress || seat.isOver || this.isBroken) return
    const taken = this.take(seat, payload)
    if (taken === 'nothing-new') return this.echo(seat, progress, counter)
    if (typeof taken === 'string') return this.refuse(seat, counter, taken)
    const { last } = progress
    if (last?.takesIn(taken)) {
      last.edit = { ...(last.edit as Run), text: (last.edit as Run).text + taken.text }
      last.counter = counter
      last.keys++
      return
    }
    const queued = new Queued(this, seat, counter, batchId, taken)
    progress.last = queued
    this.lastQueued = queued
    this.queued++
    this.log.append(queued)
  }

  private take(seat: Seat, payload: Uint8Array) {
    if (seat.access !== 'write') return 'read-only'
    if (payload.byteLength > LIMITS.updateBytes) return 'update-too-large'
    if (this.bytes + payload.byteLength > LIMITS.documentBytes) return 'document-too-large'
    return this.known.take(payload, seat.person.id)
  }

  /** Sent again, and known already: stored as soon as all is that this room has on its way. */
  private echo(seat: Seat, progress: Progress, counter: number) {
    progress.last = undefined
    if (this.lastQueued) this.lastQueued.echoes.push({ seat, counter })
    else this.acknowledge(seat, counter, progress.seq)
  }

  /** The log says how an edit fared. */
  settled(queued: Queued, fate: Fate) {
    const { seat, counter, echoes } = queued
    this.queued--
    if (this.lastQueued === queued) this.lastQueued = undefined
    if (fate === 'refused') this.refuse(seat, counter, 'document-frozen')
    // Of a row that took in more than one edit, only the first may be what is there already.
    if (fate === 'refused' || fate === 'failed' || (!fate.isFresh && queued.keys > 1)) this.break()
    else {
      if (fate.isFresh) {
        this.bytes += queued.size
        this.stored.push(queued)
        this.flushSoon()
      }
      this.acknowledge(seat, counter, fate.seq)
      for (const echo of echoes) this.acknowledge(echo.seat, echo.counter, fate.seq)
    }
    if (this.queued === 0 && this.isBroken) this.drain()
    if (this.isEmpty) this.emptied(this)
  }

  /**
   * What this room takes for known may not be stored, or more than it knows: everybody comes again and reads, who was not
   * refused with what is not acknowledged.
   */
  private break() {
    if (this.isBroken) return
    this.isBroken = true
    for (const seat of [...this.seats.keys()]) if (!seat.isOver) seat.cut()
  }

  /** After a refusal nothing more of this seat is taken: its counter must not pass over what is not stored. */
  private refuse(seat: Seat, counter: number, kind: UpdateRefusal) {
    if (seat.isOver) return
    seat.isOver = true
    seat.refuse(counter, kind)
  }

  private flushSoon() {
    if (this.isFlushing) return
    this.isFlushing = true
    queueMicrotask(() => this.flush())
  }

  /** One frame for each seat that something came for: the same bytes for all who neither wrote nor wait to hear. */
  private flush() {
    this.isFlushing = false
    const { stored } = this
    this.stored = []
    const items = stored.map(({ edit }) => editItem(edit))
    for (const item of items) this.recent.push(item)
    this.relayed += stored.length
    if (this.recent.length > 2 * KEPT) this.recent = this.recent.slice(-KEPT)
    const authors = new Set(stored.map(({ seat }) => seat))
    const everything: ReadyFrame[] = []
    for (const [seat, progress] of this.seats) {
      const isAuthor = authors.has(seat)
      const others = isAuthor ? items.filter((_, at) => stored[at]?.seat !== seat) : items
      if (progress.counter > progress.toldCounter && !seat.isOver) {
        if (others.length > 0 || progress.counter - progress.toldCounter >= MANY) this.tell(seat, progress, others)
      } else if (isAuthor) {
        if (others.length > 0) seat.write(readyFrame('edits', seat.number, ...others))
      } else {
        everything[seat.number] ??= readyFrame('edits', seat.number, ...items)
        seat.write(everything[seat.number] as ReadyFrame)
      }
    }
  }

  /** Goes with the next edits of others to this seat, and where none come, alone after a while. */
  private acknowledge(seat: Seat, counter: number, seq: number) {
    const progress = this.seats.get(seat)
    if (!progress || seat.isOver) return
    progress.counter = counter
    progress.seq = Math.max(progress.seq, seq)
    this.ackTimer ??= setTimeout(() => this.tellAll(), LIMITS.acknowledgeEvery)
  }
  private tell(seat: Seat, progress: Progress, others: readonly Uint8Array[]) {
    const head = savedHead(progress.counter - progress.toldCounter, progress.seq - progress.toldSeq)
    progress.toldCounter = progress.counter
    progress.toldSeq = progress.seq
    seat.write(readyFrame('saved', seat.number, head, ...others))
  }
  private tellAll() {
    this.ackTimer = undefined
    for (const [seat, progress] of this.seats)
      if (progress.counter > progress.toldCounter && !seat.isOver) this.tell(seat, progress, [])
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
    const frames: ReadyFrame[] = []
    for (const seat of this.seats.keys()) {
      frames[seat.number] ??= this.presenceFrame(this.moved, seat.number)
      seat.write(frames[seat.number] as ReadyFrame)
    }
    this.moved.clear()
    this.presenceTimer = setTimeout(() => this.sendMoved(), LIMITS.presenceEvery)
  }
  private presenceFrame(ids: Iterable<number>, number: number) {
    const items = [...ids].map((id) => ({ id, bytes: this.cursors.get(id) ?? NO_CURSOR }))
    return readyFrame('presence', number, cursorsBody(items))
  }

  /** Stops the clocks; what is queued for commit is committed all the same. */
  close() {
    clearTimeout(this.ackTimer)
    clearTimeout(this.presenceTimer)
  }
}

const NO_CURSOR = cursorBytes(null)
