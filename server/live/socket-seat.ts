import type { Socket } from 'socket.io'
import type { SessionId, UserId } from '@/db/ids'
import type { ReadyFrame } from '@/lib/sync/server/ready-frame'
import type { Room } from '@/lib/sync/server/room'
import type { Seat } from '@/lib/sync/server/seat'
import { type Access, LIMITS, type Refused, type UpdateRefusal } from '@/lib/sync/wire/protocol'

export type SeatedSocket = Socket & {
  data: {
    userId: UserId
    sessionId: SessionId
    cookie: string
    /** Till then the session lasts, as far as is known. */
    until: Date
    /** When the session was last written down as used, as far as is known. */
    usedAt: Date
    seats: Map<string, Sitting>
    /** Each text, meeting and page that is open here by a right. */
    held: Map<string, Holding>
    byNumber: (Sitting | undefined)[]
    unread: number
    /** Bytes of whole texts among what waits for its reader: they cut nobody off, but no more come before they are gone. */
    opening: number
  }
}
export type Sitting = { seat: Seat; room: Room }
/** Something that is open by a right, as it lies with its connection (`rights.ts`). */
export type Holding = {
  /** Whose rights decide about it beside the person's own; nobody's, where it is theirs alone. */
  of: { council: string } | { review: string } | null
  judge: () => Promise<void>
  end: (reason: 'signed-out' | 'right-withdrawn') => void
}

/** A seat that speaks over a socket. */
export class SocketSeat implements Seat {
  isOver = false
  constructor(
    private readonly socket: SeatedSocket,
    private readonly documentId: string,
    readonly presenceId: number,
    readonly number: number,
    readonly person: Seat['person'],
    readonly council: string,
    public access: Access,
  ) {}

  write(frame: ReadyFrame) {
    writeTo(this.socket, frame)
  }
  refuse(counter: number, kind: UpdateRefusal) {
    this.socket.emit('document:refused', { documentId: this.documentId, counter, kind } satisfies Refused)
  }
  cut() {
    this.socket.disconnect(true)
  }
}

/**
 * Writes at once, past the library's rooms and queues where nothing waits in them. Whoever does not read is cut off before
 * what waits for them fills the memory.
 */
function writeTo(socket: SeatedSocket, { packet, websocket }: ReadyFrame) {
  const line = socket.conn as unknown as Line
  const { name, socket: ws } = line.transport
  const isDirect =
    name === 'websocket' && ws !== undefined && line.readyState === 'open' && line.writeBuffer.length === 0
  if (!isDirect) socket.data.unread += packet.byteLength
  if (socket.data.unread + (ws?.bufferedAmount ?? 0) > LIMITS.unreadBytes) {
    socket.disconnect(true)
    ws?.terminate() // what waits is never read, so nobody waits for it
  } else if (isDirect) ws._sender.sendFrame([websocket])
  else line.write(packet, { compress: false, wsPreEncodedFrame: [websocket] })
}
type Line = {
  readyState: string
  writeBuffer: unknown[]
  transport: {
    name: string
    socket?: {
      bufferedAmount: number
      terminate: () => void
      _sender: { sendFrame: (frame: readonly Buffer[]) => void }
    }
  }
  write: (packet: Buffer, options: { compress: boolean; wsPreEncodedFrame: Buffer[] }) => void
}
