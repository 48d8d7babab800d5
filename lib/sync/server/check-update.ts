import * as Y from 'yjs'
import { LIMITS } from '../wire/protocol'
import { type Id, type Run, runOf } from '../wire/run'

/** Where an item lives: among the elements of a fragment, in running text, as an attribute; `free` is outside what is shown. */
type Lives = 'elements' | 'text' | 'attribute' | 'free' | 'gone'
type Holds = 'elements' | 'text'
/** `depth`: how many blocks it is in, itself with them where it is one. */
type Span = { from: number; to: number; lives: Lives; depth: number; holds?: Holds }
type Piece = {
  id: Id
  length: number
  content: 'string' | 'mark' | 'value' | 'deleted' | 'gone' | Holds
  parent: string | Id | null
  isAttribute: boolean
  beside: Id | null
  alsoBeside: Id | null
  /** Found when it is judged. */
  lives?: Lives
  depth?: number
}

/** What an update adds: pieces of text, and how far its deletions reach. */
export type Contents = { pieces: Piece[]; deletesTo: Map<number, number> }
export type Misfit = 'malformed-update' | 'words-missing' | 'not-their-words'

/** The name of the one fragment that the editor shows. */
const SHOWN = 'default'
const BESIDE: Record<Lives, readonly Piece['content'][]> = {
  elements: ['elements', 'text', 'deleted', 'gone'],
  text: ['string', 'mark', 'value', 'deleted', 'gone'],
  attribute: ['value', 'string', 'deleted', 'gone'],
  free: ['string', 'mark', 'value', 'deleted', 'gone', 'elements', 'text'],
  gone: ['string', 'mark', 'value', 'deleted', 'gone', 'elements', 'text'],
}

/** Reads an update without applying it. Undefined where it is malformed, empty, leaves a gap within itself, or holds what no answer is made of. */
export function readContents(update: Uint8Array): Contents | undefined {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    const pieces: Piece[] = []
    const seen = new Set<number>()
    for (const struct of structs) {
      const piece = pieceOf(struct as Y.Item | Y.GC)
      if (!piece) return undefined
      const { client, clock } = piece.id
      const last = pieces.at(-1)
      if (last?.id.client === client ? last.id.clock + last.length !== clock : seen.has(client)) return undefined
      seen.add(client)
      pieces.push(piece)
    }
    const deletesTo = new Map<number, number>()
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) deletesTo.set(client, Math.max(deletesTo.get(client) ?? 0, clock + len))
    return pieces.length === 0 && deletesTo.size === 0 ? undefined : { pieces, deletesTo }
  } catch {
    return undefined
  }
}

function pieceOf(struct: Y.Item | Y.GC): Piece | undefined {
  const { id, length } = struct
  if (!Number.isSafeInteger(id.clock + length) || length < 1) return undefined
  const none = { parent: null, isAttribute: false, beside: null, alsoBeside: null }
  if (struct instanceof Y.GC) return { id, length, content: 'gone', ...none }
  if (!(struct instanceof Y.Item)) return undefined
  const content = contentOf(struct.content)
  if (!content) return undefined
  const { parent } = struct
  return {
    id,
    length,
    content,
    parent: parent instanceof Y.AbstractType ? null : (parent as string | Id | null),
    isAttribute: struct.parentSub !== null,
    beside: struct.origin,
    alsoBeside: struct.rightOrigin,
  }
}

function contentOf(content: Y.Item['content']): Piece['content'] | undefined {
  if (content instanceof Y.ContentString) return content.str.includes('\0') ? undefined : 'string'
  if (content instanceof Y.ContentFormat)
    return isPlain(content.value) && !content.key.includes('\0') ? 'mark' : undefined
  if (content instanceof Y.ContentAny) return content.arr.every(isPlain) ? 'value' : undefined
  if (content instanceof Y.ContentEmbed) return isPlain(content.embed) ? 'value' : undefined
  if (content instanceof Y.ContentDeleted) return 'deleted'
  if (!(content instanceof Y.ContentType)) return undefined
  if (content.type instanceof Y.XmlText) return 'text'
  return content.type instanceof Y.XmlElement ? 'elements' : undefined
}

/** Values that JSON and PostgreSQL can hold. */
const isPlain = (value: unknown) => !(JSON.stringify(value) ?? '').includes('\\u0000')

/**
 * What is known of a text without holding it: how far each Yjs client has written, whose each client is, and where its
 * pieces live. An update is refused that would wait for ever in every reader, that would put words into another person's
 * mouth, or that would put something where the editor has no place for it.
 */
export class UpdateCheck {
  private readonly reached = new Map<number, number>()
  private readonly owners = new Map<number, string>()
  private readonly spans = new Map<number, Span[]>()

  /** `read` teaches what is stored, and is called when something is first asked: a text may only be read. */
  constructor(private read?: (known: UpdateCheck) => void) {}

  private readFirst() {
    const { read } = this
    this.read = undefined
    read?.(this)
  }

  /**
   * Takes an update in and gives what of it is to be stored, of its own bytes, or says why it does not fit and takes
   * nothing. What it says again of words that are known is left out: said differently, it would be another text to some
   * readers.
   */
  take(update: Uint8Array, userId: string): Run | Uint8Array | 'nothing-new' | Misfit {
    if (this.read) this.readFirst()
    const run = runOf(update)
    if (run && this.takeRun(run, userId)) return run
    const contents = readContents(update)
    if (!contents) return 'malformed-update'
    const misfit = this.judge(contents, userId)
    if (misfit) return misfit
    const { pieces, deletesTo } = contents
    const reachedBy = ({ client }: Id) => this.reached.get(client) ?? 0
    if (deletesTo.size === 0 && pieces.every(({ id, length }) => id.clock + length <= reachedBy(id)))
      return 'nothing-new'
    const saysAgain = pieces.some(({ id }) => id.clock < reachedBy(id))
    const fresh = saysAgain ? Y.diffUpdate(update, this.stateVector()) : new Uint8Array(update)
    this.add(contents, userId)
    return fresh
  }

  /** The shortest way, for nearly every key: a run that goes on from what its client wrote last. Else it is judged in full. */
  private takeRun({ client, clock, text, beside, alsoBeside }: Run, userId: string): boolean {
    if (clock === 0 || this.reached.get(client) !== clock || this.owners.get(client) !== userId) return false
    if (text.includes('\0')) return false
    const spans = this.spans.get(client)
    const last = spans?.at(-1)
    if (!spans || !last || last.to !== clock) return false
    const isAfterOwn = beside !== null && beside.client === client && beside.clock === clock - 1
    const left = isAfterOwn ? last : beside && this.spanAt(beside)
    const right = alsoBeside && this.spanAt(alsoBeside)
    if ((beside && !left) || (alsoBeside && !right)) return false
    const neighbour = left ?? right
    if (!neighbour || !BESIDE[neighbour.lives].includes('string')) return false
    const { lives, depth } = neighbour
    const to = clock + text.length
    this.reached.set(client, to)
    if (last.lives === lives && last.depth === depth && !last.holds) last.to = to
    else spans.push({ from: clock, to, lives, depth, holds: undefined })
    return true
  }

  private judge({ pieces, deletesTo }: Contents, userId: string): Misfit | undefined {
    const reach = new Map<number, number>()
    for (const { id, length } of pieces) {
      const reached = this.reached.get(id.client) ?? 0
      const from = reach.get(id.client) ?? reached
      if (id.clock > from) return 'words-missing'
      if (id.clock + length > reached && (this.owners.get(id.client) ?? userId) !== userId) return 'not-their-words'
      reach.set(id.client, Math.max(from, id.clock + length))
    }
    const isThere = ({ client, clock }: Id) => clock < (reach.get(client) ?? this.reached.get(client) ?? 0)
    for (const [client, to] of deletesTo) if (!isThere({ client, clock: to - 1 })) return 'words-missing'
    for (const { beside, alsoBeside, parent } of pieces)
      for (const id of [beside, alsoBeside, typeof parent === 'string' ? null : parent])
        if (id && !isThere(id)) return 'words-missing'
    const isTooDeep = ({ content, depth = 0 }: Piece) => content === 'elements' && depth > LIMITS.blocksDeep
    return this.place(pieces) && !pieces.some(isTooDeep) ? undefined : 'malformed-update'
  }

  private add({ pieces }: Contents, userId: string) {
    for (const piece of pieces) {
      const { client, clock } = piece.id
      const to = clock + piece.length
      const reached = this.reached.get(client) ?? 0
      if (to <= reached) continue
      this.reached.set(client, to)
      if (!this.owners.has(client)) this.owners.set(client, userId)
      const { lives = 'free', depth = 0 } = piece
      const holds = piece.content === 'elements' || piece.content === 'text' ? piece.content : undefined
      const spans = this.spans.get(client) ?? []
      if (spans.length === 0) this.spans.set(client, spans)
      const last = spans.at(-1)
      const goesOn = last?.to === Math.max(clock, reached) && last.lives === lives && last.depth === depth
      if (goesOn && !holds && !last.holds) last.to = to
      else spans.push({ from: Math.max(clock, reached), to, lives, depth, holds })
    }
  }

  /** Finds where each piece lives, or says that one has no place. */
  private place(pieces: Piece[]): boolean {
    const writers = new Map<number, { pieces: Piece[]; placed: number }>()
    for (const piece of pieces) {
      const own = writers.get(piece.id.client)
      if (own) own.pieces.push(piece)
      else writers.set(piece.id.client, { pieces: [piece], placed: 0 })
    }
    const newPiece = ({ client, clock }: Id) => pieceAt(writers.get(client)?.pieces, clock)
    const at = (id: Id): Span | Piece | undefined => this.spanAt(id) ?? newPiece(id)
    const livesAt = (id: Id): Lives | undefined => at(id)?.lives
    const holdsAt = (id: Id): Holds | 'nothing' => {
      const content = this.spanAt(id)?.holds ?? newPiece(id)?.content
      return content === 'elements' || content === 'text' ? content : 'nothing'
    }
    const isPlaced = (id: Id | null | string) => !id || typeof id === 'string' || livesAt(id) !== undefined
    /** Undefined while something that it builds on has no place yet: pieces must not build on each other in a circle. */
    const placeOf = (piece: Piece): Lives | undefined => {
      if (!isPlaced(piece.beside) || !isPlaced(piece.alsoBeside) || !isPlaced(piece.parent)) return undefined
      if (piece.content === 'gone') return 'gone'
      const beside = piece.beside ?? piece.alsoBeside
      if (beside) return livesAt(beside)
      if (piece.isAttribute) return 'attribute'
      if (typeof piece.parent === 'string') return piece.parent === SHOWN ? 'elements' : 'free'
      const holds = piece.parent ? holdsAt(piece.parent) : 'nothing'
      return holds === 'nothing' ? 'gone' : holds
    }
    const depthOf = ({ beside, alsoBeside, parent }: Piece): number => {
      const neighbour = beside ?? alsoBeside
      if (neighbour) return at(neighbour)?.depth ?? 0
      return parent && typeof parent !== 'string' ? (at(parent)?.depth ?? 0) + 1 : 1
    }
    // Each writer's pieces in their order, as far as they go, then the next writer's, until nothing moves any more.
    let left = pieces.length
    for (let before = -1; left !== before && left > 0; ) {
      before = left
      for (const own of writers.values())
        for (; own.placed < own.pieces.length; own.placed++, left--) {
          const piece = own.pieces[own.placed] as Piece
          const lives = placeOf(piece)
          if (!lives) break
          if (!BESIDE[lives].includes(piece.content)) return false
          piece.lives = lives
          piece.depth = depthOf(piece)
        }
    }
    return left === 0
  }

  private spanAt({ client, clock }: Id): Span | undefined {
    const spans = this.spans.get(client)
    if (!spans) return undefined
    let [low, high] = [0, spans.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const span = spans[middle] as Span
      if (clock < span.from) high = middle - 1
      else if (clock >= span.to) low = middle + 1
      else return span
    }
    return undefined
  }

  /** A log's row or a snapshot as it was stored: what is stored is not judged again. */
  addStored(contents: Contents, ownerOf: (client: number) => string | undefined) {
    if (this.read) this.readFirst()
    for (const { id } of contents.pieces) {
      const owner = ownerOf(id.client)
      if (owner && !this.owners.has(id.client)) this.owners.set(id.client, owner)
    }
    this.place(contents.pieces)
    this.add(contents, '')
  }

  /** In Yjs' own encoding: what a client need not send. */
  stateVector(): Uint8Array {
    if (this.read) this.readFirst()
    return Y.encodeStateVector(this.reached)
  }
}

/** The piece of one client's, in their order, that this clock falls into. */
function pieceAt(pieces: readonly Piece[] = [], clock: number): Piece | undefined {
  let [low, high] = [0, pieces.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const piece = pieces[middle] as Piece
    if (clock < piece.id.clock) high = middle - 1
    else if (clock >= piece.id.clock + piece.length) low = middle + 1
    else return piece
  }
  return undefined
}
