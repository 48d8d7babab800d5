import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { takeOutUnfit } from '@/lib/sync/wire/unfit'
import { readAnswer } from '@/lib/text/answer-text'

const paragraph = (words: string) => {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(words)])
  return made
}
/** A document of a quote in a quote in a quote, as deep as it is told, with words in the innermost. */
function nested(depth: number) {
  const doc = new Y.Doc()
  let at: Y.XmlFragment = doc.getXmlFragment('default')
  doc.transact(() => {
    for (let n = 1; n < depth; n++) {
      const quote = new Y.XmlElement('blockquote')
      at.insert(0, [quote])
      at = quote
    }
    at.insert(0, [paragraph('words')])
  })
  return doc
}
/** What a reader of this has, who takes out what is unfit. */
function readBy(updates: Uint8Array[], into = new Y.Doc()) {
  for (const update of updates)
    into.transact((transaction) => {
      Y.applyUpdate(into, update)
      takeOutUnfit(transaction)
    })
  return into.getXmlFragment('default').toString()
}

describe('what an editor fails at', () => {
  it('words outside every paragraph are taken out, and what others write beside them stays', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const text = doc.getXmlFragment('default')
    text.insert(0, [paragraph('before')])
    text.insert(0, [new Y.XmlText('bare')])
    text.insert(2, [paragraph('after')])
    expect(text.toString(), 'there is something to take out').toContain('bare')
    const seen = '<paragraph>before</paragraph><paragraph>after</paragraph>'
    expect(readBy(updates)).toBe(seen)
    expect(readBy([Y.encodeStateAsUpdate(doc)])).toBe(seen)
  })

  it('blocks nested deeper than anybody writes are taken out, whether they come at once or one by one', () => {
    expect(readBy([Y.encodeStateAsUpdate(nested(60))])).toContain('words')
    const deep = nested(61)
    expect(readBy([Y.encodeStateAsUpdate(deep)])).not.toContain('words')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(nested(60)))
    let innermost = doc.getXmlFragment('default') as Y.XmlFragment
    for (
      let next = innermost.get(0);
      next instanceof Y.XmlElement && next.nodeName === 'blockquote';
      next = innermost.get(0)
    )
      innermost = next
    const updates = [Y.encodeStateAsUpdate(doc)]
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const list = new Y.XmlElement('bulletList')
    innermost.insert(1, [list])
    list.insert(0, [paragraph('too deep')])
    expect(doc.getXmlFragment('default').toString()).toContain('too deep')
    const seen = readBy(updates)
    expect(seen).toContain('words')
    expect(seen).not.toContain('too deep')
  })

  it('and are not in the answer that is agreed and submitted, which can be read all the same', () => {
    const doc = nested(2_000)
    doc.getXmlFragment('default').insert(0, [paragraph('kept')])
    expect(readAnswer([Y.encodeStateAsUpdate(doc)]).text).toBe('kept')
  })
})
