import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encoded } from './encoded'

/** Yjs' relative position: beside a letter, or at the end of a part of the text or of the whole. */
type Id = { client: number; clock: number }
type Position = { item?: Id | null; type?: Id | null; tname?: string | null; assoc?: number }
/** Where somebody's selection begins and ends; null for nowhere. */
export type Cursor = { anchor: Position; head: Position } | null

const ITEM = 0
const TYPE = 1
const WHOLE = 2
/** Added to the kind: the position is before its place and not behind it. */
const BEFORE = 4
/** The one text in a document that an editor shows. */
const TNAME = 'default'

/**
 * A cursor as bytes: none for nowhere, one position where begin and end are one, else two. A position is its kind and,
 * where it has one, the id of its letter or part in lib0's variable-length numbers; what else Yjs says of it follows from that.
 */
export const cursorBytes = (caret: Cursor): Uint8Array =>
  encoded((bytes) => {
    if (!caret) return
    write(bytes, caret.anchor)
    if (!isSame(caret.anchor, caret.head)) write(bytes, caret.head)
  })

function write(bytes: encoding.Encoder, { item, type, assoc = 0 }: Position) {
  const id = item ?? type
  encoding.writeUint8(bytes, (item ? ITEM : type ? TYPE : WHOLE) + (assoc < 0 ? BEFORE : 0))
  if (!id) return
  encoding.writeVarUint(bytes, id.client)
  encoding.writeVarUint(bytes, id.clock)
}
function isSame(one: Position, other: Position) {
  const [a, b] = [one.item ?? one.type, other.item ?? other.type]
  return a?.client === b?.client && a?.clock === b?.clock && !one.item === !other.item && one.assoc === other.assoc
}

/** A cursor out of the bytes of a frame; null where it is none, because anything else makes an editor that is shown it fail. */
export function readCursor(bytes: Uint8Array): Cursor {
  try {
    const reader = decoding.createDecoder(bytes)
    if (!decoding.hasContent(reader)) return null
    const anchor = read(reader)
    const head = decoding.hasContent(reader) ? read(reader) : anchor
    return decoding.hasContent(reader) ? null : { anchor, head }
  } catch {
    return null
  }
}

function read(reader: decoding.Decoder): Position {
  const said = decoding.readUint8(reader)
  const kind = said & ~BEFORE
  const assoc = said & BEFORE ? -1 : 0
  if (kind === WHOLE) return { tname: TNAME, assoc }
  if (kind > WHOLE) throw new Error('not a position')
  const id = { client: decoding.readVarUint(reader), clock: decoding.readVarUint(reader) }
  return kind === ITEM ? { item: id, assoc } : { type: id, assoc }
}
