import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readAnswer } from '@/lib/document/answer-text'
import { type Connection, connectDocument } from '@/lib/document/client'
import { takeOutUnfit } from '@/lib/document/unfit'
import { buildAssessment } from '../kit/build-assessment'
import { buildCouncil } from '../kit/build-council'
import { type Realtime, sessionOf, startRealtime } from '../kit/realtime'

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

describe('an editor that tidies', () => {
  let server: Realtime
  const open: Connection[] = []
  beforeAll(async () => {
    server = await startRealtime()
  })
  afterAll(async () => {
    for (const one of open) one.close()
    await server.kill()
  })

  it('sends nothing for a reader, who goes on seeing what others write; for a writer it sends', async () => {
    const council = await buildCouncil({ people: { lead: 1, observer: 1 } })
    const lead = council.person('lead', 0)
    const assessment = await buildAssessment(council, { lead, state: 'preparing' })
    const connect = async ({ userId }: { userId: typeof lead.userId }) => {
      const cookie = await sessionOf(userId)
      const { documentId } = assessment.question('1.1')
      const made = connectDocument({ baseUrl: server.baseUrl, council: council.slug, documentId, cookie })
      open.push(made)
      await made.whenJoined
      return made
    }
    const [writer, reader] = [await connect(lead), await connect(council.person('observer', 0))]
    const text = (one: Connection) => one.doc.getXmlFragment('default')
    writer.doc.transact(() => text(writer).insert(0, [new Y.XmlElement('bulletList'), paragraph('kept')]))
    await writer.whenSaved()
    await expect.poll(() => text(reader).length).toBe(2)

    text(reader).delete(0)
    expect(reader.unsent()).toEqual([])
    expect(reader.state().kind).toBe('saved')
    expect(text(writer).length).toBe(2)
    text(writer).delete(0)
    expect(writer.unsent(), 'of one who may write it is an edit').toHaveLength(1)
    text(writer).insert(1, [paragraph('later')])
    await writer.whenSaved()
    await expect.poll(() => text(reader).toString()).toBe('<paragraph>kept</paragraph><paragraph>later</paragraph>')
    expect(reader.state().kind).toBe('saved')
  })
})
