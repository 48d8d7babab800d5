import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { z } from 'zod'
import { LIMITS, type Presence, type Refused } from '@/lib/document/protocol'
import { env } from '@/lib/env'
import { whoseSession } from '@/lib/identity/whose-session'
import { log } from '@/lib/log'
import { channel, openSeats, type SeatedSocket } from './seats'

const bytes = z.instanceof(Uint8Array)
const join = z.object({ council: z.string().max(80), documentId: z.uuid(), stateVector: bytes })
const update = z.object({ documentId: z.uuid(), batchId: z.uuid(), payload: bytes })
const presence = z.object({
  documentId: z.uuid(),
  cursor: z.object({ anchor: z.unknown(), head: z.unknown() }).nullable(),
})

/** The realtime door: turns frames into calls and answers into frames. Whatever is not understood is refused and changes nothing. */
export function openSockets(http: HttpServer) {
  const { APP_URL } = env()
  const io = new Server(http, {
    path: '/socket.io',
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: LIMITS.frameBytes,
    perMessageDeflate: false,
    allowRequest: (request, decide) => decide(null, !request.headers.origin || request.headers.origin === APP_URL),
  })
  const seats = openSeats(io)

  io.use(async (socket, next) => {
    try {
      const cookie = socket.handshake.headers.cookie ?? ''
      const user = await whoseSession(cookie)
      if (!user) return next(new Error('signed-out'))
      Object.assign(socket.data, { userId: user.userId, cookie, seats: new Map() })
      next()
    } catch (fault) {
      log.error({ err: fault }, 'a connection could not be identified')
      next(new Error('try-again'))
    }
  })

  io.on('connection', (plain) => {
    const socket = plain as SeatedSocket
    const pace = paceOf(LIMITS.updatesPerSecond)

    answer(socket, 'document:join', join, async (request) => {
      if (socket.data.seats.size >= LIMITS.documentsPerConnection && !socket.data.seats.has(request.documentId))
        return { ok: false, kind: 'too-many-documents' }
      const taken = await seats.take(socket, request)
      return taken.ok ? { ok: true, ...taken.value } : { ok: false, kind: taken.refusal.kind }
    })
    answer(socket, 'document:update', update, async ({ documentId, batchId, payload }) => {
      const seat = socket.data.seats.get(documentId)
      const room = seats.room(documentId)
      if (!seat || !room) return { ok: false, kind: 'no-seat' } satisfies Refused
      if (!pace()) return { ok: false, kind: 'too-fast' } satisfies Refused
      return room.receive(seat, batchId, payload)
    })
    socket.on('presence:update', (frame: unknown) => {
      const read = presence.safeParse(frame)
      const seat = read.success ? socket.data.seats.get(read.data.documentId) : undefined
      if (!read.success || !seat || JSON.stringify(read.data.cursor).length > LIMITS.cursorBytes) return
      const { documentId, cursor } = read.data
      const shown: Presence = {
        documentId,
        presenceId: seat.presenceId,
        user: seat.person,
        cursor: cursor as Presence['cursor'],
      }
      seats.room(documentId)?.presences.set(seat.presenceId, shown)
      socket.to(channel(documentId)).emit('presence:update', shown)
    })
    socket.on('disconnecting', () => {
      for (const documentId of [...socket.data.seats.keys()]) seats.leave(socket, documentId)
    })
  })

  return {
    connections: () => io.engine.clientsCount,
    rooms: seats.count,
    close: async () => {
      await seats.close()
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}

/** Parses a frame, calls the work and answers it. A frame without an answer to give, or one that is malformed, is refused. */
function answer<S extends z.ZodType>(
  socket: SeatedSocket,
  event: string,
  schema: S,
  work: (input: z.output<S>) => Promise<object>,
) {
  socket.on(event, async (frame: unknown, reply: unknown) => {
    const say = typeof reply === 'function' ? reply : () => {}
    const read = schema.safeParse(frame)
    if (!read.success) return say({ ok: false, kind: 'malformed-update' })
    try {
      say(await work(read.data))
    } catch (fault) {
      log.error({ err: fault, event }, 'a frame could not be answered') // unanswered: the client sends it again
    }
  })
}

/** A bucket of this many a second, with two seconds' worth at once. */
function paceOf(perSecond: number) {
  let left = perSecond * 2
  let at = Date.now()
  return () => {
    const now = Date.now()
    left = Math.min(perSecond * 2, left + ((now - at) / 1000) * perSecond)
    at = now
    if (left < 1) return false
    left -= 1
    return true
  }
}
