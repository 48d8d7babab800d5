import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Decoder as JsonDecoder, Encoder as JsonEncoder, type Packet, PacketType } from 'socket.io-parser'
import { encoded } from './encoded'
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
 *   presence  up: a cursor, as cursor.ts has it; down: presence id and cursor, one after the other
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
  return { name, seat: head % SEATS, body: bytes.subarray(1) }
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
  override add(received: unknown) {
    if (typeof received === 'string') return super.add(received)
    const bytes = received instanceof ArrayBuffer ? new Uint8Array(received) : (received as Uint8Array)
    const { name, seat, body } = readFrame(bytes)
    this.emitReserved('decoded', { type: PacketType.EVENT, nsp: '/', data: [name, seat, body] })
  }
}

export type Edit = { counter: number; batchId: string; payload: Uint8Array }

export const editBody = ({ counter, batchId, payload }: Edit): Uint8Array =>
  encoded((body) => {
    encoding.writeVarUint(body, counter)
    encoding.writeUint8Array(body, bytesOfUuid(batchId))
    encoding.writeUint8Array(body, payload)
  })

/** An edit as it came: its bytes are the frame's own, and its batch id is put into words when it is asked for. */
class Received implements Edit {
  readonly counter: number
  readonly payload: Uint8Array
  private readonly at: number

  constructor(private readonly body: Uint8Array) {
    const reader = decoding.createDecoder(body)
    this.counter = decoding.readVarUint(reader)
    this.at = reader.pos
    if (body.byteLength < this.at + 16) throw new Error('an edit without its batch id')
    this.payload = body.subarray(this.at + 16)
  }
  get batchId() {
    return uuidAt(this.body, this.at)
  }
}
/** Throws where the body is too short. */
export const readEdit = (body: Uint8Array): Edit => new Received(body)

/** One edit as `edits` and `saved` hold it: a run begins with its own byte, anything else with 0 and its length. */
export const editItem = (edit: Run | Uint8Array): Uint8Array =>
  encoded((item) => {
    if (!(edit instanceof Uint8Array)) return writeRun(item, edit)
    encoding.writeUint8(item, 0)
    encoding.writeVarUint8Array(item, edit)
  })

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
export const savedHead = (edits: number, seq: number): Uint8Array =>
  encoded((body) => {
    encoding.writeVarUint(body, edits)
    encoding.writeVarUint(body, seq)
  })
export function readSaved(body: Uint8Array): { stored: number; seq: number; edits: Uint8Array[] } {
  const reader = decoding.createDecoder(body)
  return { stored: decoding.readVarUint(reader), seq: decoding.readVarUint(reader), edits: editsFrom(reader) }
}

/** Whose cursor and the cursor, one after the other. */
export const cursorsBody = (items: readonly { id: number; bytes: Uint8Array }[]): Uint8Array =>
  encoded((body) => {
    for (const { id, bytes } of items) {
      encoding.writeVarUint(body, id)
      encoding.writeVarUint8Array(body, bytes)
    }
  })
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
function uuidAt(bytes: Uint8Array, from: number): string {
  let uuid = ''
  for (let at = 0; at < 16; at++) {
    if (at === 4 || at === 6 || at === 8 || at === 10) uuid += '-'
    uuid += HEX[bytes[from + at] as number]
  }
  return uuid
}
