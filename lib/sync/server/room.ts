import * as Y from 'yjs'
import { type Edit, editItem, savedHead } from '../wire/frame'
import { LIMITS, type Person, type Presence, type UpdateRefusal } from '../wire/protocol'
import type { Run } from '../wire/run'
import type { UpdateCheck } from './check-update'
import { contradicts } from './contradiction'
import { bytesOf, Progress, Queued } from './queued'
import { type ReadyFrame, readyFrame } from './ready-frame'
import { type Cursors, RoomCursors } from './room-cursors'
import type { Place, Seat } from './seat'
import type { Fate, UpdateLog } from './update-log'
import type { WholeText } from './whole-text'

export type Foreign = { authorId: string; payload: Uint8Array }

/** The other nodes, where there are some: what a room tells them. */
export type Others = {
  stored: (room: Room, edits: readonly Foreign[]) => void
  moved: (room: Room, cursors: Cursors) => void
  peopleChanged: (room: Room) => void
}

/** Committed edits kept for somebody who is joining just now: read before, seated after. */
export const KEPT = 500
/** More waiting acknowledgements than this are not made to wait longer. */
const MANY = LIMITS.unacknowledged / 2

/**
 * One text's traffic: append, acknowledge, relay. Knows no sockets and no SQL and holds no text. Nobody is sent an edit
 * before it is committed, so that what anybody has seen cannot be lost. What one commit brought leaves as one frame, which
 * also says what of the receiver's own is stored.
 */
export class Room {
  private readonly seats = new Map<Seat, Progress>()
  /** Who sits on another node, by the number that they have here. */
  readonly remotePeople = new Map<number, Person>()
  readonly cursors = new RoomCursors(this.seats, this.remotePeople, (moved) => this.others?.moved(this, moved))
  others: Others | undefined
  /** Told of what was stored here, after it was relayed. */
  edited: ((edits: readonly (Run | Uint8Array)[]) => void) | undefined
  /** What was lately taken here or heard, for as long as another node may have taken something else. */
  private taken: (Run | Uint8Array)[] = []
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
  private readonly bytesBefore: number
  /** A commit of it was not answered, so that nobody knows what it came or comes to. */
  isUnanswered = false
  private ackTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    readonly place: Place,
    private bytes: number,
    private readonly check: UpdateCheck,
    private readonly log: UpdateLog,
    private readonly ended: (room: Room) => void,
  ) {
    this.bytesBefore = bytes
  }

  /** Nobody sits here and nothing of anybody's is on its way to the database. */
  get isEmpty() {
    return this.seats.size === 0 && this.queued === 0
  }

  /** Somebody who sits here, as whom the text may be read. */
  get reader(): Seat | undefined {
    return this.seats.keys().next().value
  }

  /** How far this room has relayed: taken before a text is read, given back when its reader sits down. */
  get mark() {
    return this.relayed
  }

  /** What was stored since this room opened, and what stood before: a log of its own, as far as a compaction is concerned. */
  get grown() {
    return { rows: this.relayed, bytes: this.bytes - this.bytesBefore, snapshot: this.bytesBefore }
  }

  /** Seats somebody who read the text after `mark`, and sends what was relayed since, at most `KEPT` edits. */
  join(seat: Seat, mark: number) {
    this.seats.set(seat, new Progress())
    const missed = this.relayed - mark
    if (missed > 0) seat.write(readyFrame('edits', seat.number, ...this.recent.slice(-missed)))
    this.cursors.showAll(seat)
    this.others?.peopleChanged(this)
  }

  leave(seat: Seat) {
    seat.isOver = true
    this.seats.delete(seat)
    this.cursors.forget(seat.presenceId)
    this.others?.peopleChanged(this)
  }

  stateVector(): Uint8Array {
    return this.check.stateVector()
  }

  people(): Presence[] {
    return [...this.ownPeople(), ...[...this.remotePeople].map(([presenceId, user]) => ({ presenceId, user }))]
  }
  ownPeople(): Presence[] {
    return [...this.seats.keys()].map(({ presenceId, person }) => ({ presenceId, user: person }))
  }

  /** Nothing awaits between here and the log's queue, so one connection's edits keep their order. */
  receive(seat: Seat, edit: Edit) {
    const { counter } = edit
    const progress = this.seats.get(seat)
    if (!progress || seat.isOver || this.isBroken) return
    const taken = this.take(seat, edit.payload)
    if (taken === 'nothing-new') return this.echo(seat, progress, counter)
    if (typeof taken === 'string') return this.refuse(seat, counter, taken)
    if (progress.last?.takesIn(taken, counter)) return
    this.remember(taken)
    const queued = new Queued(this, seat, counter, edit.batchId, taken)
    progress.last = queued
    this.lastQueued = queued
    this.queued++
    this.log.append(queued)
  }

  private take(seat: Seat, payload: Uint8Array) {
    if (seat.access !== 'write') return 'read-only'
    if (payload.byteLength > LIMITS.updateBytes) return 'update-too-large'
    if (this.bytes + payload.byteLength > LIMITS.documentBytes) return 'document-too-large'
    return this.check.take(payload, seat.person.id)
  }

  /** Sent again, and known already: stored as soon as all is that this room has on its way. */
  private echo(seat: Seat, progress: Progress, counter: number) {
    progress.last = undefined
    const { lastQueued } = this
    if (lastQueued) lastQueued.echoes = [...(lastQueued.echoes ?? []), { seat, counter }]
    else this.acknowledge(seat, counter, progress.seq)
  }

  /** The log says how an edit fared. */
  settled(queued: Queued, fate: Fate) {
    const { seat, counter, echoes } = queued
    this.queued--
    if (this.lastQueued === queued) this.lastQueued = undefined
    if (fate === 'refused') this.refuse(seat, counter, 'document-frozen')
    if (fate === 'failed') this.isUnanswered = true
    // Words that are there already and were not known here were told to nobody here, and may not even be the same.
    if (fate === 'refused' || fate === 'failed' || (!fate.isFresh && queued.addsWords)) this.break()
    else {
      this.bytes += queued.size
      this.stored.push(queued)
      this.flushSoon()
      this.acknowledge(seat, counter, fate.seq)
      for (const echo of echoes ?? []) this.acknowledge(echo.seat, echo.counter, fate.seq)
    }
    this.endIfOver()
  }

  /** Nobody goes on with a room that lost touch: it ends without waiting for who sits in it yet, as who was refused may. */
  private endIfOver() {
    const isDrained = this.isBroken && this.queued === 0
    if (isDrained) this.drain()
    if (isDrained || this.isEmpty) this.ended(this)
  }

  /**
   * What this room takes for known may not be stored, or more than it knows: everybody comes again and reads, who was not
   * refused with what is not acknowledged.
   */
  break(end: (seat: Seat) => void = (seat) => seat.cut()) {
    if (this.isBroken) return
    this.isBroken = true
    for (const seat of [...this.seats.keys()]) if (!seat.isOver) end(seat)
    this.endIfOver()
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

  private flush() {
    this.isFlushing = false
    const { stored } = this
    if (stored.length === 0) return
    this.stored = []
    this.relay(stored)
    this.others?.stored(
      this,
      stored.map(({ authorId, edit }) => ({ authorId, payload: bytesOf(edit) })),
    )
    this.edited?.(stored.map(({ edit }) => edit))
  }

  /** One frame for each seat that something came for: the same bytes for all who neither wrote nor wait to hear. */
  private relay(stored: readonly { seat?: Seat; edit: Run | Uint8Array }[]) {
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

  /**
   * Edits that were committed elsewhere, by another node or by a verb. Says whether they fit what is known here: where not, something before them was
   * not heard, and the text must be read again.
   */
  hear(edits: readonly Foreign[]): boolean {
    if (this.isBroken) return true
    const fitting: { edit: Run | Uint8Array }[] = []
    let isWhole = true
    for (const { authorId, payload } of edits) {
      const taken = this.check.take(payload, authorId)
      const saysAgain = taken instanceof Uint8Array ? Buffer.compare(taken, payload) !== 0 : taken === 'nothing-new'
      if (taken === 'not-their-words' || (saysAgain && this.isContradictedBy(payload))) return this.readAgain()
      if (typeof taken !== 'string') fitting.push({ edit: taken })
      else if (taken !== 'nothing-new') isWhole = false
    }
    for (const { edit } of fitting) {
      this.bytes += bytesOf(edit).byteLength
      this.remember(edit)
    }
    if (fitting.length > 0) this.relay(fitting)
    return isWhole
  }

  /** Takes in the text as it was read, and passes on what of it was not known here; deletions too, where they may be new. */
  learn({ update, bytes, teach }: WholeText, withDeletions: boolean) {
    if (this.isBroken) return
    const lacking = Y.diffUpdate(update, this.check.stateVector())
    const { structs, ds } = Y.decodeUpdate(lacking)
    if (structs.length === 0 && !withDeletions) return
    if (this.isContradictedBy(update)) return void this.readAgain()
    if (structs.length === 0 && ds.clients.size === 0) return
    teach(this.check)
    this.bytes = Math.max(this.bytes, bytes)
    this.relay([{ edit: lacking }])
  }

  /** Two nodes took different words for the same place, and what people see here is not the text: nobody goes on with it. */
  private readAgain() {
    this.break((seat) => this.refuse(seat, 0, 'read-again'))
    return true
  }
  private isContradictedBy(update: Uint8Array) {
    return contradicts(update, this.taken.map(bytesOf))
  }
  private remember(edit: Run | Uint8Array) {
    if (!this.others) return
    this.taken.push(edit)
    if (this.taken.length > 2 * KEPT) this.taken = this.taken.slice(-KEPT)
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

  /** Tells what is stored, and stops the clocks; what is queued for commit is committed all the same. */
  close() {
    this.flush()
    clearTimeout(this.ackTimer)
    this.cursors.close()
  }
}
