import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readContents, UpdateCheck } from '@/lib/sync/server/check-update'
import { cursorBytes, readCursor } from '@/lib/sync/wire/cursor'
import { editItem, readEdits } from '@/lib/sync/wire/frame'
import { LIMITS } from '@/lib/sync/wire/protocol'
import { goesOn, type Run, runOf, updateOf } from '@/lib/sync/wire/run'
import { composeText } from '@/server/demo/compose-text'

const AUTHOR = 'somebody'
const base = composeText(['## Plans', 'The place plan runs to 2030.', '- Homes', '- Work', '| a | b |', '| c | d |'], 7)

/** Real edits of a real text, one update each: typing, marks, attributes, new and removed blocks, emoji, two hands. */
function realEdits(): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = 11
  Y.applyUpdate(doc, base)
  const edits: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => edits.push(update))
  const shown = doc.getXmlFragment('default')
  const words = () => (shown.get(1) as Y.XmlElement).get(0) as Y.XmlText
  words().insert(4, '🏛️ ŵ ')
  words().format(2, 5, { bold: true })
  words().delete(1, 3)
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText('New')])
  shown.insert(1, [made])
  ;(shown.get(0) as Y.XmlElement).setAttribute('level', 3 as never)
  shown.delete(3, 1)
  const other = new Y.Doc()
  other.clientID = 12
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(other)
  ;((other.getXmlFragment('default').get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Two hands. ')
  edits.push(Y.encodeStateAsUpdate(other, before))
  return edits
}

function known(): UpdateCheck {
  const made = new UpdateCheck()
  made.addStored(readContents(base) ?? { pieces: [], deletesTo: new Map() }, () => AUTHOR)
  return made
}
/** What is taken, as the log stores it; or why it is not. */
function take(text: UpdateCheck, update: Uint8Array, userId: string): Uint8Array | string {
  const taken = text.take(update, userId)
  return typeof taken === 'string' || taken instanceof Uint8Array ? taken : updateOf(taken)
}
function opened(...updates: Uint8Array[]) {
  const doc = new Y.Doc()
  for (const update of [base, ...updates]) Y.applyUpdate(doc, update)
  return doc
}
/** What every page does with an answer. */
function read(doc: Y.Doc): unknown {
  Y.encodeStateAsUpdate(doc)
  return JSON.parse(JSON.stringify(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment('default'))))
}

describe('what is taken into a text', () => {
  it('[R15] is every edit that an editor makes, in its order', () => {
    const text = known()
    for (const edit of realEdits()) {
      const isAnothers = readContents(edit)?.pieces[0]?.id.client === 12
      expect(take(text, edit, isAnothers ? 'another' : AUTHOR), 'unchanged').toEqual(edit)
    }
    const whole = opened(...realEdits())
    const taken = take(known(), Y.encodeStateAsUpdate(whole), AUTHOR)
    if (typeof taken === 'string') throw new Error(taken)
    expect(read(opened(taken)), 'and all that the server lacks at once').toEqual(read(whole))
  })

  it('[R9][R15] is nothing that an editor or a page fails on, or that would wait: bytes changed at random', () => {
    const edits = realEdits()
    let taken = 0
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: edits.length - 1 }),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 0, maxLength: 4 }),
        (at, changes) => {
          const before = edits.slice(0, at)
          const text = known()
          for (const edit of before) take(text, edit, AUTHOR)
          const harmed = (edits[at] as Uint8Array).slice()
          for (const [place, byte] of changes) harmed[place % harmed.length] = byte
          const fresh = take(text, harmed, AUTHOR)
          if (typeof fresh === 'string') return
          taken++
          const doc = opened(...before, fresh)
          read(doc)
          expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
          Y.applyUpdate(new Y.Doc(), Y.mergeUpdates([base, ...before, fresh]))
        },
      ),
      { numRuns: 4_000, seed: 1 },
    )
    expect(taken).toBeGreaterThan(300)
  })

  it('[R9] is no zero byte, no other kind of text, and nothing beside what it does not belong to', () => {
    const made = (work: (doc: Y.Doc) => void) => {
      const doc = opened()
      const before = Y.encodeStateVector(doc)
      work(doc)
      return take(known(), Y.encodeStateAsUpdate(doc, before), AUTHOR)
    }
    const words = (doc: Y.Doc) => (doc.getXmlFragment('default').get(1) as Y.XmlElement).get(0) as Y.XmlText
    expect(made((doc) => words(doc).insert(0, 'fine'))).toBeInstanceOf(Uint8Array)
    expect(made((doc) => words(doc).insert(0, 'a\0b'))).toBe('malformed-update')
    expect(made((doc) => words(doc).format(0, 3, { link: { href: '\0' } }))).toBe('malformed-update')
    expect(made((doc) => doc.getXmlFragment('default').insert(0, [new Y.XmlHook('x') as never]))).toBe(
      'malformed-update',
    )
    const flat = new Y.Doc()
    flat.getText('default').insert(0, 'words without a paragraph')
    expect(take(known(), Y.encodeStateAsUpdate(flat), AUTHOR)).toBe('malformed-update')
  })

  it('[R9] is no block that is deeper in others than a browser can show, whether they come at once, one by one or from two', () => {
    const nest = (depth: number, isByTwo: boolean) => {
      const docs = [opened(), opened()]
      const edits: Uint8Array[] = []
      for (let n = 0; n < depth; n++) {
        const doc = docs[isByTwo ? n % 2 : 0] as Y.Doc
        const before = Y.encodeStateVector(doc)
        let at: Y.XmlFragment = doc.getXmlFragment('default')
        for (let m = 0; m < n; m++) at = at.get(0) as Y.XmlElement
        at.insert(0, [new Y.XmlElement('blockquote')])
        const edit = Y.encodeStateAsUpdate(doc, before)
        edits.push(edit)
        for (const other of docs) Y.applyUpdate(other, edit)
      }
      return edits
    }
    const deepest = LIMITS.blocksDeep
    for (const isByTwo of [false, true]) {
      const [text, compacted, edits] = [known(), known(), nest(deepest + 1, isByTwo)]
      const [last = base, before] = [edits.at(-1), edits.slice(0, -1)]
      const author = (n: number) => (isByTwo && n % 2 === 1 ? 'another' : AUTHOR)
      for (const [n, edit] of before.entries()) expect(take(text, edit, author(n))).toEqual(edit)
      expect(take(text, last, author(deepest))).toBe('malformed-update')
      const stored = readContents(Y.encodeStateAsUpdate(opened(...before)))
      if (!stored) throw new Error('a text that cannot be read')
      compacted.addStored(stored, () => author(deepest))
      expect(take(compacted, last, author(deepest)), 'of a text that was read').toBe('malformed-update')
    }
    expect(take(known(), Y.mergeUpdates(nest(deepest, false)), AUTHOR)).toBeInstanceOf(Uint8Array)
    expect(take(known(), Y.mergeUpdates(nest(deepest + 1, false)), AUTHOR)).toBe('malformed-update')
  })
})

describe('a run of typed text', () => {
  it('[R1][R15] is read, written on the wire and joined as Yjs would, wherever it is typed and in whatever letters', () => {
    let runs = 0
    let joined = 0
    const letters = fc.constantFrom('a', ' ', 'ŵ', 'ש', 'e\u0301', '🏛️', 'words', '\ufeff')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), letters, fc.boolean()), { minLength: 2, maxLength: 30 }), (keys) => {
        const doc = new Y.Doc()
        const text = doc.getText('words')
        const updates: Uint8Array[] = []
        doc.on('update', (update: Uint8Array) => updates.push(update))
        let caret = 0
        for (const [place, letter, goesOnTyping] of keys) {
          if (!goesOnTyping) caret = place % (text.length + 1)
          text.insert(caret, letter)
          caret += letter.length
        }
        const copy = new Y.Doc()
        let waiting: Run | undefined
        for (const update of updates) {
          const run = runOf(update)
          expect(run ? updateOf(run) : update).toEqual(update)
          expect(readEdits(editItem(run ?? update))).toEqual([update])
          if (run && waiting && goesOn(waiting, run)) {
            waiting = { ...waiting, text: waiting.text + run.text }
            joined++
            continue
          }
          if (waiting) Y.applyUpdate(copy, updateOf(waiting))
          waiting = run
          if (run) runs++
          else Y.applyUpdate(copy, update)
        }
        if (waiting) Y.applyUpdate(copy, updateOf(waiting))
        expect(copy.getText('words').toString()).toBe(text.toString())
        expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(doc))
      }),
      { numRuns: 500, seed: 1 },
    )
    expect(Math.min(runs, joined)).toBeGreaterThan(1_000)
  })
})

it('[R17] a caret is one or two positions in the text; anything else is nobody’s caret', () => {
  const letter = { item: { client: 2 ** 32 - 1, clock: 3 }, assoc: 0 }
  const part = { type: { client: 7, clock: 2 ** 40 }, assoc: -1 }
  const whole = { tname: 'default', assoc: 0 }
  for (const anchor of [letter, part, whole])
    for (const head of [letter, part, whole]) {
      const bytes = cursorBytes({ anchor, head })
      expect(readCursor(bytes)).toEqual({ anchor, head })
      expect(bytes.byteLength).toBeLessThan(LIMITS.cursorBytes)
      expect(readCursor(Uint8Array.of(...bytes, 0))).toBeNull()
      if (bytes.byteLength > 1) expect(readCursor(bytes.subarray(0, -1))).not.toEqual({ anchor, head })
    }
  expect(cursorBytes({ anchor: letter, head: letter }).byteLength).toBe(7)
  expect(readCursor(cursorBytes(null))).toBeNull()
  for (const wrong of [[3], [9, 1, 1], [0, 1], [0, 1, 255], [...new TextEncoder().encode('{"anchor":1}')]])
    expect(readCursor(Uint8Array.from(wrong))).toBeNull()
})

it('[R17] what Yjs says of a position stands at the same place after the way through bytes', () => {
  const doc = new Y.Doc()
  const text = doc.get('default', Y.XmlFragment)
  text.insert(0, [new Y.XmlText('words of the answer'), new Y.XmlElement('p')])
  for (const [type, at, assoc] of [
    [text.get(0), 5, 0],
    [text.get(0), 19, -1],
    [text.get(1), 0, -1],
    [text, 2, 0],
  ] as [Y.XmlText, number, number][]) {
    const position = Y.createRelativePositionFromTypeIndex(type, at, assoc)
    const read = readCursor(cursorBytes({ anchor: position, head: position }))?.head
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(read), doc)
    expect([found?.type === type, found?.index]).toEqual([true, at])
  }
})
