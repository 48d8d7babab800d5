import * as Y from 'yjs'
import {
  type Access,
  LIMITS,
  type Person,
  type Presence,
  type Refused,
  type Relayed,
  type Stored,
} from '@/lib/document/protocol'
import type { UpdateLog } from '@/lib/document/update-log'

/** A permit that lasts as long as a connection: this person, this text, read or write. `send` speaks to their client. */
export type Seat = {
  presenceId: number
  person: Person
  council: string
  access: Access
  send: (event: 'document:update', relayed: Relayed) => void
}

/** Committed updates kept for somebody who is joining just now: read before, seated after. */
const KEPT = 500

/**
 * One text's traffic: append, acknowledge, relay. Knows no sockets and no SQL and holds no text. Nobody is sent an
 * update before it is committed, so that what anybody has seen cannot be lost.
 */
export class Room {
  readonly seats = new Set<Seat>()
  readonly presences = new Map<number, Presence>()
  private recent: Relayed[] = []

  constructor(
    readonly councilId: string,
    readonly documentId: string,
    readonly questionId: string,
    private bytes: number,
    private readonly log: UpdateLog,
  ) {}

  /** Seats somebody who read the text up to `seq`, and sends what was committed since. */
  join(seat: Seat, seq: number) {
    this.seats.add(seat)
    for (const relayed of this.recent) if (relayed.seq > seq) seat.send('document:update', relayed)
  }

  leave(seat: Seat) {
    this.seats.delete(seat)
    this.presences.delete(seat.presenceId)
  }

  /** Nothing awaits between here and the log's queue, so one connection's edits keep their order. */
  async receive(seat: Seat, batchId: string, payload: Uint8Array): Promise<Stored | Refused> {
    if (seat.access !== 'write') return refused('read-only')
    if (payload.byteLength > LIMITS.updateBytes) return refused('update-too-large')
    if (this.bytes + payload.byteLength > LIMITS.documentBytes) return refused('document-too-large')
    if (!isUpdate(payload)) return refused('malformed-update')
    const own = payload.slice() // the socket's buffer is larger than a keystroke and must not be kept
    const seq = await this.log.append({
      councilId: this.councilId,
      documentId: this.documentId,
      authorId: seat.person.id,
      batchId,
      payload: own,
    })
    if (seq === undefined) return refused('document-frozen')
    if (!this.recent.some((kept) => kept.seq === seq))
      this.relay(seat, { documentId: this.documentId, seq, payload: own })
    return { ok: true, seq }
  }

  private relay(from: Seat, relayed: Relayed) {
    this.bytes += relayed.payload.byteLength
    this.recent.push(relayed)
    if (this.recent.length > KEPT) this.recent.shift()
    for (const seat of this.seats) if (seat !== from) seat.send('document:update', relayed)
  }
}

const refused = (kind: Refused['kind']): Refused => ({ ok: false, kind })

function isUpdate(payload: Uint8Array): boolean {
  try {
    const { structs, ds } = Y.decodeUpdate(payload)
    return structs.length > 0 || ds.clients.size > 0
  } catch {
    return false
  }
}
