import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ThreadId } from '@/db/ids'
import { mergeLog } from '@/lib/sync/server/merge-log'
import { compareTexts } from '@/lib/text/history/compare-texts'
import { wordsOf } from '@/lib/text/history/diff-words'
import { momentsOf, sittingsOf } from '@/lib/text/history/history'
import { pictureOf } from '@/lib/text/history/make-like'
import { Replay, type Written } from '@/lib/text/history/replay'
import { type Anchored, moment, restore } from '@/lib/text/history/work-on-history'
import { placeOf, readText } from '@/lib/text/read-text'
import { proof } from '../kit/proof'

const UNITS = [
  'ŵ',
  'ŷ',
  'Tŷ',
  'a',
  'b ',
  ' ',
  'word ',
  '🏛️',
  '👩‍👩‍👧',
  '🇬🇧',
  'é',
  'e\u0301',
  'שלום',
  'مرحبا ',
  'ñ',
  '. ',
]
const PEOPLE = ['a', 'b', 'c']

/** What one of the people does next, how long after the edit before, and whether they first read what the others wrote. */
const deed = fc.record({
  who: fc.nat(2),
  after: fc.integer({ min: 0, max: 45_000 }),
  hears: fc.boolean(),
  kind: fc.constantFrom('type', 'type', 'type', 'delete', 'bold', 'paragraph', 'heading', 'list', 'drop'),
  at: fc.nat(1000),
  length: fc.nat(12),
  words: fc.array(fc.constantFrom(...UNITS), { minLength: 1, maxLength: 4 }),
})
const history = fc.array(deed, { minLength: 4, maxLength: 30 })
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

/** Lives a history through: the log as the database would hold it. */
function live(deeds: Deed[]) {
  const docs = PEOPLE.map((_, n) => Object.assign(new Y.Doc(), { clientID: 100 + n }))
  const rows: { seq: number; authorId: string; at: Date; payload: Uint8Array }[] = []
  const truth = new Y.Doc()
  let now = Date.UTC(2026, 10, 23, 14, 5)
  for (const one of deeds) {
    now += one.after
    const doc = docs[one.who] as Y.Doc
    if (one.hears) Y.applyUpdate(doc, Y.encodeStateAsUpdate(truth))
    let payload: Uint8Array | undefined
    const hear = (update: Uint8Array) => {
      payload = update
    }
    doc.on('update', hear)
    doc.transact(() => act(doc.getXmlFragment('default'), one))
    doc.off('update', hear)
    if (!payload) continue
    Y.applyUpdate(truth, payload)
    // Sequence numbers are the whole database's: a text's own have gaps.
    rows.push({
      seq: (rows.at(-1)?.seq ?? 0) + 1 + (one.at % 3),
      authorId: PEOPLE[one.who] as string,
      at: new Date(now),
      payload,
    })
  }
  return rows
}

/** The text after an edit, to somebody who opened it then. (Yjs tidies styles when it reads, so styles set against each other depend on when.) */
function textAfter(rows: ReturnType<typeof live>, seq: number) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.mergeUpdates(rows.filter((row) => row.seq <= seq).map(({ payload }) => payload)))
  return doc
}
const seen = (doc: Y.Doc) => pictureOf(doc.getXmlFragment('default'))

function act(fragment: Y.XmlFragment, { kind, at, length, words }: Deed) {
  const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
    const made = new Y.XmlElement(name)
    made.insert(0, children)
    return made
  }
  const place = at % (fragment.length + 1)
  const text = new Y.XmlText(words.join(''))
  if (kind === 'paragraph') return fragment.insert(place, [element('paragraph', text)])
  if (kind === 'list')
    return fragment.insert(place, [element('bulletList', element('listItem', element('paragraph', text)))])
  if (kind === 'heading') {
    const heading = element('heading', text)
    heading.setAttribute('level', 2 as unknown as string)
    return fragment.insert(place, [heading])
  }
  if (fragment.length === 0) return fragment.insert(0, [element('paragraph', text)])
  if (kind === 'drop') return fragment.delete(at % fragment.length, 1)
  const texts = [...readText(fragment).texts.keys()] as Y.XmlText[]
  const into = texts[at % Math.max(1, texts.length)]
  if (!into) return
  const said = wordsOf(
    into
      .toDelta()
      .map((op: { insert: string }) => op.insert)
      .join(''),
  )
  const [from, to] = [at % (said.length + 1), Math.min(said.length, (at % (said.length + 1)) + length)]
  const index = said.slice(0, from).join('').length
  const span = said.slice(from, to).join('').length
  if (kind === 'type') into.insert(index, words.join(''))
  else if (span > 0 && kind === 'delete') into.delete(index, span)
  else if (span > 0) into.format(index, span, { bold: at % 2 === 0 ? {} : null })
}

/** The history as it is read from the log, its older part compacted up to some row. */
function asStored(rows: ReturnType<typeof live>, compacted: number, pins: number[]): Written[] {
  const log = { snapshot: undefined, rows: rows.slice(0, compacted), pins }
  const points = compacted === 0 ? [] : mergeLog(log).points
  const gathered = new Map<string, Written & { parts: Uint8Array[] }>()
  for (const { seq, authorId, at, payload } of rows.slice(compacted)) {
    const key = `${authorId} ${Math.floor(at.getTime() / 60_000)} ${pins.filter((pin) => pin < seq).length}`
    const own = gathered.get(key) ?? { authorId, firstSeq: seq, lastSeq: seq, at, payload, isPoint: false, parts: [] }
    own.parts.push(payload)
    gathered.set(key, Object.assign(own, { lastSeq: seq, at }))
  }
  return [
    ...points.map(({ writtenAt, ...point }) => ({ ...point, at: writtenAt, isPoint: true })),
    ...[...gathered.values()].map(({ parts, ...stretch }) => ({ ...stretch, payload: lengthFirst(parts) })),
  ].sort((a, b) => a.firstSeq - b.firstSeq)
}
function lengthFirst(parts: Uint8Array[]): Uint8Array {
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(part.byteLength)
      return [length, part]
    }),
  )
}

const stored = fc
  .record({ deeds: history, compacted: fc.nat(30), pinned: fc.nat(30) })
  .map(({ deeds, compacted, pinned }) => {
    const rows = live(deeds)
    const pin = rows[pinned % Math.max(1, rows.length)]?.seq
    const pins = pin === undefined ? [] : [pin]
    return { rows, pins, written: asStored(rows, Math.min(compacted, rows.length), pins) }
  })
const { count, seed, timeout } = proof('histories')
const RUNS = { numRuns: count, seed }

describe('the history of a text', { timeout }, () => {
  it('shows each moment that it offers exactly as the text was then, compacted or not, and offers every named one', () => {
    let moments = 0
    fc.assert(
      fc.property(stored, ({ rows, written, pins }) => {
        const offered = momentsOf(written)
        for (const pin of pins) expect(offered.map(({ seq }) => seq)).toContain(pin)
        expect(offered.at(-1)?.seq).toBe(rows.at(-1)?.seq)
        for (const { seq } of offered) {
          moments++
          const shown = new Y.Doc()
          Y.applyUpdate(shown, moment({ written, seq }).state)
          expect(seen(shown)).toEqual(seen(textAfter(rows, seq)))
        }
      }),
      RUNS,
    )
    expect(moments).toBeGreaterThan(RUNS.numRuns)
  })

  it('compares two moments so that what stays with what goes is the earlier text, and with what comes the later', () => {
    let changed = 0
    fc.assert(
      fc.property(stored, fc.nat(30), fc.nat(30), ({ written }, one, other) => {
        const seqs = [0, ...momentsOf(written).map(({ seq }) => seq)]
        const [from, to] = [one % seqs.length, other % seqs.length]
          .sort((a, b) => a - b)
          .map((at) => seqs[at] as number)
        const replay = new Replay(written).upTo(from as number)
        const earlier = readText(replay.fragment).blocks
        const later = readText(replay.upTo(to as number).fragment).blocks
        const said = (blocks: typeof earlier) => blocks.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')
        const compared = compareTexts(earlier, later, replay)
        const pieces = compared.flatMap((block) => block.pieces)
        const without = (change: string) => pieces.filter((piece) => piece.change !== change)
        const words = (of: typeof pieces) => of.map(({ text }) => text).join('')
        expect(words(without('removed'))).toBe(said(later))
        expect(words(without('added'))).toBe(said(earlier))
        const shapes = (blocks: { name: string; attrs: object; within: string[] }[]) =>
          blocks.map(({ name, attrs, within }) => ({ name, attrs, within }))
        expect(shapes(compared.filter(({ change }) => change !== 'removed'))).toEqual(shapes(later))
        for (const piece of pieces) {
          if (piece.change === 'added') expect(PEOPLE).toContain(piece.by?.authorId)
          if (piece.change === 'added' || piece.change === 'removed') changed++
        }
      }),
      RUNS,
    )
    expect(changed).toBeGreaterThan(RUNS.numRuns)
  })

  it('knows a word that two hands wrote again for the same word, and other formatting for other formatting', () => {
    const typed = (...parts: string[]) => {
      const doc = new Y.Doc()
      const text = new Y.XmlText()
      const paragraph = new Y.XmlElement('paragraph')
      doc.getXmlFragment('default').insert(0, [paragraph])
      paragraph.insert(0, [text])
      for (const [n, part] of parts.entries()) {
        doc.clientID = 100 + n
        text.insert(text.length, part)
      }
      return { text, blocks: () => readText(doc.getXmlFragment('default')).blocks }
    }
    const [byOne, byTwo] = [typed('Casework is read'), typed('Case', 'work is read')]
    const changes = () =>
      compareTexts(byOne.blocks(), byTwo.blocks(), new Replay([])).flatMap(({ pieces }) =>
        pieces.map(({ change, text }) => [change, text]),
      )
    expect(changes().every(([change]) => change === 'same')).toBe(true)
    byTwo.text.format(0, 8, { bold: true })
    expect(changes().filter(([change]) => change !== 'same')).toEqual([['restyled', 'Casework']])
  })

  it('restores a moment by one new edit that makes the text what it was', () => {
    let edits = 0
    fc.assert(
      fc.property(stored, fc.nat(30), ({ rows, written }, which) => {
        const offered = momentsOf(written)
        const { seq } = offered[which % offered.length] as { seq: number }
        const restored = restore({ written, seq, anchors: [] })
        const text = textAfter(rows, Number.POSITIVE_INFINITY)
        if (restored) {
          edits++
          Y.applyUpdate(text, restored.edit)
          expect(text.store.pendingStructs).toBeNull()
        }
        expect(said(text)).toEqual(said(textAfter(rows, seq)))
      }),
      RUNS,
    )
    expect(edits).toBeGreaterThan(RUNS.numRuns / 4)
  })

  it('leaves every letter of a word that is the same where and whose it is: only what differs is typed again', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 3, maxLength: 8 })
    const words = fc.uniqueArray(word, { minLength: 3, maxLength: 30 })
    fc.assert(
      fc.property(words, fc.array(fc.nat(29), { minLength: 1, maxLength: 5 }), (then, places) => {
        const rows: { at: Date; payload: Uint8Array }[] = []
        const doc = Object.assign(new Y.Doc(), { clientID: 7 })
        doc.on('update', (payload: Uint8Array) => rows.push({ at: new Date(rows.length * 60_000), payload }))
        const text = new Y.XmlText(then.join(' '))
        doc.transact(() => {
          const paragraph = new Y.XmlElement('paragraph')
          paragraph.insert(0, [text])
          doc.getXmlFragment('default').insert(0, [paragraph])
        })
        const changed = new Set(places.map((place) => place % then.length))
        for (const place of changed) {
          const index = then.slice(0, place).reduce((length, one) => length + one.length + 1, 0)
          const length = then[place]?.length ?? 0
          text.delete(index, length)
          text.insert(index, 'x'.repeat(length))
        }
        const written = rows.map(({ at, payload }, n): Written => {
          return { authorId: 'a', firstSeq: n + 1, lastSeq: n + 1, at, payload: lengthFirst([payload]), isPoint: false }
        })
        const edit = restore({ written, seq: 1, anchors: [] })?.edit ?? new Uint8Array()
        const typed = Y.decodeUpdate(edit).structs.flatMap((struct) =>
          struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [struct.content.str] : [],
        )
        expect(typed.join('').length).toBe([...changed].reduce((sum, place) => sum + (then[place]?.length ?? 0), 0))
      }),
      RUNS,
    )
  })

  it('leads each comment back to its words, also where whole paragraphs come back', () => {
    let moved = 0
    fc.assert(
      fc.property(stored, fc.nat(30), fc.nat(1000), fc.nat(1000), ({ written }, which, one, other) => {
        const offered = momentsOf(written)
        const { seq } = offered[which % offered.length] as { seq: number }
        const replay = new Replay(written).upTo(seq)
        const then = readText(replay.fragment)
        const anchor = anchorOn(then, one, other)
        if (!anchor) return
        const restored = restore({ written, seq, anchors: [anchor.anchored] })
        const now = new Replay(written).toEnd()
        if (restored) Y.applyUpdate(now.doc, restored.edit)
        const hangs = restored?.moved[0] ?? anchor.anchored
        if (restored?.moved[0]) moved++
        const all = letters(readText(now.fragment))
        const place = (position: Uint8Array) => placeOf(now.doc, readText(now.fragment), position)
        expect(all.slice(place(hangs.start), place(hangs.end))).toBe(anchor.words)
      }),
      RUNS,
    )
    expect(moved).toBeGreaterThan(0)
  })
})

/** The words and what they stand in, without styles. */
const said = (doc: Y.Doc) =>
  readText(doc.getXmlFragment('default')).blocks.map(({ runs, ...block }) => ({
    ...block,
    words: runs.map(({ text }) => text).join(''),
  }))
const letters = (read: ReturnType<typeof readText>) =>
  read.blocks.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')

/** A comment on some words of one of the text's paragraphs, as the editor would hang it. */
function anchorOn(read: ReturnType<typeof readText>, one: number, other: number) {
  const filled = [...read.texts].filter(([, { from, to }]) => to > from)
  const [type, { from, to }] = filled[one % Math.max(1, filled.length)] ?? [undefined, { from: 0, to: 0 }]
  if (!type) return undefined
  const said = wordsOf(letters(read).slice(from, to))
  const first = other % said.length
  const start = said.slice(0, first).join('').length
  const words = said.slice(first, first + 1 + (one % 3)).join('')
  const at = (index: number) =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(type as Y.XmlText, index))
  const anchored: Anchored = { id: 't' as ThreadId, start: at(start), end: at(start + words.length) }
  return { anchored, words }
}

describe('the timeline of a text', () => {
  const minute = (n: number) => new Date(Date.UTC(2026, 10, 23, 14, n))
  const work = (authorId: string, at: number, seq: number, lastSeq = seq) => ({
    authorId,
    firstSeq: seq,
    lastSeq,
    at: minute(at),
  })

  it('offers no moment within two people’s minute that cannot be told apart', () => {
    const moments = momentsOf([work('a', 1, 1, 5), work('b', 1, 3, 8), work('a', 2, 9, 9)])
    expect(moments.map(({ seq, people }) => [seq, people])).toEqual([
      [8, ['a', 'b']],
      [9, ['a']],
    ])
  })

  it('gathers a person’s minutes into one sitting, until a pause, somebody else, an hour or a named version', () => {
    const sittings = (ends: number[], ...stretches: ReturnType<typeof work>[]) =>
      sittingsOf(momentsOf(stretches), new Set(ends)).map(({ seq, people }) => `${people.join('+')} to ${seq}`)
    expect(sittings([], work('a', 1, 1), work('a', 4, 2), work('a', 30, 3))).toEqual(['a to 3', 'a to 2'])
    expect(sittings([], work('a', 1, 1), work('b', 2, 2), work('a', 3, 3))).toEqual(['a+b to 3'])
    expect(sittings([], work('a', 1, 1), work('b', 7, 2))).toEqual(['b to 2', 'a to 1'])
    expect(sittings([1], work('a', 1, 1), work('a', 2, 2))).toEqual(['a to 2', 'a to 1'])
    const hours = Array.from({ length: 15 }, (_, n) => work('a', n * 8, n + 1))
    expect(sittings([], ...hours).length).toBe(2)
  })
})
