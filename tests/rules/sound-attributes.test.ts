import { getSchema } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { holdToSound, soundSlice } from '@/app/_editor/sound-attributes'
import { textExtensions } from '@/app/_editor/text-extensions'

/** The text as the editor's own nodes, with and without being held to what it can draw. */
function shown(fill: (text: Y.XmlFragment) => void, isHeld = true) {
  const doc = new Y.Doc()
  const text = doc.getXmlFragment('default')
  fill(text)
  const schema = getSchema(textExtensions(doc))
  if (isHeld) holdToSound(schema)
  return initProseMirrorDoc(text, schema).doc
}
const linked = (attributes: object) => (text: Y.XmlFragment) => {
  const [paragraph, words] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
  text.insert(0, [paragraph])
  paragraph.insert(0, [words])
  words.insert(0, 'words', { link: attributes })
}
const linkOf = (fill: (text: Y.XmlFragment) => void, isHeld?: boolean) =>
  shown(fill, isHeld).firstChild?.firstChild?.marks[0]?.attrs ?? {}
const cell = (attributes: Record<string, unknown>) => (text: Y.XmlFragment) => {
  const [table, row, one, inner] = ['table', 'tableRow', 'tableCell', 'paragraph'].map((name) => new Y.XmlElement(name))
  if (!table || !row || !one || !inner) return
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value as string)
  one.insert(0, [inner])
  row.insert(0, [one])
  table.insert(0, [row])
  text.insert(0, [table])
}
const cellOf = (fill: (text: Y.XmlFragment) => void, isHeld?: boolean) =>
  shown(fill, isHeld).firstChild?.firstChild?.firstChild?.attrs ?? {}

describe('what arrives in a shared text', () => {
  it('keeps a link to a place, and drops a place that is no text and a look of its own', () => {
    const place = { href: 'https://example.org/', class: 'fixed', target: '_self', rel: 'opener' }
    expect(linkOf(linked(place), false).class, 'without it the look would come through').toBe('fixed')
    expect(linkOf(linked(place))).toMatchObject({
      href: 'https://example.org/',
      class: null,
      rel: 'noopener noreferrer nofollow',
    })
    for (const href of [5, { a: 1 }, ['x'], true]) {
      expect(linkOf(linked({ href }), false).href).toEqual(href)
      expect(linkOf(linked({ href })).href).toBeNull()
    }
  })

  it('keeps how far a cell spans, unless no table is so wide', () => {
    expect(cellOf(cell({ colspan: 3, rowspan: 2 }))).toMatchObject({ colspan: 3, rowspan: 2 })
    for (const colspan of [3_000_000, -1, 0, 1.5, 'abc']) {
      expect(cellOf(cell({ colspan }), false).colspan).toBe(colspan)
      expect(cellOf(cell({ colspan, rowspan: colspan }))).toMatchObject({ colspan: 1, rowspan: 1 })
    }
  })

  it('is held to the same where it is pasted, and keeps its words', () => {
    const schema = getSchema(textExtensions(new Y.Doc()))
    const link = (href: unknown) => schema.mark('link', { href, class: 'fixed', target: '_self' })
    const words = (text: string, href: unknown) => schema.node('paragraph', null, [schema.text(text, [link(href)])])
    const cell = (colspan: number, text: string) =>
      schema.node('tableCell', { colspan, rowspan: colspan, colwidth: [1] }, [words(text, 'https://example.org/')])
    const row = schema.node('tableRow', null, [cell(3_000_000, 'wide'), cell(2, 'two')])
    const pasted = Fragment.from([words('no place', 5), schema.node('table', null, [row])])
    const { content, openStart, openEnd } = soundSlice(new Slice(pasted, 1, 2))
    expect([openStart, openEnd]).toEqual([1, 2])
    expect(content.textBetween(0, content.size, '|')).toBe('no place|wide|two')
    const [paragraph, table] = [content.child(0), content.child(1)]
    expect(paragraph.firstChild?.marks[0]?.attrs.href).toBeNull()
    const [wide, two] = [table.child(0).child(0), table.child(0).child(1)]
    expect(wide.attrs).toMatchObject({ colspan: 1, rowspan: 1, colwidth: null })
    expect(two.attrs).toMatchObject({ colspan: 2, rowspan: 2 })
    expect(two.firstChild?.firstChild?.marks[0]?.attrs).toMatchObject({ href: 'https://example.org/', class: null })
  })

  it('lets go of a block that says it is words', () => {
    const fill = (text: Y.XmlFragment) => text.insert(0, [new Y.XmlElement('text'), new Y.XmlElement('paragraph')])
    expect(shown(fill, false).childCount).toBe(2)
    expect(shown(fill).childCount).toBe(1)
  })
})
