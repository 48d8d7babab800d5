import { randomUUID } from 'node:crypto'
import type { Server, Socket } from 'socket.io'
import { type Announcement, hear } from '@/lib/announce'
import { log } from '@/lib/log'
import { isUseDue, keepSession } from '@/lib/people/keep-session'
import { whoseSession } from '@/lib/people/whose-session'
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
import { colourOf } from './colour-of'
import { type SeatedSocket, type Sitting, SocketSeat } from './socket-seat'

/** Milliseconds between two looks at whose session has ended by itself. */
const SESSIONS_EVERY = 1_000
const hasEnded = (now: Date) => (socket: Socket) => (socket as SeatedSocket).data.until <= now

/**
 * Who sits where. Gives seats, takes them away when a right ends, and tells pages that they are out of date. `transport` leads to
 * the other nodes, where there are some. Every node hears announcements for itself, so that nothing here is sent but to
 * this node's own connections.
 */
export function openSeats(io: Server, transport?: Transport) {
  const compactor = openCompactor()
  let lastPresence = 0
  let reconsidered = 0
  const nextId = () => ++lastPresence
  const replication =
    transport && new Replication(randomUUID().slice(0, 8), transport, textMarks, { nextId, here, gone })
  const rooms = new Rooms(
    openUpdateLog(),
    readWholeText,
    (room) => compactor.consider(room.place, room.grown),
    replication,
  )
  replication?.begin(rooms)

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
    const sitting = { seat, room, asked: 0 }
    socket.data.seats.set(documentId, sitting)
    socket.data.byNumber[seat.number] = sitting
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
    rooms.leave(room, seat)
    void socket.leave(channel(documentId))
    if (!room.isEmpty)
      socket.local.to(channel(documentId)).emit('presence:gone', { documentId, presenceId: seat.presenceId })
  }

  /** Asks again for everybody whom an announcement may concern, and downgrades or closes what no longer holds. */
  async function reconsider(concerns: (socket: SeatedSocket) => boolean) {
    reconsidered++
    rooms.outdate() // who is just being seated was asked about before
    const sockets = [...io.of('/').sockets.values()] as SeatedSocket[]
    await Promise.all(sockets.filter(concerns).map(judge))
  }

  async function judge(socket: SeatedSocket) {
    const user = await whoseSession(socket.data.cookie)
    if (user) {
      socket.data.until = user.until
      await Promise.all([...socket.data.seats.values()].map((sitting) => judgeSeat(socket, sitting)))
      return
    }
    for (const documentId of [...socket.data.seats.keys()])
      tell(socket, { documentId, access: 'none', reason: 'signed-out' })
    socket.disconnect(true)
  }

  async function judgeSeat(socket: SeatedSocket, sitting: Sitting) {
    const { seat, room } = sitting
    const { documentId } = room.place
    const asked = ++sitting.asked
    const now = await viewAccess({ userId: socket.data.userId, place: { council: seat.council } }, { documentId })
    // Asked again meanwhile, and this may be the older answer; or nobody sits there any more.
    if (sitting.asked !== asked || socket.data.seats.get(documentId) !== sitting) return
    if (!now.ok) {
      leave(socket, documentId)
      tell(socket, { documentId, access: 'none', reason: 'right-withdrawn' })
    } else if (now.value !== seat.access) {
      seat.access = now.value
      tell(socket, { documentId, access: now.value })
    }
  }

  function askAgain(concerns: (socket: SeatedSocket) => boolean) {
    reconsider(concerns).catch((fault) => {
      log.error({ err: fault }, 'rights could not be read again, so every connection is closed')
      io.local.disconnectSockets(true)
    })
  }

  const tell = (socket: SeatedSocket, changed: AccessChanged) => socket.emit('document:access', changed)

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
  }

  /** A text has its subject's id: the pages on which it is open read themselves again. */
  function outdated(subjectId: string) {
    io.local.to(channel(subjectId)).emit('subject:changed', { subjectId })
  }

  function heard(said: Announcement) {
    if (said.topic === 'text') return void bring(said.id, said.seq)
    if (said.topic === 'subject') return outdated(said.id)
    if (said.topic !== 'access') return
    askAgain(
      ({ data }) =>
        ('user' in said && data.userId === said.user) ||
        ('council' in said && [...data.seats.values()].some(({ room }) => room.place.councilId === said.council)),
    )
  }

  /** Something may have been announced and not heard: of rights, and of texts that verbs changed. */
  function missed() {
    askAgain(() => true)
    for (const room of [...rooms.all()]) room.break()
  }

  const stopHearing = hear(heard, missed)
  // A session that ends by itself is announced by nobody.
  const clock = setInterval(() => {
    const now = new Date()
    if ([...io.of('/').sockets.values()].some(hasEnded(now))) askAgain(hasEnded(now))
  }, SESSIONS_EVERY)
  const close = async () => {
    clearInterval(clock)
    replication?.close()
    await stopHearing()
    await compactor.close()
  }
  /** Who is just arriving sits nowhere yet: where an announcement is heard meanwhile, their session is read again. */
  async function whoArrives(cookie: string) {
    for (;;) {
      const before = reconsidered
      const user = await whoseSession(cookie)
      if (before === reconsidered) return user
    }
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
  return { take, leave, close, whoArrives, noteTyping, count: () => rooms.size }
}

const channel = (documentId: string) => `document ${documentId}`
