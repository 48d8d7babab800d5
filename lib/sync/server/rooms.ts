import { log } from '@/lib/log'
import type { Run } from '../wire/run'
import type { UpdateCheck } from './check-update'
import type { NodeMessage } from './node-message'
import { KEPT, type Others, Room } from './room'
import type { Place, Seat } from './seat'
import type { UpdateLog } from './update-log'
import type { WholeText } from './whole-text'

/** A text as somebody read it who wants to sit down to it. */
export type Opened = Place & { bytes: number; check: () => UpdateCheck; whole: WholeText }

/** The other nodes, where there are some: which texts are open here, and what was said of a text while it was being opened. */
export type OtherNodes = Others & {
  opened: (room: Room, heard: readonly NodeMessage[]) => void
  closed: (room: Room) => void
  /** Has each of them read this text again, whatever it has heard. */
  doubt: (place: Place) => void
}

/** Milliseconds until a text is read again of which a commit was not answered, and from then to the next time: it may land late. */
const LATE = [500, 2_000, 8_000]
/** Milliseconds until a text is read again that could not be read. */
const AGAIN_AFTER = 300

/**
 * The rooms of this process, one for each text that somebody has open. Reading a text and sitting down to it are two
 * moments; this sees to it that nothing which is stored in between is missed.
 */
export class Rooms {
  private readonly open = new Map<string, Room>()
  private readonly reading = new Set<{ documentId: string; isOld: boolean; heard: NodeMessage[] }>()
  private readonly readingAgain = new Map<Room, { isOld: boolean }>()

  constructor(
    private readonly log: UpdateLog,
    private readonly read: (place: Place) => Promise<WholeText>,
    private readonly ended: (room: Room) => void,
    private readonly others?: OtherNodes,
    private readonly edited?: (place: Place, edits: readonly (Run | Uint8Array)[]) => void,
  ) {}

  get size() {
    return this.open.size
  }
  get = (documentId: string) => this.open.get(documentId)
  all = () => this.open.values()

  /** Keeps what another node says of a text for whoever is just reading it. */
  keep(documentId: string, heard: NodeMessage) {
    for (const reading of this.reading) if (reading.documentId === documentId) reading.heard.push(heard)
  }

  /**
   * Reads, as often as it must, until what was read is what the room stands on; then `sit` is called in the same turn with
   * the room and gives the seat. `read` gives undefined where there is nothing to sit down to; `leave` ends an older seat
   * of the same connection.
   */
  async admit<T extends Opened>(
    documentId: string,
    read: () => Promise<T | undefined>,
    leave: () => void,
    sit: (room: Room, opened: T) => Seat,
  ): Promise<void> {
    for (;;) {
      const before = this.open.get(documentId)
      const mark = before?.mark ?? 0
      const reading = { documentId, isOld: false, heard: [] as NodeMessage[] }
      this.reading.add(reading)
      const opened = await read().finally(() => this.reading.delete(reading))
      if (!opened) return
      leave()
      const now = this.open.get(documentId)
      if (now?.isBroken) {
        await now.drained
        this.end(now)
        continue
      }
      // A room that opened or ended meanwhile, or that has relayed a lot, may have stored what was not read.
      if (now !== before || reading.isOld || (now && now.mark - mark > KEPT)) continue
      // Whoever sits here builds on what they have read, and this room must know it.
      now?.learn(opened.whole, false)
      if (now?.isBroken) continue
      const room = now ?? this.openRoom(opened, reading.heard)
      room.join(sit(room, opened), now ? mark : 0)
      return
    }
  }

  /**
   * An edit was stored that no room saw, or, of every text, rights have changed: what is being read just now may not show
   * it, and is read again before anybody sits down.
   */
  outdate(documentId?: string) {
    for (const reading of this.reading) if (!documentId || reading.documentId === documentId) reading.isOld = true
  }

  /** Reads a room's text as somebody would who opens it now, and passes on what was not known in it: as often as it must, one reading at a time. */
  async readAgain(room: Room) {
    const underWay = this.readingAgain.get(room)
    if (underWay) {
      underWay.isOld = true
      return
    }
    const reading = { isOld: true }
    this.readingAgain.set(room, reading)
    const isOpen = () => this.open.get(room.place.documentId) === room
    while (reading.isOld && isOpen()) {
      reading.isOld = false
      try {
        const whole = await this.read(room.place)
        if (isOpen()) room.learn(whole, true)
      } catch (fault) {
        log.warn({ err: fault, document: room.place.documentId }, 'a text could not be read again, and will be')
        reading.isOld = true
        await new Promise((over) => setTimeout(over, AGAIN_AFTER))
      }
    }
    this.readingAgain.delete(room)
  }

  leave(room: Room, seat: Seat) {
    room.leave(seat)
    if (room.isEmpty) this.end(room)
  }

  private openRoom({ councilId, documentId, bytes, check }: Opened, heard: readonly NodeMessage[]) {
    const place = { councilId, documentId }
    const room = new Room(place, bytes, check(), this.log, (ended) => this.end(ended))
    room.others = this.others
    room.edited = (edits) => this.edited?.(place, edits)
    this.open.set(documentId, room)
    this.others?.opened(room, heard)
    return room
  }

  private end(room: Room) {
    const { documentId } = room.place
    if (this.open.get(documentId) !== room) return
    room.close()
    this.open.delete(documentId)
    this.outdate(documentId)
    this.others?.closed(room)
    if (room.isBroken) void this.doubt(room)
    this.ended(room)
  }

  /** What was stored at last may be known to nobody: the other nodes read, and where a commit was not answered everybody does so later too. */
  private async doubt({ place, isUnanswered }: Room) {
    this.others?.doubt(place)
    for (const wait of isUnanswered ? LATE : []) {
      await new Promise((over) => setTimeout(over, wait))
      this.others?.doubt(place)
      const room = this.open.get(place.documentId)
      if (room) void this.readAgain(room)
    }
  }
}
