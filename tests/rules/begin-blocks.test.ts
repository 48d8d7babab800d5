import type { Node } from '@tiptap/pm/model'
import { initProseMirrorDoc, updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { beginBlocks } from '@/app/_editor/begin-blocks'
import { schema } from './paste/pasted'

/** Somebody's editor without a page: what it shows, and how it writes what they type into the shared text. */
function editorOf(isBegun: boolean, client: number) {
  const doc = new Y.Doc()
  doc.clientID = client
  const text = doc.getXmlFragment('default')
  if (isBegun) beginBlocks(doc)
  const shown = () => yXmlFragmentToProseMirrorRootNode(text, schema)
  const write = (now: Node) => {
    const { mapping } = initProseMirrorDoc(text, schema)
    doc.transact(() => updateYFragment(doc, text, now, { mapping, isOMark: new Map() }), 'typed')
  }
  /** Types words behind those that are there, in the second paragraph. */
  const type = (words: string, behind = '') => {
    const paragraphs = shown().children.map(({ textContent }) => textContent)
    const second = paragraphs[1] ?? ''
    const at = behind ? second.indexOf(behind) + behind.length : 0
    paragraphs[1] = second.slice(0, at) + words + second.slice(at)
    write(docOf(paragraphs))
  }
  return { doc, shown, write, type }
}
const docOf = (paragraphs: string[]) =>
  schema.node(
    'doc',
    null,
    paragraphs.map((words) => schema.node('paragraph', null, words ? [schema.text(words)] : [])),
  )
const exchange = (...docs: Y.Doc[]) => {
  for (const from of docs)
    for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}

function twoBegin(isBegun: boolean, clients: [number, number]) {
  const [one, two] = [editorOf(isBegun, clients[0]), editorOf(isBegun, clients[1])]
  one.write(docOf(['Above.', '']))
  exchange(one.doc, two.doc)
  one.type('F')
  two.type('X')
  exchange(one.doc, two.doc)
  one.type('inance', 'F')
  two.type('ylophone', 'X')
  exchange(one.doc, two.doc)
  return [one, two].map((editor) => editor.shown().child(1).textContent)
}

it('two who begin in one empty paragraph keep their words apart and whole', () => {
  const whole = ['FinanceXylophone', 'XylophoneFinance']
  const isWhole = (isBegun: boolean, clients: [number, number]) => {
    const [one, two] = twoBegin(isBegun, clients)
    return one === two && whole.includes(one ?? '')
  }
  const orders: [number, number][] = [
    [1, 2],
    [2, 1],
  ]
  expect(orders.map((clients) => isWhole(true, clients))).toEqual([true, true])
  expect(
    orders.every((clients) => isWhole(false, clients)),
    'without it their words would be lost',
  ).toBe(false)
})

it('each block of words that is made has its place for them: in cells and points too, and where undo brings one back', () => {
  const { doc, write } = editorOf(true, 1)
  const text = doc.getXmlFragment('default')
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set(['typed']) })
  const empty = () => schema.node('paragraph')
  write(
    schema.node('doc', null, [
      schema.node('heading', { level: 2 }),
      schema.node('bulletList', null, [schema.node('listItem', null, [empty()])]),
      schema.node('table', null, [schema.node('tableRow', null, [schema.node('tableCell', null, [empty()])])]),
    ]),
  )
  const places = () => text.toString().match(/<(paragraph|heading)[^>]*>/g)?.length
  const withPlace = () => [...text.createTreeWalker((one) => one instanceof Y.XmlText)].length
  expect([places(), withPlace()]).toEqual([3, 3])
  undo.undo()
  undo.redo()
  expect([places(), withPlace()]).toEqual([3, 3])
})
