import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { positionsOf } from '@/lib/text/anchor/positions'
import { difference, replaceWords } from '@/lib/text/anchor/replace-words'
import { lettersIn } from '@/lib/text/anchor/watch-letters'
import { paragraph } from '../kit/type-answer'

function textOf(...lines: string[]) {
  const doc = new Y.Doc()
  doc.getXmlFragment('default').insert(0, lines.map(paragraph))
  return doc
}
const linesOf = (doc: Y.Doc) =>
  doc
    .getXmlFragment('default')
    .toArray()
    .map((block) => String((block as Y.XmlElement).get(0) ?? ''))
/** The letters from one place to another of a text, as a row keeps where they hang. */
function at(doc: Y.Doc, from: number, to: number) {
  const letters = lettersIn(doc)
  return {
    ...positionsOf({ first: letters.idAt(from), last: letters.idAt(to - 1) }),
    words: letters.text.slice(from, to),
  }
}
function replaced(doc: Y.Doc, from: number, to: number, replacement: string) {
  const updates = [Y.encodeStateAsUpdate(doc)]
  const done = replaceWords({ updates, ...at(doc, from, to), replacement })
  if ('edit' in done) Y.applyUpdate(doc, done.edit)
  return done
}

describe('other words in the place of some', () => {
  it('stand where these stood, whatever they are, and all else stays', () => {
    const word = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'é', 'Ŵ', '😀', '-') })
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(line, line, line, fc.nat(), fc.nat(), fc.boolean(), (first, second, other, a, b, isFirst) => {
        const doc = textOf(first, second)
        const [own, before] = isFirst ? [first, 0] : [second, first.length]
        const words = own.split(' ')
        const from = a % words.length
        const to = from + 1 + (b % (words.length - from))
        const start = words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0)
        const taken = words.slice(from, to).join(' ')
        fc.pre(taken !== other)
        replaced(doc, before + start, before + start + taken.length, other)
        const wanted = own.slice(0, start) + other + own.slice(start + taken.length)
        expect(linesOf(doc)).toEqual(isFirst ? [wanted, second] : [first, wanted])
      }),
      { numRuns: 200 },
    )
  })

  it('are written only where they differ, so that what hangs on the others stays', () => {
    expect(difference('twelve old homes', 'twelve new homes')).toEqual({ begin: 7, took: 3, put: 'new' })
    expect(difference('a b', 'a b c')).toEqual({ begin: 3, took: 0, put: ' c' })
    const doc = textOf('Twelve old homes stand.')
    const homes = lettersIn(doc).idAt(11)
    replaced(doc, 0, 16, 'Twelve new homes')
    expect(lettersIn(doc).placeOf(homes)).toBe(11)
  })

  it('take a space with them where none are wanted, and the paragraph where nothing is left of it', () => {
    const doc = textOf('One, two three.', 'Four', 'Five')
    replaced(doc, 5, 8, '')
    expect(linesOf(doc)[0]).toBe('One, three.')
    replaced(doc, 'One, three.'.length, 'One, three.Four'.length, '')
    expect(linesOf(doc)).toEqual(['One, three.', 'Five'])
  })

  it('begin a paragraph behind at each line, in a list an item', () => {
    const doc = textOf('One', 'Two')
    replaced(doc, 0, 3, 'One\nAnd a half')
    expect(linesOf(doc)).toEqual(['One', 'And a half', 'Two'])
    const list = new Y.XmlElement('bulletList')
    const item = new Y.XmlElement('listItem')
    item.insert(0, [paragraph('Item')])
    list.insert(0, [item])
    doc.getXmlFragment('default').insert(3, [list])
    const before = lettersIn(doc).text.length - 4
    replaced(doc, before, before + 4, 'Item\nNext')
    expect(list.toString()).toBe(
      '<bulletlist><listitem><paragraph>Item</paragraph></listitem><listitem><paragraph>Next</paragraph></listitem></bulletlist>',
    )
  })

  it('are not written where others stand by now, or none; it says which', () => {
    const doc = textOf('One two three')
    const hung = at(doc, 4, 7)
    const text = (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.insert(5, 'x')
    const ask = () => replaceWords({ updates: [Y.encodeStateAsUpdate(doc)], ...hung, replacement: 'zwei' })
    expect(ask()).toEqual({ now: 'txwo' })
    text.delete(4, 4)
    expect(ask()).toEqual({ now: null })
  })

  it('look as the words did in whose place they come', () => {
    const doc = textOf('One two three')
    const text = (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.format(4, 3, { bold: {} })
    replaced(doc, 4, 7, 'zwei')
    expect(text.toDelta()).toEqual([
      { insert: 'One ' },
      { insert: 'zwei', attributes: { bold: {} } },
      { insert: ' three' },
    ])
  })
})
