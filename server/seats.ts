import { createHash } from 'node:crypto'
import type { Server, Socket } from 'socket.io'
import type { UserId } from '@/db/ids'
import { type Announcement, hear } from '@/lib/announce'
import { openDocument } from '@/lib/document/open-document'
import type { AccessChanged, JoinRequest, Person, Relayed } from '@/lib/document/protocol'
import { openUpdateLog } from '@/lib/document/update-log'
import { viewAccess } from '@/lib/document/view-access'
import { whoseSession } from '@/lib/identity/whose-session'
import { log } from '@/lib/log'
import { Room, type Seat } from './room'

/** Neutral colours for carets, none of them a party's, all readable under white. */
const COLOURS = ['#2f5d8a', '#7a4b00', '#5b4a8a', '#1d5c4d', '#8a3b5c', '#4a5a1d', '#0f5f6e', '#6b4a3a']
const colourOf = (userId: string) =>
  COLOURS[createHash('sha256').update(userId).digest().readUInt8(0) % COLOURS.length] ?? '#2f5d8a'

export type SeatedSocket = Socket & { data: { userId: UserId; cookie: string; seats: Map<string, Seat> } }

/** Who sits where. Gives seats, takes them away when a right ends, and tells pages that they are out of date. */
export function openSeats(io: Server) {
  const rooms = new Map<string, Room>()
  const updateLog = openUpdateLog()
  let lastPresence = 1

  /** Asks the policy; the seat comes from its answer and from the session, never from the message. */
  async function take(socket: SeatedSocket, request: JoinRequest) {
    const opened = await openDocument({ userId: socket.data.userId, place: { council: request.council } }, request)
    if (!opened.ok) return opened
    const { documentId, councilId, questionId, access, seq, bytes, update } = opened.value
    leave(socket, documentId)
    let room = rooms.get(documentId)
    if (!room) {
      room = new Room(councilId, documentId, questionId, bytes, updateLog)
      rooms.set(documentId, room)
    }
    const person: Person = { ...opened.value.person, colour: colourOf(opened.value.person.id) }
    const seat: Seat = {
      presenceId: ++lastPresence,
      person,
      council: request.council,
      access,
      send: (event, relayed: Relayed) => socket.emit(event, relayed),
    }
    socket.data.seats.set(documentId, seat)
    room.join(seat, seq)
    await socket.join([channel(documentId), `question ${questionId}`])
    return {
      ok: true as const,
      value: { access, update, you: person, presenceId: seat.presenceId, present: [...room.presences.values()] },
    }
  }

  function leave(socket: SeatedSocket, documentId: string) {
    const seat = socket.data.seats.get(documentId)
    const room = rooms.get(documentId)
    if (!seat || !room) return
    socket.data.seats.delete(documentId)
    room.leave(seat)
    void socket.leave(channel(documentId))
    void socket.leave(`question ${room.questionId}`)
    socket.to(channel(documentId)).emit('presence:gone', { documentId, presenceId: seat.presenceId })
    if (room.seats.size === 0) rooms.delete(documentId)
  }

  /** Asks again for everybody whom an announcement may concern, and downgrades or closes what no longer holds. */
  async function reconsider(concerns: (socket: SeatedSocket) => boolean) {
    for (const socket of io.of('/').sockets.values() as IterableIterator<SeatedSocket>) {
      if (!concerns(socket)) continue
      if (!(await whoseSession(socket.data.cookie))) {
        for (const documentId of [...socket.data.seats.keys()])
          tell(socket, { documentId, access: 'none', reason: 'signed-out' })
        socket.disconnect(true)
        continue
      }
      for (const [documentId, seat] of socket.data.seats) {
        const now = await viewAccess({ userId: socket.data.userId, place: { council: seat.council } }, { documentId })
        if (!now.ok) {
          leave(socket, documentId)
          tell(socket, { documentId, access: 'none', reason: 'right-withdrawn' })
        } else if (now.value !== seat.access) {
          seat.access = now.value
          tell(socket, {
            documentId,
            access: now.value,
            reason: now.value === 'read' ? 'document-frozen' : 'document-open',
          })
        }
      }
    }
  }

  const tell = (socket: SeatedSocket, changed: AccessChanged) => socket.emit('document:access', changed)

  function heard(announcement: Announcement) {
    if (announcement.topic === 'question' && announcement.id) {
      io.to(`question ${announcement.id}`).emit('question:changed', { questionId: announcement.id })
      return
    }
    const { council, user } = announcement
    const concerns = (socket: SeatedSocket) =>
      (!user || socket.data.userId === user) &&
      (!council || [...socket.data.seats.keys()].some((documentId) => rooms.get(documentId)?.councilId === council))
    reconsider(concerns).catch((fault) => {
      log.error({ err: fault }, 'rights could not be read again, so every connection is closed')
      io.disconnectSockets(true)
    })
    if (announcement.topic === 'assessment') {
      for (const room of rooms.values()) {
        if (room.councilId === council)
          io.to(`question ${room.questionId}`).emit('question:changed', { questionId: room.questionId })
      }
    }
  }

  const close = hear(heard, () => void reconsider(() => true))
  return { take, leave, room: (documentId: string) => rooms.get(documentId), close, count: () => rooms.size }
}

export const channel = (documentId: string) => `document ${documentId}`
export type Seats = ReturnType<typeof openSeats>
