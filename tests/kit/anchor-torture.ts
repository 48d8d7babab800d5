import { getSchema } from '@tiptap/core'
import { type Fragment, type MarkType, type Node, type Schema, Slice } from '@tiptap/pm/model'
import { canJoin, findWrapping, liftTarget, Transform } from '@tiptap/pm/transform'
import { initProseMirrorDoc, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { writeExactly } from '@/app/_editor/exact-edits'
import { FollowedMarks } from '@/app/_editor/followed-marks'
import { textExtensions } from '@/app/_editor/text-extensions'
import { placesOf } from '@/lib/text/anchor/anchor'
import { followLog, type KeptAnchor } from '@/lib/text/anchor/follow-log'
import { lettersOf, positionsOf } from '@/lib/text/anchor/positions'
import { lettersIn } from '@/lib/text/anchor/watch-letters'
import { restore, words as wordsBetween } from '@/lib/text/history/work-on-history'

const schema: Schema = getSchema(textExtensions(new Y.Doc()))

/** What people write with: some of it begins or ends like the rest, and all of it is written again and again. */
const PHRASES = [
  'Reserves are low. ',
  'nobody has tested that since. ',
  'The plan is kept. ',
  'The plan is late. ',
  'a a b ',
]

export type Act = { kind: Kind; who: number; a: number; b: number }
export const KINDS = [
  ...[
    'type',
    'type',
    'split',
    'split',
    'join',
    'heading',
    'list',
    'break',
    'bold',
    'delete',
    'delete',
    'deleteWords',
    'cut',
    'paste',
    'paste',
  ],
  ...['undo', 'undo', 'redo', 'receive', 'receive', 'comment', 'comment', 'follow', 'follow', 'restore', 'compact'],
] as const
export type Kind = (typeof KINDS)[number]

/** A letter as the model knows it: it stays the same through a split, a join, a format, a cut with its paste, an undo and a restore. */
type Token = number
type Person = {
  doc: Y.Doc
  undo: Y.UndoManager
  has: number
  clipboard: { content: Fragment; tokens: Token[] } | undefined
  marks: FollowedMarks
}
type Row = { seq: number; payload: Uint8Array; by: Y.Doc | undefined }
type Comment = { kept: KeptAnchor; on: Token[]; within: Set<Token> }

/** What was found of a comment at the end. */
export type Found = { fate: 'own' | 'other' | 'orphan' | 'silent'; isWhole: boolean; what: string }

export class Torture {
  private next = 0
  private readonly tokens = new Map<string, Token>()
  private readonly people: Person[]
  private readonly log: Row[] = []
  private compactedTo = 0
  private snapshot: { seq: number; state: Uint8Array } | undefined
  private readonly comments: Comment[] = []
  private readonly server = new Y.Doc()
  /** Letters that have been in the log. */
  private readonly arrived = new Set<string>()
  private readonly moments: { seq: number; tokens: Token[] }[] = []
  readonly history: string[] = []

  constructor(clients: number) {
    const first = new Y.Doc()
    first.clientID = 1
    this.people = Array.from({ length: clients }, (_, at) => person(at + 2))
    const paragraphs = [0, 1, 2].map((p) =>
      schema.node('paragraph', null, schema.text([0, 1, 2].map((n) => PHRASES[(p + n) % 3]).join(''))),
    )
    this.edit(first, undefined, new Transform(initProseMirrorDoc(first.getXmlFragment('default'), schema).doc), (tr) =>
      tr.replaceWith(0, tr.doc.content.size, paragraphs),
    )
    for (const one of this.people) this.receive(one)
  }

  private get seq() {
    return this.log.at(-1)?.seq ?? 0
  }

  /** Stores what a document has that the log has not, as one row. */
  private store(by: Y.Doc, before: Uint8Array) {
    const payload = Y.encodeStateAsUpdate(by, before)
    this.append(payload, by)
  }

  private append(payload: Uint8Array, by: Y.Doc | undefined) {
    this.log.push({ seq: this.seq + 1, payload, by })
    Y.applyUpdate(this.server, payload)
    const ids = idsIn(this.server)
    const tokens = ids.map((id) => this.tokens.get(id) as Token)
    this.typedWithin(tokens, (place) => !this.arrived.has(ids[place] as string))
    for (const id of ids) this.arrived.add(id)
  }

  private receive(one: Person) {
    for (const { seq, payload, by } of this.log)
      if (seq > one.has && by !== one.doc) Y.applyUpdate(one.doc, payload, 'remote')
    one.has = this.seq
    one.marks.give(this.given())
  }

  /** An edit as an editor makes it, and the same edit in the model. */
  private edit(
    doc: Y.Doc,
    one: Person | undefined,
    tr: Transform,
    work: (tr: Transform) => unknown,
    put: Token[] = [],
  ): boolean {
    const fragment = doc.getXmlFragment('default')
    const { doc: shown, mapping } = initProseMirrorDoc(fragment, schema)
    const before = this.tokensOf(doc)
    const made = tr
    try {
      work(made)
      made.doc.check()
    } catch {
      return false
    }
    if (made.steps.length === 0 || made.doc.eq(shown)) return false
    const after: (Token | undefined)[] = letterPositions(made.doc).map(() => undefined)
    const places = new Map(letterPositions(made.doc).map((position, place) => [position, place]))
    letterPositions(shown).forEach((position, place) => {
      const { pos, deletedAfter } = made.mapping.mapResult(position, 1)
      const now = places.get(pos)
      if (!deletedAfter && now !== undefined) after[now] = before[place]
    })
    const left = [...put]
    const tokens = after.map((token) => token ?? left.shift() ?? this.next++)
    this.typedWithin(tokens, (place) => after[place] === undefined)
    const vector = Y.encodeStateVector(doc)
    const binding = { mapping, isOMark: new Map() }
    writeExactly(fragment, [made], made.doc, binding as never)
    this.name(doc, tokens)
    this.store(doc, vector)
    if (one) one.undo.stopCapturing()
    return true
  }

  /** What is put between letters of a comment belongs to it. */
  private typedWithin(tokens: Token[], isNew: (place: number) => boolean) {
    for (const { on, within } of this.comments) {
      const own = new Set([...on, ...within])
      const places = tokens.flatMap((token, place) => (own.has(token) && !isNew(place) ? [place] : []))
      const [from, to] = [places[0], places.at(-1)]
      if (from === undefined || to === undefined || to - from > 60 + 3 * on.length) continue
      for (let place = from; place < to; place++) if (isNew(place)) within.add(tokens[place] as Token)
    }
  }

  /** Says which letter of the model each letter of a document is. */
  private name(doc: Y.Doc, tokens: readonly Token[]) {
    for (const [place, id] of idsIn(doc).entries()) this.tokens.set(id, tokens[place] as Token)
  }

  private tokensOf = (doc: Y.Doc) => idsIn(doc).map((id) => this.tokens.get(id) as Token)

  do({ kind, who, a, b }: Act) {
    const one = this.people[who % this.people.length] as Person
    this.history.push(`${kind} by ${who % this.people.length} (${a}, ${b})`)
    const { doc } = initProseMirrorDoc(one.doc.getXmlFragment('default'), schema)
    const tr = new Transform(doc)
    const positions = letterPositions(doc)
    const letter = (n: number) => positions[n % Math.max(1, positions.length)] ?? 1
    const edit = (work: (tr: Transform) => unknown, put?: Token[]) => this.edit(one.doc, one, tr, work, put)
    switch (kind) {
      case 'type': {
        const phrase = PHRASES[b % PHRASES.length] as string
        let at = letter(a)
        for (const typed of phrase.slice(0, 1 + (b % 6))) {
          const now = new Transform(initProseMirrorDoc(one.doc.getXmlFragment('default'), schema).doc)
          const position = at++
          this.edit(one.doc, one, now, (more) => more.insert(position, schema.text(typed)))
        }
        return
      }
      case 'split':
        return void edit((t) => t.split(letter(a)))
      case 'join': {
        const joins: number[] = []
        doc.descendants((_node, position) => void (position > 0 && canJoin(doc, position) && joins.push(position)))
        const at = joins[a % Math.max(1, joins.length)]
        return void (at && edit((t) => t.join(at)))
      }
      case 'heading':
        return void edit((t) => {
          const isHeading = doc.resolve(letter(a)).parent.type.name === 'heading'
          t.setBlockType(
            letter(a),
            letter(a),
            schema.nodes[isHeading ? 'paragraph' : 'heading'] as never,
            isHeading ? null : { level: 2 },
          )
        })
      case 'list': {
        const range = doc.resolve(letter(a)).blockRange()
        if (!range) return
        const lift = range.parent.type.name === 'listItem' ? liftTarget(range) : null
        if (lift !== null && range.depth >= 2) return void edit((t) => t.lift(range, lift))
        const wrapping = findWrapping(range, schema.nodes.bulletList as never)
        return void (wrapping && edit((t) => t.wrap(range, wrapping)))
      }
      case 'break':
        return void edit((t) => t.insert(letter(a), (schema.nodes.hardBreak as { create: () => Node }).create()))
      case 'bold':
        return void edit((t) => t.addMark(letter(a), letter(a + 5) + 1, (schema.marks.bold as MarkType).create()))
      case 'delete':
      case 'cut': {
        const [from, to] = [
          letter(a),
          letter(Math.min((a % Math.max(1, positions.length)) + 1 + (b % 30), positions.length - 1)),
        ]
        if (from < to) this.take(one, kind === 'cut', doc, from, to, edit)
        return
      }
      case 'deleteWords': {
        const words = this.wordsOf(one, a)
        if (words) this.take(one, b % 2 === 0, doc, words.from, words.to, edit)
        return
      }
      case 'paste': {
        const held = one.clipboard
        if (!held) return
        one.clipboard = undefined
        return void edit((t) => t.replace(letter(a), letter(a), new Slice(held.content, 0, 0)), held.tokens)
      }
      case 'undo':
      case 'redo':
        return this.undo(one, kind)
      case 'receive':
        return this.receive(one)
      case 'comment':
        return this.comment(one, a, b)
      case 'follow':
        return this.follow()
      case 'restore':
        return this.restore(a)
      case 'compact':
        return this.compact()
    }
  }

  private take(
    one: Person,
    isCut: boolean,
    doc: Node,
    from: number,
    to: number,
    edit: (work: (tr: Transform) => unknown) => boolean,
  ) {
    const start = doc.resolve(from)
    const tokens = this.tokensOf(one.doc)
    const positions = letterPositions(doc)
    const taken = positions.flatMap((position, place) =>
      position >= from && position < to ? [tokens[place] as Token] : [],
    )
    const isInline = start.sameParent(doc.resolve(to))
    const content = isInline ? doc.slice(from, to).content : undefined
    if (edit((t) => t.delete(from, to)) && isCut && content) one.clipboard = { content, tokens: taken }
  }

  /** The words of one of the comments, as this person sees them. */
  private wordsOf(one: Person, n: number) {
    const comment = this.comments[n % Math.max(1, this.comments.length)]
    if (!comment) return undefined
    const { doc } = initProseMirrorDoc(one.doc.getXmlFragment('default'), schema)
    const own = new Set(comment.on)
    const positions = letterPositions(doc)
    const places = this.tokensOf(one.doc).flatMap((token, place) => (own.has(token) ? [place] : []))
    const [from, to] = [positions[places[0] ?? -1], positions[places.at(-1) ?? -1]]
    return from === undefined || to === undefined ? undefined : { from, to: to + 1 }
  }

  private undo(one: Person, kind: 'undo' | 'redo') {
    const vector = Y.encodeStateVector(one.doc)
    const gone = JSON.stringify(this.tokensOf(one.doc))
    one.undo[kind]()
    for (const structs of one.doc.store.clients.values())
      for (const item of structs) {
        const { redone } = item as Y.Item & { redone: Y.ID | null }
        if (!redone) continue
        for (let n = 0; n < item.length; n++) {
          const [old, now] = [`${item.id.client} ${item.id.clock + n}`, `${redone.client} ${redone.clock + n}`]
          const token = this.tokens.get(old)
          if (token !== undefined && !this.tokens.has(now)) this.tokens.set(now, token)
        }
      }
    if (JSON.stringify(this.tokensOf(one.doc)) !== gone || Y.encodeStateVector(one.doc).join() !== vector.join())
      this.store(one.doc, vector)
  }

  private whole(): Y.Doc {
    const doc = new Y.Doc()
    for (const { payload } of this.log) Y.applyUpdate(doc, payload)
    return doc
  }

  private comment(one: Person, a: number, b: number) {
    const letters = lettersIn(one.doc)
    if (letters.text.length < 4) return
    const from = a % (letters.text.length - 3)
    const to = Math.min(from + 2 + (b % 25), letters.text.length - 1)
    const range = positionsOf({ first: letters.idAt(from), last: letters.idAt(to) })
    const found = wordsBetween({ updates: this.log.map(({ payload }) => payload), range })
    const seen = wordsBetween({ updates: [Y.encodeStateAsUpdate(one.doc)], range })
    if (!found || found.words !== seen?.words) return
    const ends = lettersOf(found)
    const doc = this.whole()
    const places = ends && placesOf(lettersIn(doc), { ...ends, isLost: false, sought: null })
    if (!places) return
    const on = this.tokensOf(doc).slice(places[0], places[1] + 1)
    const kept = {
      id: `${this.comments.length}`,
      start: found.start,
      end: found.end,
      isLost: false,
      sought: null,
      seq: this.seq,
      quote: found.words,
    }
    this.comments.push({ kept, on, within: new Set() })
    for (const person of this.people) if (person.has === this.seq) person.marks.give(this.given())
  }

  private given = () =>
    this.comments.map(({ kept }) => ({
      id: kept.id,
      start: base64(kept.start),
      end: base64(kept.end),
      isLost: kept.isLost,
      sought: kept.sought,
    }))

  private follow() {
    const rows = this.log.filter(({ seq }) => seq > this.compactedTo)
    const followed = followLog({
      log: { snapshot: this.snapshot, rows },
      anchors: this.comments.map(({ kept }) => kept),
    })
    for (const { id, was: _, ...now } of followed) Object.assign((this.comments[Number(id)] as Comment).kept, now)
    for (const person of this.people) if (person.has === this.seq) person.marks.give(this.given())
    this.moments.push({ seq: this.seq, tokens: this.tokensOf(this.whole()) })
  }

  private compact() {
    this.follow()
    this.compactedTo = this.seq
    this.snapshot = { seq: this.seq, state: Y.encodeStateAsUpdate(this.whole()) }
  }

  private restore(n: number) {
    const moment = this.moments[n % Math.max(1, this.moments.length)]
    if (!moment) return
    const written = this.log.map(({ seq, payload }) => ({
      authorId: 'a',
      firstSeq: seq,
      lastSeq: seq,
      at: new Date(0),
      isPoint: false,
      payload: lengthAnd(payload),
    }))
    const anchors = this.comments.map(({ kept }) => ({ id: kept.id as never, start: kept.start, end: kept.end }))
    const done = restore({ written, seq: moment.seq, anchors })
    if (!done) return
    const doc = this.whole()
    Y.applyUpdate(doc, done.edit)
    this.name(doc, moment.tokens)
    this.append(done.edit, undefined)
    for (const { id, start, end } of done.moved)
      Object.assign((this.comments[Number(id)] as Comment).kept, {
        start,
        end,
        seq: this.seq,
        isLost: false,
        sought: null,
      })
    for (const person of this.people) if (person.has === this.seq) person.marks.give(this.given())
  }

  /** Everybody has everything, and each comment is looked for: by the server, and as each person's editor followed it. */
  end(): { server: Found[]; editors: Found[] } {
    this.follow()
    for (const one of this.people) {
      this.receive(one)
      one.marks.settle()
    }
    const doc = this.whole()
    const [letters, tokens] = [lettersIn(doc), this.tokensOf(doc)]
    const server = this.comments.map((comment) => {
      const ends = lettersOf(comment.kept)
      const places = ends && placesOf(letters, { ...ends, isLost: comment.kept.isLost, sought: null })
      return judge(comment, tokens, letters.text, places, comment.kept.isLost)
    })
    const editors = this.people.flatMap(({ doc: own, marks }) => {
      const text = lettersIn(own).text
      const theirs = this.tokensOf(own)
      return marks
        .standing()
        .map(({ id, from, to }) => judge(this.comments[Number(id)] as Comment, theirs, text, [from, to], false))
    })
    for (const { marks } of this.people) marks.stop()
    return { server, editors }
  }
}

function judge(
  { kept, on, within }: Comment,
  tokens: Token[],
  text: string,
  places: [number, number] | undefined,
  isLost: boolean,
): Found {
  const standing = on.map((token) => tokens.flatMap((one, place) => (one === token ? [place] : [])))
  const order = standing.map((all) => all[0] ?? -1)
  const isWhole =
    standing.every((all) => all.length === 1) && order.every((place, n) => n === 0 || place > (order[n - 1] as number))
  const what = `“${kept.quote}” is on “${places ? text.slice(places[0], places[1] + 1) : ''}” at ${places?.join()} of “${text}”, its letters stand at ${order.join()}`
  if (!places) return { fate: isLost ? 'orphan' : 'silent', isWhole, what }
  const own = new Set([...on, ...within])
  const isOwn = tokens.slice(places[0], places[1] + 1).map((token) => own.has(token))
  // Of two letters that are alike, beside each other, nobody can say which one went.
  const isAlike =
    bare(text.slice(places[0], places[1] + 1)) === bare(kept.quote) && isOwn.filter(Boolean).length * 2 >= isOwn.length
  return { fate: (isOwn[0] && isOwn.at(-1)) || isAlike ? 'own' : 'other', isWhole, what }
}

/** A quote has a space more between two paragraphs. */
const bare = (words: string) => words.replaceAll(/\s/g, '')

function person(clientID: number): Person {
  const doc = new Y.Doc()
  doc.clientID = clientID
  const undo = new Y.UndoManager(doc.getXmlFragment('default'), {
    trackedOrigins: new Set([ySyncPluginKey]),
    captureTimeout: 0,
  })
  return { doc, undo, has: 0, clipboard: undefined, marks: new FollowedMarks(doc, () => {}) }
}

/** The letters of a document by their Yjs names, in order: read here anew, not as the product reads them. */
function idsIn(doc: Y.Doc): string[] {
  const ids: string[] = []
  const walk = (parent: Y.XmlFragment) => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlElement) walk(child)
      else if (child instanceof Y.XmlText)
        for (let item = child._start; item; item = item.right)
          if (!item.deleted && item.content instanceof Y.ContentString)
            for (let n = 0; n < item.length; n++) ids.push(`${item.id.client} ${item.id.clock + n}`)
    }
  }
  walk(doc.getXmlFragment('default'))
  return ids
}

function letterPositions(doc: Node): number[] {
  const positions: number[] = []
  doc.descendants((node, position) => {
    for (let n = 0; n < (node.text?.length ?? 0); n++) positions.push(position + n)
  })
  return positions
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
function lengthAnd(payload: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(payload.byteLength)
  return new Uint8Array(Buffer.concat([head, payload]))
}
