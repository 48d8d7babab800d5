import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = Y.Item | Y.GC
type Id = { client: number; clock: number }
type Range = { clock: number; len: number }

/**
 * One update as several of at most `size` bytes, to be sent in this order: each follows on what the text has and what the
 * pieces before it bring, deletions come last. Long text is cut, never within a character of two halves; what cannot be
 * cut stays one piece, larger than `size`. All pieces together are the update, whatever else has come in between.
 */
export function splitUpdate(update: Uint8Array, size: number): Uint8Array[] {
  if (update.byteLength <= size) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  const ordered = inOrder(structs.flatMap((struct) => cut(struct as Struct, size / 2)))
  if (!ordered) return [update]
  const pieces: Uint8Array[] = []
  let piece = new Piece()
  const next = (bytes: number) => {
    if (piece.bytes > 0 && piece.bytes + bytes + HEAD > size) {
      pieces.push(piece.update())
      piece = new Piece()
    }
  }
  for (const struct of ordered) {
    const written = bytesOf(struct)
    next(written.byteLength)
    piece.add(struct.id, written)
  }
  for (const [client, ranges] of ds.clients)
    for (const range of ranges) {
      next(RANGE)
      piece.delete(client, range)
    }
  return [...pieces, piece.update()]
}

/** At most so many bytes go before the structs of one client, and into one range of deletions. */
const HEAD = 20
const RANGE = 20

/** The structs so that each comes after all that it stands beside or within; undefined where that cannot be, or a gap is among them. */
function inOrder(structs: Struct[]): Struct[] | undefined {
  const waiting = new Map<number, Struct[]>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return undefined
    const own = waiting.get(struct.id.client)
    if (own) own.push(struct)
    else waiting.set(struct.id.client, [struct])
  }
  const taken = new Map([...waiting.keys()].map((client) => [client, 0]))
  const isAhead = (id: Id | null): boolean => {
    const own = id && waiting.get(id.client)
    if (!id || !own) return false
    const next = own[taken.get(id.client) ?? 0]
    const last = own.at(-1)
    return Boolean(next && last && id.clock >= next.id.clock && id.clock < last.id.clock + last.length)
  }
  const ordered: Struct[] = []
  while (ordered.length < structs.length) {
    const before = ordered.length
    for (const [client, own] of waiting) {
      let at = taken.get(client) ?? 0
      for (let struct = own[at]; struct && !buildsOn(struct).some(isAhead); struct = own[at]) {
        ordered.push(struct)
        taken.set(client, ++at)
      }
    }
    if (ordered.length === before) return undefined
  }
  return ordered
}

const buildsOn = (struct: Struct): (Id | null)[] => {
  if (!(struct instanceof Y.Item)) return []
  const parent = struct.parent as unknown
  return [struct.origin, struct.rightOrigin, parent instanceof Object && 'clock' in parent ? (parent as Id) : null]
}

/** Long text as several structs, as Yjs itself cuts them: each begins after the one before it. */
function cut(struct: Struct, size: number): Struct[] {
  if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString) || struct.length * 3 <= size)
    return [struct]
  const { client, clock } = struct.id
  const { str } = struct.content
  const parts: Struct[] = []
  for (let from = 0; from < str.length; ) {
    let to = Math.min(str.length, from + Math.floor(size / 3))
    if (to < str.length && isFirstHalf(str.charCodeAt(to - 1))) to--
    const origin = from === 0 ? struct.origin : Y.createID(client, clock + from - 1)
    const content = new Y.ContentString(str.slice(from, to))
    const { rightOrigin, parent, parentSub } = struct
    parts.push(
      new Y.Item(Y.createID(client, clock + from), null, origin, null, rightOrigin, parent, parentSub, content),
    )
    from = to
  }
  return parts
}

const isFirstHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdbff

function bytesOf(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return encoder.toUint8Array()
}

/** An update in the making, in Yjs' first encoding: clients with their structs, then clients with their deletions. */
class Piece {
  bytes = 0
  private readonly structs = new Map<number, { clock: number; written: Uint8Array[] }>()
  private readonly deletions = new Map<number, Range[]>()

  add({ client, clock }: Id, written: Uint8Array) {
    const own = this.structs.get(client) ?? { clock, written: [] }
    own.written.push(written)
    this.bytes += written.byteLength + (this.structs.has(client) ? 0 : HEAD)
    this.structs.set(client, own)
  }
  delete(client: number, range: Range) {
    this.deletions.set(client, [...(this.deletions.get(client) ?? []), range])
    this.bytes += RANGE
  }
  update(): Uint8Array {
    const out = encoding.createEncoder()
    encoding.writeVarUint(out, this.structs.size)
    for (const [client, { clock, written }] of this.structs) {
      for (const number of [written.length, client, clock]) encoding.writeVarUint(out, number)
      for (const bytes of written) encoding.writeUint8Array(out, bytes)
    }
    encoding.writeVarUint(out, this.deletions.size)
    for (const [client, ranges] of this.deletions) {
      encoding.writeVarUint(out, client)
      encoding.writeVarUint(out, ranges.length)
      for (const { clock, len } of ranges) for (const number of [clock, len]) encoding.writeVarUint(out, number)
    }
    return encoding.toUint8Array(out)
  }
}
