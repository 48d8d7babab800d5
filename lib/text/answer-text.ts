import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { takeOutUnfit } from '../sync/wire/unfit'

type Node = { type?: string; text?: string; content?: Node[] }
const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'tableRow', 'blockquote'])

/** An answer's words out of its log, as every editor shows them: the document as JSON, its plain text, and the Yjs state that comments can hang on. */
export function readAnswer(updates: Uint8Array[]): { answer: unknown; text: string; state: Uint8Array } {
  const doc = new Y.Doc()
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update)
    takeOutUnfit(transaction)
  })
  const answer = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment('default')) as Node
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { answer: JSON.parse(JSON.stringify(answer)), text: plain(answer).trim(), state }
}

const plain = (node: Node): string =>
  node.text ?? `${(node.content ?? []).map(plain).join('')}${BLOCKS.has(node.type ?? '') ? '\n' : ''}`
