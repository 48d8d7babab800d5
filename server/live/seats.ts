import { randomUUID } from 'node:crypto'
import type { Server } from 'socket.io'
import { log } from '@/lib/log'
import { isUseDue, keepSession } from '@/lib/people/keep-session'
import { openCompactor } from '@/lib/sync/server/compactor'
import type { Transport } from '@/lib/sync/server/node-message'
import { Replication } from '@/lib/sync/server/replication'
import type { Room } from '@/lib/sync/server/room'
import { Rooms } from '@/lib/sync/server/rooms'
import type { Seat } from '@/lib/sync/server/seat'
import { openUpdateLog } from '@/lib/sync/server/update-log'
import { readWholeText, textMarks } from '@/lib/sync/server/whole-text'
import type { Access, AccessChanged, JoinRefusal, JoinRequest, Presence } from '@/lib/sync/wire/protocol'
import { openText } from '@/lib/text/open-text'
import { viewAccess } from '@/lib/text/view-access'
import { viewEdit } from '@/lib/text/view-edit'
import { openAnchorWatch } from './anchor-watch'
import { colourOf } from './colour-of'
import { openRights } from './rights'
import { type SeatedSocket, SocketSeat } from './socket-seat'

/**
 * Who sits where. Gives seats, and lowers or takes them away when a right ends. `transport` leads to the other nodes, where there
 * are some. Every node hears announcements for itself, so that nothing here is sent but to this node's own connections.
 */
export function openSeats(io: Server, transport?: Transport) {
  const anchors = openAnchorWatch()
  const compactor = openCompactor(undefined, anchors.followNow)
  let lastPresence = 0
  const nextId = () => ++lastPresence
  const replication =
    transport && new Replication(randomUUID().slice(0, 8), transport, textMarks, { nextId, here, gone })
  const rooms = new Rooms(
    openUpdateLog(),
    readWholeText,
    (room) => {
      compactor.consider(room.place, room.grown)
      anchors.forget(room.place.documentId)
    },
    replication,
    anchors.edited,
  )
  replication?.begin(rooms)
  const rights = openRights(io, () => rooms.outdate()) // who is just being seated was asked about before

  function here({ place: { documentId } }: Room, who: Presence) {
    io.local.to(channel(documentId)).emit('presence:here', { documentId, ...who })
  }
  function gone({ place: { documentId } }: Room, presenceId: number) {
    io.local.to(channel(documentId)).emit('presence:gone', { documentId, presenceId })
  }

  /**
   * Asks the policy and seats whoever may be there, else says why not; the seat comes from the policy's answer and from the
   * session, never from the message. `welcome` sends the text, in the same turn in which the seat begins to hear.
   */
  async function take(
    socket: SeatedSocket,
    { council, documentId, ...request }: JoinRequest,
    welcome: (room: Room, seat: Seat, text: { update: Uint8Array; isFrozen: boolean }) => void,
  ): Promise<JoinRefusal | undefined> {
    const caller = { userId: socket.data.userId, place: { council } }
    const stateVector = new Uint8Array(Buffer.from(request.stateVector, 'base64'))
    let refusal: JoinRefusal | undefined
    const read = async () => {
      const opened = await openText(caller, { documentId, stateVector })
      refusal = !opened.ok ? opened.refusal.kind : socket.connected ? undefined : 'no-seat'
      return opened.ok && socket.connected ? opened.value : undefined
    }
    await rooms.admit(
      documentId,
      read,
      () => leave(socket, documentId),
      (room, { person, access, tail, ...text }) => {
        compactor.consider(room.place, tail)
        if (!anchors.isKnown(documentId)) anchors.follow(room.place)
        const seat = seatFor(socket, documentId, council, { ...person, colour: colourOf(person.id) }, access)
        welcome(room, seat, text)
        sit(socket, seat, room)
        return seat
      },
    )
    return refusal
  }

  function sit(socket: SeatedSocket, seat: Seat, room: Room) {
    const { documentId } = room.place
    const sitting = { seat, room }
    socket.data.seats.set(documentId, sitting)
    socket.data.byNumber[seat.number] = sitting
    const caller = { userId: socket.data.userId, place: { council: seat.council } }
    const tell = (changed: AccessChanged) => socket.emit('document:access', changed)
    rights.hold<Access>(socket, channel(documentId), {
      of: { council: room.place.councilId },
      ask: () => viewAccess(caller, { documentId }),
      goesOn: (access) => {
        if (access === seat.access) return
        seat.access = access
        tell({ documentId, access })
      },
      ends: (reason) => {
        if (reason === 'right-withdrawn') leave(socket, documentId)
        tell({ documentId, access: 'none', reason })
      },
    })
    void socket.join(channel(documentId))
    if (!room.isEmpty)
      socket.local
        .to(channel(documentId))
        .emit('presence:here', { documentId, presenceId: seat.presenceId, user: seat.person })
  }

  function seatFor(
    socket: SeatedSocket,
    documentId: string,
    council: string,
    person: Seat['person'],
    access: Access,
  ): Seat {
    const free = socket.data.byNumber.indexOf(undefined)
    const number = free < 0 ? socket.data.byNumber.length : free
    return new SocketSeat(socket, documentId, nextId(), number, person, council, access)
  }

  function leave(socket: SeatedSocket, documentId: string) {
    const sitting = socket.data.seats.get(documentId)
    if (!sitting) return
    const { seat, room } = sitting
    socket.data.seats.delete(documentId)
    socket.data.byNumber[seat.number] = undefined
    rights.release(socket, channel(documentId))
    rooms.leave(room, seat)
    void socket.leave(channel(documentId))
    if (!room.isEmpty)
      socket.local.to(channel(documentId)).emit('presence:gone', { documentId, presenceId: seat.presenceId })
  }

  /** Brings a room an edit that a verb stored, read as somebody who sits in it; nobody sits there: nobody has to be told. */
  async function bring(documentId: string, seq: number) {
    rooms.outdate(documentId)
    const room = rooms.get(documentId)
    const reader = room?.reader
    if (!room || !reader) return
    const caller = { userId: reader.person.id, place: { council: reader.council } }
    const edit = await viewEdit(caller, { documentId, seq }).catch((fault) => {
      log.warn({ err: fault, document: documentId }, 'a stored edit could not be read, so its text is opened anew')
    })
    if (!edit?.ok || !room.hear([edit.value])) room.break()
    anchors.follow(room.place)
  }

  /** What hangs on a text that is open here has changed: comments may hang on other words now. */
  function changed(subjectId: string) {
    const room = rooms.get(subjectId)
    if (room) anchors.follow(room.place)
  }

  const close = async () => {
    rights.close()
    replication?.close()
    await compactor.close()
    await anchors.close()
  }
  /** Typing counts as use of the session. Nobody waits for it to be written down. */
  function noteTyping({ data }: SeatedSocket) {
    if (!isUseDue(data.usedAt)) return
    data.usedAt = new Date()
    keepSession(data.sessionId).then(
      (until) => {
        if (until) data.until = until
      },
      (fault) => log.warn({ err: fault }, 'the use of a session could not be written down'),
    )
  }
  return {
    ...{ rights, take, leave, bring, changed, close, noteTyping },
    /** Something may have been announced and not heard: of texts that verbs changed. */
    missed: () => {
      for (const room of [...rooms.all()]) room.break()
    },
    count: () => rooms.size,
  }
}

const channel = (documentId: string) => `document ${documentId}`
