import { randomUUID } from 'node:crypto'
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { Server } from 'socket.io'
import { Decoder } from 'socket.io-parser'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { z } from 'zod'
import { env } from '@/lib/env'
import { log, note } from '@/lib/log'
import { whoseSession } from '@/lib/people/whose-session'
import { readyFrame } from '@/lib/sync/server/ready-frame'
import { Encoder, type FrameName, readEdit, readFrame } from '@/lib/sync/wire/frame'
import { fitOf, type Joined, type JoinRefusal, type Leaving, LIMITS, type RefusedJoin } from '@/lib/sync/wire/protocol'
import { noTransport, redisTransport } from '../nodes/redis'
import { hearAnnouncements } from './announcements'
import { openLivePages } from './live-pages'
import { openMeetings } from './meetings'
import { openSeats } from './seats'
import type { SeatedSocket, Sitting } from './socket-seat'
import { openWhoIsHere } from './who-is-here'

const join = z.object({
  council: z.string().max(80),
  documentId: z.uuid().toLowerCase(), // in capitals it is the same text, and must come to the same room
  stateVector: z.base64().max(500_000).refine(isStateVector),
  schema: z.int().min(0),
})

/** The state vector of an empty text. */
const NOTHING = 'AA=='

/** Opening a text weighs as much as this many frames. */
const JOIN_COSTS = 20

/** Milliseconds between two looks at whether somebody has read what waits for them. */
const READS_ON = 100

/** When this process leaves, its clients come again one after the other: milliseconds for each, and for all at most. */
const LEAVES_EACH = 5
const LEAVE_WITHIN = 3_000
/** So long it waits for the last of them, and for commits under way. */
const LEAVES_AFTER = 3_000

export const isForSockets = (request: IncomingMessage) => /^\/socket\.io(\/|\?|$)/.test(request.url ?? '')

/** The realtime door: turns frames into calls and answers into frames. Whatever is not understood is refused and changes nothing. */
export function openSockets(http: HttpServer) {
  let isLeaving = false
  const { APP_URL, REDIS_URL, NODES, CONCORD_NODE } = env()
  const io = new Server(http, {
    path: '/socket.io',
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: LIMITS.frameBytes,
    perMessageDeflate: false,
    parser: { Encoder, Decoder: WordsDecoder },
    allowRequest: ({ headers }, decide) => decide(null, !isLeaving && (!headers.origin || headers.origin === APP_URL)),
  })
  // What balances long-polling reads in the connection's own name where it must go.
  if (CONCORD_NODE) io.engine.generateId = () => `${CONCORD_NODE}-${randomUUID()}`
  io.engine.on('headers', (_: unknown, request: IncomingMessage) => greetAtOnce(request))
  io.engine.on('connection', (line: Connection) => {
    cutAtFault(line.transport)
    line.on('upgrading', cutAtFault)
  })
  // The same of what is too large for a long-polling request.
  http.on('request', (request, response) => {
    if (isForSockets(request)) response.once('finish', () => request.complete || request.destroy())
  })
  const redis = REDIS_URL ? redisTransport(io, REDIS_URL) : undefined
  const seats = openSeats(io, redis ?? (NODES > 1 ? noTransport : undefined))
  /** Each connection is in the room of its person. */
  const connectionsOf = (userId: string) => io.of('/').adapter.rooms.get(`person ${userId}`)?.size ?? 0
  const { rights } = seats
  const meetings = openMeetings(io, rights)
  const whoIsHere = openWhoIsHere(io, redis !== undefined)
  const pages = openLivePages(io, rights, whoIsHere)
  const stopHearing = hearAnnouncements({ rights, seats, meetings, pages })

  io.use(async (socket, next) => {
    try {
      const cookie = socket.handshake.headers.cookie ?? ''
      const user = await rights.steadily(() => whoseSession(cookie))
      if (!user) return next(new Error('signed-out'))
      if (connectionsOf(user.userId) >= LIMITS.connectionsPerPerson) {
        note({ event: 'limit', kind: 'too-many-connections', user: user.userId })
        return next(new Error('too-many-connections'))
      }
      const { userId, sessionId, until, usedAt } = user
      const who = { userId, sessionId, cookie, until, usedAt }
      Object.assign(socket.data, { ...who, seats: new Map(), held: new Map(), byNumber: [], unread: 0, opening: 0 })
      next()
    } catch (fault) {
      log.error({ err: fault }, 'a connection could not be identified')
      next(new Error('try-again'))
    }
  })

  io.on('connection', (plain) => {
    const socket = plain as SeatedSocket
    forgetRequest(socket)
    if (isLeaving) socket.emit('server:leaving', { within: 0 } satisfies Leaving)
    void socket.join(`person ${socket.data.userId}`)
    const bucket = paceOf(LIMITS.framesPerSecond)
    const pace = (cost?: number) => {
      const isWithin = bucket(cost)
      if (!isWithin) note({ event: 'limit', kind: 'too-many-frames', user: socket.data.userId })
      return isWithin
    }
    socket.conn.on('drain', () => {
      socket.data.unread = 0
      socket.data.opening = 0
    })

    meetings.attend(socket, () => pace(JOIN_COSTS))
    pages.attend(socket, () => pace(JOIN_COSTS))
    let joins = Promise.resolve()
    socket.on('document:join', (frame: unknown, reply: unknown) => {
      const say = typeof reply === 'function' ? reply : () => {}
      if (pace(JOIN_COSTS)) joins = joins.then(() => joined(socket, frame, (answer) => say(answer)))
      else socket.disconnect(true)
    })
    socket.on('document:leave', (documentId: unknown) => {
      // What is no text is the id of none, and may have no way to become text.
      if (!pace()) socket.disconnect(true)
      else if (typeof documentId === 'string') joins = joins.then(() => seats.leave(socket, documentId))
    })
    hearFrames(socket, (name, { room, seat }, body) => {
      if (!pace()) seat.cut()
      else if (name === 'presence') room.cursors.move(seat, body)
      else if (name === 'update') {
        seats.noteTyping(socket)
        room.receive(seat, readEdit(body))
      }
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
    while (socket.connected && isBehind(socket)) await pause(READS_ON)
    try {
      const kind = await seats.take(socket, read.data, (room, seat, { update, isFrozen }) => {
        const { number, access, person: you, presenceId } = seat
        // Whoever has nothing has nothing that the server lacks, and need not be told how far it knows everybody.
        const hasSome = read.data.stateVector !== NOTHING
        const stateVector = hasSome ? Buffer.from(room.stateVector()).toString('base64') : NOTHING
        asOneWrite(socket, () => {
          const fit = fitOf(read.data.schema)
          say({ ok: true, room: number, fit, access, isFrozen, you, presenceId, people: room.people(), stateVector })
          // The library would send a second message only when the first has gone.
          if (update.byteLength < LIMITS.pieceBytes) seat.write(readyFrame('opened', number, update))
          else {
            socket.data.opening += update.byteLength
            socket.emit('opened', number, update)
          }
        })
      })
      if (!kind) return
      note({ event: 'refused', kind, user: socket.data.userId })
      say(refused(kind))
    } catch (fault) {
      log.error({ err: fault }, 'a text could not be opened')
      say(refused('try-again'))
    }
  }

  return {
    connections: () => io.engine.clientsCount,
    rooms: seats.count,
    /** Whether Redis answers, where it was asked for. */
    askRedis: redis?.ask,
    /** Sends everybody away to come again, and waits until they have left and what they sent is committed, but not for ever. */
    leave: async () => {
      isLeaving = true
      const within = Math.min(LEAVE_WITHIN, io.engine.clientsCount * LEAVES_EACH)
      io.local.emit('server:leaving', { within } satisfies Leaving)
      const latest = Date.now() + within + LEAVES_AFTER
      while (io.engine.clientsCount + seats.count() > 0 && Date.now() < latest) await pause(LEAVES_EACH)
    },
    close: async () => {
      await stopHearing()
      whoIsHere.close()
      await seats.close()
      // Of this node alone: without `local`, Redis would carry it to everybody on the others.
      io.local.disconnectSockets(true)
      io.engine.close()
    },
  }
}

/** What is below a socket, and may become a websocket while it lasts. */
type Connection = {
  transport: { name: string; socket?: WebSocket }
  on: (event: 'upgrading', heard: (to: Connection['transport']) => void) => void
}

/** Reads the library's own text packets. Frames are heard as they arrive, by `hearFrames`. */
class WordsDecoder extends Decoder {
  override add(received: unknown) {
    if (typeof received === 'string') super.add(received)
  }
}

/** Hears the frames of somebody who sits at their text; those of anybody else are not heard. What cannot be read ends its own connection. */
function hearFrames(socket: SeatedSocket, work: (name: FrameName, sitting: Sitting, body: Uint8Array) => void) {
  socket.conn.on('data', (data: unknown) => {
    if (!(data instanceof Uint8Array)) return
    try {
      const { name, seat, body } = readFrame(data)
      const sitting = socket.data.byNumber[seat]
      if (sitting) work(name, sitting, body)
    } catch {
      socket.disconnect(true)
    }
  })
}

/** Whether as much waits for them as may: a text more is not read for whoever does not read the last. */
function isBehind({ data, conn }: SeatedSocket) {
  const { socket: ws } = conn.transport as unknown as Connection['transport']
  return data.opening + data.unread + (ws?.bufferedAmount ?? 0) > LIMITS.unreadBytes
}

const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))
/** What the connection began with is not asked for again, and is as large as all that is kept of it. */
function forgetRequest(socket: SeatedSocket) {
  Object.assign(socket.handshake, { headers: {}, query: {}, auth: {} })
  Object.assign(socket.conn, { request: undefined })
  // The library leaves a listener behind that does nothing any more and holds on to the request.
  const { socket: ws } = socket.conn.transport as unknown as Connection['transport']
  for (const left of ws?.listeners('error') ?? [])
    if (left.name === 'onUpgradeError') ws?.off('error', left as () => void)
}

const refused = (kind: JoinRefusal): RefusedJoin => ({ ok: false, kind })

/** The answer to a websocket's request and the library's greeting after it leave in one call to the system. */
function greetAtOnce({ headers, socket }: IncomingMessage) {
  if (!headers.upgrade) return
  socket.cork()
  setImmediate(() => socket.uncork())
}

/** What comes after a frame that is too large is not read, only to be let go, for as long as it takes to come. */
function cutAtFault({ socket: ws }: Connection['transport']) {
  ws?.on('error', ws.terminate)
}

/** What is written within `work` leaves in one call to the system. */
function asOneWrite(socket: SeatedSocket, work: () => void) {
  const { _socket: line } = ((socket.conn.transport as unknown as Connection['transport']).socket ?? {}) as {
    _socket?: Socket
  }
  line?.cork()
  try {
    work()
  } finally {
    line?.uncork()
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
  let at = performance.now() // the clock of the day may be set back
  return (cost = 1) => {
    const now = performance.now()
    left = Math.min(perSecond * 2, left + ((now - at) / 1000) * perSecond)
    at = now
    if (left < cost) return false
    left -= cost
    return true
  }
}
