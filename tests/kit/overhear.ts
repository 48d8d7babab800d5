import { io, type Socket } from 'socket.io-client'
import { Decoder, Encoder, readFrame } from '@/lib/sync/wire/frame'

export type Overheard = { socket: Socket; frames: string[]; names: Set<string> }

/** A connection that keeps every frame as it came, and the names of the events in them. */
export async function overhear(url: string, session: string): Promise<Overheard> {
  const socket = io(url, {
    path: '/socket.io',
    parser: { Encoder, Decoder },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie: `authjs.session-token=${session}` },
  })
  const frames: string[] = []
  const names = new Set<string>()
  socket.io.engine.on('packet', ({ type, data }: { type: string; data?: unknown }) => {
    if (type !== 'message') return
    if (typeof data === 'string') {
      const [, name] = /^2\d*\["([\w:]+)"/.exec(data) ?? []
      if (name) names.add(name)
      frames.push(data.replace(/^0\{"sid":"[^"]+"/, '0{"sid":""'))
    } else {
      const bytes = new Uint8Array(data as ArrayBuffer)
      names.add(readFrame(bytes).name)
      frames.push(Buffer.from(bytes).toString('hex'))
    }
  })
  await new Promise<void>((ready, failed) => {
    socket.once('connect', ready)
    socket.once('connect_error', failed)
  })
  return { socket, frames, names }
}
