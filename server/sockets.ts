import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import * as Y from 'yjs'
import { z } from 'zod'
import { type Joined, LIMITS, type RefusedJoin } from '@/lib/document/protocol'
import { Decoder, Encoder, type FrameName, readEdit } from '@/lib/document/wire'
import { env } from '@/lib/env'
import { whoseSession } from '@/lib/identity/whose-session'
import { log } from '@/lib/log'
import { openMeetings } from './meetings'
import { openSeats, type SeatedSocket, type Sitting } from './seats'

const join = z.object({
  council: z.string().max(80),
  documentId: z.uuid(),
  stateVector: z.base64().max(500_000).refine(isStateVector),
})

/** Opening a text weighs as much as this many edits. */
const JOIN_COSTS = 20

/** The realtime door: turns frames into calls and answers into frames. Whatever is not understood is refused and changes nothing. */
export function openSockets(http: HttpServer) {
  const { APP_URL } = env()
  const io = new Server(http, {
    path: '/socket.io',
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: LIMITS.frameBytes,
    perMessageDeflate: false,
    parser: { Encoder, Decoder },
    allowRequest: (request, decide) => decide(null, !request.headers.origin || request.headers.origin === APP_URL),
  })
  const seats = openSeats(io)
  /** Each connection is in the room of its person. */
  const connectionsOf = (userId: string) => io.of('/').adapter.rooms.get(`person ${userId}`)?.size ?? 0
  const meetings = openMeetings(io)

  io.use(async (socket, next) => {
    try {
      const cookie = socket.handshake.headers.cookie ?? ''
      const user = await whoseSession(cookie)
      if (!user) return next(new Error('signed-out'))
      if (connectionsOf(user.userId) >= LIMITS.connectionsPerPerson) return next(new Error('too-many-connections'))
      Object.assign(socket.data, { userId: user.userId, cookie, seats: new Map(), byNumber: [], unread: 0 })
      next()
    } catch (fault) {
      log.error({ err: fault }, 'a connection could not be identified')
      next(new Error('try-again'))
    }
  })

  io.on('connection', (plain) => {
    const socket = plain as SeatedSocket
    void socket.join(`person ${socket.data.userId}`)
    const pace = paceOf(LIMITS.updatesPerSecond)
    socket.conn.on('drain', () => {
      socket.data.unread = 0
    })

    meetings.attend(socket, () => pace(JOIN_COSTS))
    let joins = Promise.resolve()
    socket.on('document:join', (frame: unknown, reply: unknown) => {
      const say = typeof reply === 'function' ? reply : () => {}
      if (pace(JOIN_COSTS)) joins = joins.then(() => joined(socket, frame, (answer) => say(answer)))
      else socket.disconnect(true)
    })
    socket.on('document:leave', (documentId: unknown) => {
      joins = joins.then(() => seats.leave(socket, String(documentId)))
    })
    hearFrames(socket, (name, { room, seat }, body) => {
      if (name === 'presence') room.moveCursor(seat, body)
      else if (name !== 'update') return
      else if (pace()) room.receive(seat, readEdit(body))
      else seat.cut()
    })
    socket.on('disconnecting', () => {
      for (const documentId of [...socket.data.seats.keys()]) seats.leave(socket, documentId)
    })
  })

  /** One connection's joins run one after the other, so that its seats are counted right. */
  async function joined(socket: SeatedSocket, frame: unknown, say: (answer: Joined | RefusedJoin) => void) {
    const read = join.safeParse(frame)
    if (!read.success) return say(refused('malformed-join'))
    const { seats: open } = socket.data
    if (open.size >= LIMITS.documentsPerConnection && !open.has(read.data.documentId))
      return say(refused('too-many-documents'))
    try {
      const kind = await seats.take(socket, read.data, (room, { number, access, person: you, presenceId }, update) => {
        const stateVector = Buffer.from(room.stateVector()).toString('base64')
        say({ ok: true, room: number, access, you, presenceId, people: room.people(), stateVector })
        socket.emit('opened', number, update)
      })
      if (kind) say(refused(kind))
    } catch (fault) {
      log.error({ err: fault }, 'a text could not be opened') // unanswered: the client asks again
    }
  }

  return {
    connections: () => io.engine.clientsCount,
    rooms: seats.count,
    close: async () => {
      await seats.close()
      await meetings.close()
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}

const refused = (kind: string): RefusedJoin => ({ ok: false, kind })

/**
 * Hears the frames of somebody who sits at their text, as soon as they are read; those of anybody else are not heard. What
 * cannot be read ends its own connection.
 */
function hearFrames(socket: SeatedSocket, work: (name: FrameName, sitting: Sitting, body: Uint8Array) => void) {
  const { decoder } = (socket as unknown as { client: { decoder: Decoder } }).client
  decoder.heard = (name, number, body) => {
    const sitting = socket.data.byNumber[number]
    if (!sitting) return
    try {
      work(name, sitting, body)
    } catch {
      socket.disconnect(true)
    }
  }
}

/** Yjs' own encoding of how far each client is known. */
function isStateVector(text: string): boolean {
  try {
    Y.decodeStateVector(Buffer.from(text, 'base64'))
    return true
  } catch {
    return false
  }
}
/** A bucket of this many a second, with two seconds' worth at once; some things cost more than one. */
function paceOf(perSecond: number) {
  let left = perSecond * 2
  let at = Date.now()
  return (cost = 1) => {
    const now = Date.now()
    left = Math.min(perSecond * 2, left + ((now - at) / 1000) * perSecond)
    at = now
    if (left < cost) return false
    left -= cost
    return true
  }
}
