import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { readAnswer } from '@/lib/text/answer-text'
import { paste, schema } from './paste/pasted'

/** An answer as it is stored, out of what somebody pasted. */
function stored(html: string) {
  const doc = new Y.Doc()
  prosemirrorToYXmlFragment(schema.node('doc', null, paste(html).node.content), doc.getXmlFragment('default'))
  return readAnswer([Y.encodeStateAsUpdate(doc)])
}

it('what is sealed of an answer has its raised letters, kinds of numbering and heads of tables, and their words', () => {
  const { answer, text } = stored(
    '<p>10 m<sup>2</sup></p><ol type="a"><li><p>part</p></li></ol><table><tr><th><p>Service</p></th></tr><tr><td><p>Parks</p></td></tr></table>',
  )
  expect(text).toBe('10 m2\npart\n\nService\n\nParks')
  const { content } = answer as {
    content: { content: { type?: string; marks?: object[]; content?: { type: string }[] }[] }[]
  }
  expect(content[0]?.content[1]).toEqual({ type: 'text', text: '2', marks: [{ type: 'superscript', attrs: {} }] })
  expect(content[1]).toMatchObject({ type: 'orderedList', attrs: { type: 'a' } })
  expect(content[2]?.content[0]?.content?.[0]?.type).toBe('tableHeader')
})

it('what was sealed before is read as it was', () => {
  const { answer, text } = stored('<h2>Money</h2><p>A <b>bold</b> word.</p><ul><li><p>one</p></li></ul>')
  expect(text).toBe('Money\nA bold word.\none')
  expect(answer).toEqual({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Money' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'A ' },
          { type: 'text', text: 'bold', marks: [{ type: 'bold', attrs: {} }] },
          { type: 'text', text: ' word.' },
        ],
      },
      {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }] }],
      },
    ],
  })
})
