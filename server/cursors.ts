import { cursorBytes, readCursor } from '@/lib/document/cursor'
import { LIMITS } from '@/lib/document/protocol'
import { cursorsBody } from '@/lib/document/wire'
import { type ReadyFrame, readyFrame } from './frames'
import type { Room, Seat } from './room'

export type Cursors = { id: number; bytes: Uint8Array }[]

const NO_CURSOR = cursorBytes(null)

/**
 * Where people are in one text. The newest cursor of each person is sent: the first move at once, then merged, at most one
 * frame in so many milliseconds.
 */
export class RoomCursors {
  private readonly newest = new Map<number, Uint8Array>()
  private readonly moved = new Set<number>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly room: Room,
    private readonly seats: ReadonlyMap<Seat, unknown>,
  ) {}

  /** Somebody who sits here moved. */
  move(seat: Seat, cursor: Uint8Array) {
    if (seat.isOver || cursor.byteLength > LIMITS.cursorBytes) return
    this.set(seat.presenceId, readCursor(cursor) ? cursor.slice() : NO_CURSOR)
  }
  /** The same of somebody who sits on another node. */
  moveGuest(id: number, cursor: Uint8Array) {
    const known = this.newest.get(id)
    if (this.room.guests.has(id) && !(known && Buffer.compare(known, cursor) === 0)) this.set(id, cursor.slice())
  }
  forget(id: number) {
    this.newest.delete(id)
    this.moved.delete(id)
  }

  /** Where those who sit here are in the text. */
  own(ids: Iterable<number> = this.newest.keys()): Cursors {
    return [...ids].flatMap((id) => (this.room.guests.has(id) ? [] : [this.of(id)]))
  }
  /** To somebody who has just sat down. */
  showAll(seat: Seat) {
    if (this.newest.size > 0) seat.write(this.frame(this.newest.keys(), seat.number))
  }
  close() {
    clearTimeout(this.timer)
  }

  private set(id: number, cursor: Uint8Array) {
    this.newest.set(id, cursor)
    this.moved.add(id)
    if (!this.timer) this.sendMoved()
  }
  private sendMoved() {
    this.timer = undefined
    if (this.moved.size === 0) return
    const frames: ReadyFrame[] = []
    for (const seat of this.seats.keys()) {
      frames[seat.number] ??= this.frame(this.moved, seat.number)
      seat.write(frames[seat.number] as ReadyFrame)
    }
    this.room.others?.moved(this.room, this.own(this.moved))
    this.moved.clear()
    this.timer = setTimeout(() => this.sendMoved(), LIMITS.presenceEvery)
  }
  private frame(ids: Iterable<number>, number: number) {
    return readyFrame('presence', number, cursorsBody([...ids].map((id) => this.of(id))))
  }
  private of(id: number) {
    return { id, bytes: this.newest.get(id) ?? NO_CURSOR }
  }
}
