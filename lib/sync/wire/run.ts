import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encoded } from './encoded'

/** A place in a text, by Yjs' names: the n-th thing that this client wrote. */
export type Id = { client: number; clock: number }

/**
 * What nearly every edit is: one run of characters, typed beside something that is there. Known by its shape it needs no
 * decoding by Yjs, it grows by the next key without being merged, and it travels in half the bytes.
 */
export type Run = Id & { text: string; beside: Id | null; alsoBeside: Id | null }

/** Yjs' encoding of a run: one client, one piece of content 4, which is text, beside one or two others; nothing deleted. */
const TEXT = 4
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const SHAPES = [HAS_ORIGIN | TEXT, HAS_RIGHT_ORIGIN | TEXT, HAS_ORIGIN | HAS_RIGHT_ORIGIN | TEXT]

/** The run that an update is, or undefined: then it may be anything else, also nothing that Yjs can read. */
export function runOf(update: Uint8Array): Run | undefined {
  if (update.byteLength < 9 || update[0] !== 1 || update[1] !== 1 || update[update.byteLength - 1] !== 0)
    return undefined
  try {
    const reader = decoding.createDecoder(update)
    reader.pos = 2
    const client = decoding.readVarUint(reader)
    const clock = decoding.readVarUint(reader)
    const shape = decoding.readUint8(reader)
    if (!SHAPES.includes(shape)) return undefined
    const beside = shape & HAS_ORIGIN ? readId(reader) : null
    const alsoBeside = shape & HAS_RIGHT_ORIGIN ? readId(reader) : null
    const text = readText(reader)
    const isWhole = reader.pos === update.byteLength - 1
    return isWhole && text.length > 0 ? { client, clock, text, beside, alsoBeside } : undefined
  } catch {
    return undefined
  }
}

/** The same in Yjs' encoding. */
export const updateOf = (run: Run): Uint8Array => encoded((update) => writeUpdate(update, run))

function writeUpdate(update: encoding.Encoder, { client, clock, text, beside, alsoBeside }: Run) {
  encoding.writeUint8(update, 1)
  encoding.writeUint8(update, 1)
  encoding.writeVarUint(update, client)
  encoding.writeVarUint(update, clock)
  encoding.writeUint8(update, TEXT | (beside ? HAS_ORIGIN : 0) | (alsoBeside ? HAS_RIGHT_ORIGIN : 0))
  if (beside) writeId(update, beside)
  if (alsoBeside) writeId(update, alsoBeside)
  encoding.writeVarString(update, text)
  encoding.writeUint8(update, 0)
}

/** Whether both together are one run, as Yjs itself would join them. */
export const goesOn = (run: Run, next: Run) =>
  next.client === run.client &&
  next.clock === run.clock + run.text.length &&
  next.beside !== null &&
  isSame(next.beside, { client: run.client, clock: next.clock - 1 }) &&
  isSame(next.alsoBeside, run.alsoBeside)

const isSame = (one: Id | null, other: Id | null) =>
  one === other || (one !== null && other !== null && one.client === other.client && one.clock === other.clock)

/** On the wire between server and client: what can be told from the rest is left out. */
const PLAIN = 1
const AFTER_OTHER = 2
const BEFORE_OTHER = 4
const AFTER_NOTHING = 8

export function writeRun(body: encoding.Encoder, { client, clock, text, beside, alsoBeside }: Run) {
  const isAfterOwn = beside !== null && beside.client === client && beside.clock === clock - 1
  const isAfterOther = beside !== null && !isAfterOwn
  encoding.writeUint8(
    body,
    PLAIN | (isAfterOther ? AFTER_OTHER : 0) | (alsoBeside ? BEFORE_OTHER : 0) | (beside ? 0 : AFTER_NOTHING),
  )
  encoding.writeVarUint(body, client)
  encoding.writeVarUint(body, clock)
  if (isAfterOther) writeId(body, beside)
  if (alsoBeside) writeId(body, alsoBeside)
  encoding.writeVarString(body, text)
}

/** `shape` is the byte that has been read already. */
export function readRun(shape: number, reader: decoding.Decoder): Run {
  const client = decoding.readVarUint(reader)
  const clock = decoding.readVarUint(reader)
  const own = shape & AFTER_NOTHING ? null : { client, clock: clock - 1 }
  const beside = shape & AFTER_OTHER ? readId(reader) : own
  const alsoBeside = shape & BEFORE_OTHER ? readId(reader) : null
  return { client, clock, text: readText(reader), beside, alsoBeside }
}

const readId = (reader: decoding.Decoder): Id => ({
  client: decoding.readVarUint(reader),
  clock: decoding.readVarUint(reader),
})
function writeId(body: encoding.Encoder, { client, clock }: Id) {
  encoding.writeVarUint(body, client)
  encoding.writeVarUint(body, clock)
}

/** One key is one byte, nearly always: that much is read without a text decoder. */
function readText(reader: decoding.Decoder): string {
  const [length, first] = [reader.arr[reader.pos], reader.arr[reader.pos + 1]]
  if (length !== 1 || first === undefined || first >= 0x80) return decoding.readVarString(reader)
  reader.pos += 2
  return String.fromCharCode(first)
}
