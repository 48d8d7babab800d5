import type { WebSocket } from 'ws'
import { type Decoder, type FrameName, readFrame } from '@/lib/document/wire'
import type { SeatedSocket, Sitting } from './socket-seat'

/** What is below a socket, and may become a websocket while it lasts. */
export type Connection = {
  transport: { name: string; socket?: WebSocket }
  on: (event: 'upgrade' | 'upgrading', heard: (to: Connection['transport']) => void) => void
}

/**
 * Hears the frames of somebody who sits at their text, as soon as they are read; those of anybody else are not heard. What
 * cannot be read ends its own connection.
 */
export function hearFrames(socket: SeatedSocket, work: (name: FrameName, sitting: Sitting, body: Uint8Array) => void) {
  const { client, conn } = socket as unknown as { client: { decoder: Decoder }; conn: Connection }
  const heard = (bytes: Uint8Array) => {
    try {
      const { name, seat, body } = readFrame(bytes)
      const sitting = socket.data.byNumber[seat]
      if (sitting) work(name, sitting, body)
    } catch {
      socket.disconnect(true)
    }
  }
  client.decoder.heard = heard
  // Over a websocket not even the library's own events stand in between; its text frames go on as they came.
  const shorten = ({ name, socket: ws }: Connection['transport']) => {
    const [library] = (ws?.listeners('message') ?? []) as ((data: unknown, isBinary: boolean) => void)[]
    if (name !== 'websocket' || !ws || !library) return
    ws.off('message', library)
    ws.on('message', (data, isBinary) => (isBinary ? heard(data as Buffer) : library(data, isBinary)))
    readShort(ws, heard)
  }
  shorten(conn.transport)
  conn.on('upgrade', shorten)
}

/** RFC 6455: whole and binary; masked, as every client's frames are; a length of one byte; the mask. */
const WHOLE_BINARY = 0x82
const MASKED = 0x80
const LONGEST = 125
const HEADER = 6

/**
 * Frames that came whole and short, as nearly every key does, are read without the library's receiver wherever it stands
 * between two messages. It gets what is left: anything else, and whatever comes after it.
 */
function readShort(ws: WebSocket, heard: (bytes: Uint8Array) => void) {
  const { _receiver: receiver } = ws as unknown as { _receiver: Receiver }
  const write = receiver.write.bind(receiver)
  const isBetween = () =>
    receiver._state === 0 &&
    receiver._bufferedBytes === 0 &&
    receiver._fragmented === 0 &&
    receiver.writableLength === 0
  receiver.write = (chunk) => {
    let at = 0
    for (
      let end = endOfShort(chunk, 0);
      end > at && ws.readyState === ws.OPEN && isBetween();
      end = endOfShort(chunk, at)
    ) {
      for (let byte = at + HEADER; byte < end; byte++) chunk[byte]! ^= chunk[at + 2 + ((byte - at - HEADER) & 3)]!
      heard(chunk.subarray(at + HEADER, end))
      at = end
    }
    return at === chunk.byteLength || write(at === 0 ? chunk : chunk.subarray(at))
  }
}

/** Where the short frame ends that begins here, or 0 where none does or it is not whole. */
function endOfShort(chunk: Uint8Array, at: number): number {
  const length = (chunk[at + 1] ?? 0) - MASKED
  const end = at + HEADER + length
  return chunk[at] === WHOLE_BINARY && length >= 0 && length <= LONGEST && end <= chunk.byteLength ? end : 0
}
type Receiver = {
  write: (chunk: Buffer) => boolean
  readonly writableLength: number
  /** The library's own: 0 where it waits for a header. */
  _state: number
  _bufferedBytes: number
  _fragmented: number
}
