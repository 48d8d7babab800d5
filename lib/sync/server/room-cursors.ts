import { cursorBytes, readCursor } from '../wire/cursor'
import { cursorsBody } from '../wire/frame'
import { LIMITS } from '../wire/protocol'
import { type ReadyFrame, readyFrame } from './ready-frame'
import type { Seat } from './seat'

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

  /** `remotePeople`: who sits on another node. `tellOthers` tells the other nodes who moved here. */
  constructor(
    private readonly seats: ReadonlyMap<Seat, unknown>,
    private readonly remotePeople: ReadonlyMap<number, unknown>,
    private readonly tellOthers: (moved: Cursors) => void,
  ) {}

  /** Somebody who sits here moved. */
  move(seat: Seat, cursor: Uint8Array) {
    if (seat.isOver || cursor.byteLength > LIMITS.cursorBytes) return
    this.set(seat.presenceId, readCursor(cursor) ? cursor.slice() : NO_CURSOR)
  }
  /** The same of somebody who sits on another node. */
  moveRemote(id: number, cursor: Uint8Array) {
    const known = this.newest.get(id)
    if (this.remotePeople.has(id) && !(known && Buffer.compare(known, cursor) === 0)) this.set(id, cursor.slice())
  }
  forget(id: number) {
    this.newest.delete(id)
    this.moved.delete(id)
  }

  /** Where those who sit here are in the text. */
  own(ids: Iterable<number> = this.newest.keys()): Cursors {
    return [...ids].flatMap((id) => (this.remotePeople.has(id) ? [] : [this.of(id)]))
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
    this.tellOthers(this.own(this.moved))
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
