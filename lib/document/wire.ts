import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Decoder as JsonDecoder, Encoder as JsonEncoder, type Packet, PacketType } from 'socket.io-parser'

/**
 * The frames of a shared text. A default Socket.IO event with bytes in it is a JSON frame and a binary frame; the frequent
 * ones here are one binary frame each: a byte for the event, the room's number, and a body that is the event's own.
 *
 *   update    up: counter, 16 bytes of batch id, the edit       down: the edit
 *   updates   down: several edits, each after its length
 *   opened    down: the whole text, or what the opener lacks
 *   ack       down: the last counter that is stored, and its sequence number
 *   presence  up: the cursor as JSON                             down: presence id and cursor, one after the other
 *
 * Everything else (joining, rights, refusals) is the library's own text frame. Numbers are lib0's variable-length ones.
 */
export const FRAMES = ['update', 'updates', 'opened', 'ack', 'presence'] as const
export type FrameName = (typeof FRAMES)[number]

/** From this byte on, the byte alone says "an update, in room byte - SHORT": the most frequent frame is the shortest. */
const SHORT = 16
const SHORT_ROOMS = 112

export function frameOf(name: FrameName, room: number, body: Uint8Array): Uint8Array {
  const isShort = name === 'update' && room < SHORT_ROOMS
  const head = encoding.createEncoder()
  if (isShort) encoding.writeUint8(head, SHORT + room)
  else {
    encoding.writeUint8(head, FRAMES.indexOf(name))
    encoding.writeVarUint(head, room)
  }
  encoding.writeUint8Array(head, body)
  return encoding.toUint8Array(head)
}

/** Throws where the bytes are no frame; the connection that sent them is closed for it. */
export function readFrame(bytes: Uint8Array): { name: FrameName; room: number; body: Uint8Array } {
  const reader = decoding.createDecoder(bytes)
  const first = decoding.readUint8(reader)
  const isShort = first >= SHORT && first < SHORT + SHORT_ROOMS
  const name = isShort ? 'update' : FRAMES[first]
  if (!name) throw new Error('not a frame')
  const room = isShort ? first - SHORT : decoding.readVarUint(reader)
  return { name, room, body: decoding.readTailAsUint8Array(reader) }
}

/** Socket.IO's parser with the frames above; given to both ends as their `parser`. */
export class Encoder {
  private readonly json = new JsonEncoder()

  encode(packet: Packet): (string | Uint8Array)[] {
    const [name, room, body] = Array.isArray(packet.data) ? packet.data : []
    if (packet.type === PacketType.EVENT && body instanceof Uint8Array)
      return [frameOf(name as FrameName, room as number, body)]
    return this.json.encode(packet)
  }
}

export class Decoder extends JsonDecoder {
  override add(received: unknown) {
    if (typeof received === 'string') return super.add(received)
    const bytes = received instanceof ArrayBuffer ? new Uint8Array(received) : (received as Uint8Array)
    const { name, room, body } = readFrame(bytes)
    this.emitReserved('decoded', { type: PacketType.EVENT, nsp: '/', data: [name, room, body] })
  }
}

export type Edit = { counter: number; batchId: string; payload: Uint8Array }

export function editBody({ counter, batchId, payload }: Edit): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, counter)
  encoding.writeUint8Array(body, bytesOfUuid(batchId))
  encoding.writeUint8Array(body, payload)
  return encoding.toUint8Array(body)
}

/** Throws where the body is too short. */
export function readEdit(body: Uint8Array): Edit {
  const reader = decoding.createDecoder(body)
  const counter = decoding.readVarUint(reader)
  const batchId = uuidOfBytes(decoding.readUint8Array(reader, 16))
  return { counter, batchId, payload: decoding.readTailAsUint8Array(reader) }
}

export function ackBody(counter: number, seq: number): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, counter)
  encoding.writeVarUint(body, seq)
  return encoding.toUint8Array(body)
}
export function readAck(body: Uint8Array): { counter: number; seq: number } {
  const reader = decoding.createDecoder(body)
  return { counter: decoding.readVarUint(reader), seq: decoding.readVarUint(reader) }
}

/** Several bodies as one, each after its length; `presence` puts an id before each. */
export function listBody(items: readonly { id?: number; bytes: Uint8Array }[]): Uint8Array {
  const body = encoding.createEncoder()
  for (const { id, bytes } of items) {
    if (id !== undefined) encoding.writeVarUint(body, id)
    encoding.writeVarUint8Array(body, bytes)
  }
  return encoding.toUint8Array(body)
}
export function readList(body: Uint8Array, hasIds: boolean): { id: number; bytes: Uint8Array }[] {
  const reader = decoding.createDecoder(body)
  const items: { id: number; bytes: Uint8Array }[] = []
  while (decoding.hasContent(reader)) {
    const id = hasIds ? decoding.readVarUint(reader) : 0
    items.push({ id, bytes: decoding.readVarUint8Array(reader) })
  }
  return items
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const bytesOfUuid = (uuid: string) => {
  const hex = uuid.replaceAll('-', '')
  return Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))
}
function uuidOfBytes(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += HEX[byte]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
