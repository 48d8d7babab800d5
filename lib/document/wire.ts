import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Decoder as JsonDecoder, Encoder as JsonEncoder, type Packet, PacketType } from 'socket.io-parser'
import { type Run, readRun, updateOf, writeRun } from './run'

/**
 * The frames of a shared text. A default Socket.IO event with bytes in it is a JSON frame and a binary frame; the frequent
 * ones here are one binary frame each: a byte for the event and the seat, and a body that is the event's own. A seat is
 * the number that its connection knows the text by.
 *
 *   update    up: counter, 16 bytes of batch id, the edit
 *   edits     down: others' edits, one after the other
 *   saved     down: how many more of one's own edits are stored than was said before, how much further the sequence
 *             number of the last one is, and then others' edits as in `edits`, if there are any
 *   opened    down: the whole text, or what the opener lacks
 *   presence  up: the cursor as JSON                             down: presence id and cursor, one after the other
 *
 * Everything else (joining, rights, refusals) is the library's own text frame. Numbers are lib0's variable-length ones.
 */
export const FRAMES = ['update', 'edits', 'saved', 'opened', 'presence'] as const
export type FrameName = (typeof FRAMES)[number]

/** Seats of one connection: what a byte has room for beside the event. */
export const SEATS = 8

export const headOf = (name: FrameName, seat: number) => FRAMES.indexOf(name) * SEATS + seat

export function frameOf(name: FrameName, seat: number, body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(1 + body.byteLength)
  frame[0] = headOf(name, seat)
  frame.set(body, 1)
  return frame
}

/** Throws where the bytes are no frame; the connection that sent them is closed for it. */
export function readFrame(bytes: Uint8Array): { name: FrameName; seat: number; body: Uint8Array } {
  const head = bytes[0] ?? 255
  const name = FRAMES[Math.floor(head / SEATS)]
  if (!name) throw new Error('not a frame')
  return { name, seat: head % SEATS, body: new Uint8Array(bytes.buffer, bytes.byteOffset + 1, bytes.byteLength - 1) }
}

/** Socket.IO's parser with the frames above; given to both ends as their `parser`. */
export class Encoder {
  private readonly json = new JsonEncoder()

  encode(packet: Packet): (string | Uint8Array)[] {
    const [name, seat, body] = Array.isArray(packet.data) ? packet.data : []
    if (packet.type === PacketType.EVENT && body instanceof Uint8Array)
      return [frameOf(name as FrameName, seat as number, body)]
    return this.json.encode(packet)
  }
}

export class Decoder extends JsonDecoder {
  /** Where it is set, frames go there at once, and not the library's way through its events. */
  heard: ((name: FrameName, seat: number, body: Uint8Array) => void) | undefined

  override add(received: unknown) {
    if (typeof received === 'string') return super.add(received)
    const { name, seat, body } = readFrame(
      received instanceof ArrayBuffer ? new Uint8Array(received) : (received as Uint8Array),
    )
    if (this.heard) this.heard(name, seat, body)
    else this.emitReserved('decoded', { type: PacketType.EVENT, nsp: '/', data: [name, seat, body] })
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

/** One edit as `edits` and `saved` hold it: a run begins with its own byte, anything else with 0 and its length. */
export function editItem(edit: Run | Uint8Array): Uint8Array {
  const item = encoding.createEncoder()
  if (edit instanceof Uint8Array) {
    encoding.writeUint8(item, 0)
    encoding.writeVarUint8Array(item, edit)
  } else writeRun(item, edit)
  return encoding.toUint8Array(item)
}
/** Each as a Yjs update, in their order. */
export const readEdits = (body: Uint8Array): Uint8Array[] => editsFrom(decoding.createDecoder(body))

function editsFrom(reader: decoding.Decoder): Uint8Array[] {
  const edits: Uint8Array[] = []
  while (decoding.hasContent(reader)) {
    const shape = decoding.readUint8(reader)
    edits.push(shape === 0 ? decoding.readVarUint8Array(reader) : updateOf(readRun(shape, reader)))
  }
  return edits
}

/** What stands before the edits in `saved`. */
export function savedHead(edits: number, seq: number): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, edits)
  encoding.writeVarUint(body, seq)
  return encoding.toUint8Array(body)
}
export function readSaved(body: Uint8Array): { stored: number; seq: number; edits: Uint8Array[] } {
  const reader = decoding.createDecoder(body)
  return { stored: decoding.readVarUint(reader), seq: decoding.readVarUint(reader), edits: editsFrom(reader) }
}

/** Whose cursor and the cursor, one after the other. */
export function cursorsBody(items: readonly { id: number; bytes: Uint8Array }[]): Uint8Array {
  const body = encoding.createEncoder()
  for (const { id, bytes } of items) {
    encoding.writeVarUint(body, id)
    encoding.writeVarUint8Array(body, bytes)
  }
  return encoding.toUint8Array(body)
}
export function readCursors(body: Uint8Array): { id: number; bytes: Uint8Array }[] {
  const reader = decoding.createDecoder(body)
  const items: { id: number; bytes: Uint8Array }[] = []
  while (decoding.hasContent(reader))
    items.push({ id: decoding.readVarUint(reader), bytes: decoding.readVarUint8Array(reader) })
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
