import { getSchema } from '@tiptap/core'
import { DOMParser as ModelParser, type Node } from '@tiptap/pm/model'
import { JSDOM } from 'jsdom'
import * as Y from 'yjs'
import { cleanPaste } from '@/app/_editor/paste/clean-paste'
import { soundSlice } from '@/app/_editor/sound-attributes'
import { textExtensions } from '@/app/_editor/text-extensions'

/** One thing that people paste: what the program puts on the clipboard, and what then stands in the answer. */
export type Pasted = {
  name: string
  html: string
  /** The answer, a block a line, in tags as short as they can be. */
  right: string
  /** What is said about it: `tracked`, `comments`, `picture: its name`, `links: 2`. */
  left?: string[]
}

const { window } = new JSDOM('')
export const schema = getSchema(textExtensions(new Y.Doc()))
const documentOf = (html: string) => new window.DOMParser().parseFromString(html, 'text/html')

/** As the editor takes it: cleaned, then read by its schema. */
export function paste(html: string) {
  const { html: cleaned, left } = cleanPaste(documentOf(html))
  const slice = ModelParser.fromSchema(schema).parseSlice(documentOf(cleaned).body)
  const node = schema.topNodeType.create(null, soundSlice(slice).content)
  return { node, shown: show(node), left: said(left) }
}

const said = ({ pictures, isTracked, hasComments, links }: ReturnType<typeof cleanPaste>['left']) => [
  ...(isTracked ? ['tracked'] : []),
  ...(hasComments ? ['comments'] : []),
  ...(links > 0 ? [`links: ${links}`] : []),
  ...pictures.map(({ name }) => `picture: ${name}`),
]

const NAMES: Record<string, string> = {
  ...{ paragraph: 'p', bulletList: 'ul', orderedList: 'ol', listItem: 'li', blockquote: 'quote', hardBreak: 'br' },
  ...{ table: 'table', tableRow: 'tr', tableCell: 'td', tableHeader: 'th', horizontalRule: 'hr' },
  ...{ bold: 'b', italic: 'i', strike: 's', underline: 'u', superscript: 'sup', subscript: 'sub', link: 'a' },
}
const ATTRIBUTES = ['start', 'type', 'colspan', 'rowspan', 'href']

function tag(name: string, attrs: Record<string, unknown>, inside: string) {
  const told = ATTRIBUTES.filter((key) => attrs[key] != null && attrs[key] !== 1).map((key) => ` ${key}=${attrs[key]}`)
  return `<${name}${told.join('')}>${inside}</${name}>`
}

const show = (node: Node): string =>
  node.children
    .map((child) => (child.isText ? showWords(child) : showBlock(child)))
    .join(node.type.name === 'doc' ? '\n' : '')
const showWords = (node: Node) =>
  [...node.marks]
    .reverse()
    .reduce((inside, { type, attrs }) => tag(NAMES[type.name] ?? type.name, attrs, inside), node.text ?? '')

/** A point or a cell that is one paragraph is shown as its words. */
function showBlock(node: Node): string {
  if (node.type.name === 'hardBreak') return '<br>'
  const only = node.childCount === 1 || /list/i.test(node.child(1)?.type.name ?? '') ? node.firstChild : null
  const holdsBlocks = /^(listItem|table(Cell|Header))$/.test(node.type.name)
  const inside =
    holdsBlocks && only?.type.name === 'paragraph'
      ? show(only) + node.children.slice(1).map(showBlock).join('')
      : show(node)
  return tag(
    node.type.name === 'heading' ? `h${node.attrs.level}` : (NAMES[node.type.name] ?? node.type.name),
    node.attrs,
    inside,
  )
}
