import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { splitUpdate } from '@/lib/sync/browser/split-update'
import { UpdateCheck } from '@/lib/sync/server/check-update'

const WORDS = ['🏛️👩‍👩‍👧', 'ŵŷ Llŷn', 'שלום עולם', 'e\u0301a\u0308o\u0302', 'مرحبا', '👍🏽', 'plain words']

type Step = {
  who: number
  at: number
  word: number
  take: number
  kind: 'type' | 'delete' | 'bold' | 'paragraph' | 'meet'
}
const steps = fc.array(
  fc.record<Step>({
    who: fc.nat(2),
    at: fc.nat(10_000),
    word: fc.nat(WORDS.length - 1),
    take: fc.integer({ min: 1, max: 9 }),
    kind: fc.constantFrom('type', 'type', 'type', 'delete', 'bold', 'paragraph', 'meet'),
  }),
  { minLength: 5, maxLength: 80 },
)

/** A text that several wrote, as the editor makes it: paragraphs in a fragment, with running text in them. */
function write(scenario: Step[]): Y.Doc[] {
  const docs = [0, 1, 2].map((at) => Object.assign(new Y.Doc(), { clientID: at + 1 }))
  for (const { who, at, word, take, kind } of scenario) {
    const doc = docs[who] as Y.Doc
    const shown = doc.getXmlFragment('default')
    const paragraph = shown.length > 0 ? (shown.get(at % shown.length) as Y.XmlElement) : undefined
    const text = paragraph?.get(0) as Y.XmlText | undefined
    if (kind === 'meet') for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    else if (!text || kind === 'paragraph') {
      const made = new Y.XmlElement('paragraph')
      made.insert(0, [new Y.XmlText(WORDS[word])])
      shown.insert(at % (shown.length + 1), [made])
    } else if (kind === 'type') text.insert(at % (text.length + 1), WORDS[word] as string)
    else if (kind === 'bold' && text.length > 0) text.format(at % text.length, 1, { bold: {} })
    else if (text.length > 0) text.delete(at % text.length, Math.min(take, text.length - (at % text.length)))
  }
  return docs
}

/**
 * Paragraphs and words. Not styles: Yjs takes away a style that encloses nothing (`cleanupYTextFormatting`), so one is lost
 * whose first words are deleted and whose others come with a later piece.
 */
const wordsOf = (doc: Y.Doc) =>
  doc
    .getXmlFragment('default')
    .toString()
    .replaceAll(/<\/?bold>/g, '')

describe('an update that is too large for one frame', () => {
  it('[R21] goes in pieces that each follow on what came before, cut in no character, and are together the same text', () => {
    let cuts = 0
    fc.assert(
      fc.property(steps, fc.integer({ min: 60, max: 400 }), (scenario, size) => {
        for (const doc of write(scenario)) {
          const whole = Y.encodeStateAsUpdate(doc)
          const pieces = splitUpdate(whole, size)
          cuts += pieces.length - 1
          const known = new UpdateCheck()
          const reader = new Y.Doc()
          for (const [at, piece] of pieces.entries()) {
            if (pieces.length > 1) expect(known.take(piece, 'somebody'), `piece ${at}`).toBeTypeOf('object')
            Y.applyUpdate(reader, piece)
            expect(reader.store.pendingStructs, 'nothing waits for a later piece').toBeNull()
            expect(reader.store.pendingDs).toBeNull()
          }
          expect(wordsOf(reader)).toBe(wordsOf(doc))
          expect(Y.encodeStateVector(reader)).toEqual(Y.encodeStateVector(doc))
        }
      }),
      { numRuns: 300 },
    )
    expect(cuts, 'the property cut something').toBeGreaterThan(300)
  })

  it('[R21] is cut within one long paste, between characters', () => {
    const doc = new Y.Doc()
    const pasted = 'a'.repeat(7) + '👩‍👩‍👧'.repeat(20_000)
    doc.getText('words').insert(0, pasted)
    const pieces = splitUpdate(Y.encodeStateAsUpdate(doc), 100_000)
    expect(pieces.length).toBeGreaterThan(3)
    for (const piece of pieces) expect(piece.byteLength).toBeLessThanOrEqual(100_000)
    const reader = new Y.Doc()
    for (const piece of pieces.reverse()) Y.applyUpdate(reader, piece)
    expect(reader.getText('words').toString()).toBe(pasted)
  })

  it('[R21] stays whole where it holds one thing that cannot be cut', () => {
    const doc = new Y.Doc()
    const text = new Y.XmlText('before')
    const made = new Y.XmlElement('paragraph')
    made.insert(0, [text])
    doc.getXmlFragment('default').insert(0, [made])
    made.setAttribute('title', 'x'.repeat(500_000))
    const sizes = splitUpdate(Y.encodeStateAsUpdate(doc), 100_000).map(({ byteLength }) => byteLength)
    expect(Math.max(...sizes)).toBeGreaterThan(500_000)
  })
})
