import * as Y from 'yjs'

/** Letters that stand together, of one style and one Yjs client, from this clock on; `isSign` where it is a break or an embedded thing and no letter. */
export type Run = { text: string; style: Record<string, unknown>; client: number; clock: number; isSign?: true }
/** A paragraph, heading or cell of a text: what it is, what it stands in, and its words. */
export type Block = { name: string; attrs: Record<string, unknown>; within: string[]; runs: Run[] }
/** A text's blocks in order, and where each of its Yjs texts begins and ends among all its letters. */
export type ReadText = {
  blocks: Block[]
  texts: Map<object, { from: number; to: number }>
  length: number
}

const INLINE = 'hardBreak'
/** Stands for what somebody put among the letters that is no letter. */
const EMBEDDED = '\uFFFC'

/** The words that a reader sees, with the identity of each letter. */
export function readText(fragment: Y.XmlFragment): ReadText {
  const read: ReadText = { blocks: [], texts: new Map(), length: 0 }
  const walk = (parent: Y.XmlFragment, within: string[]) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      if (isBlock(child)) read.blocks.push(readBlock(child, within, read))
      else walk(child, [...within, child.nodeName])
    }
  }
  walk(fragment, [])
  return read
}

/** Holds words, or nothing at all: a paragraph, a heading, a line across. */
const isBlock = (element: Y.XmlElement) =>
  element.toArray().every((child) => child instanceof Y.XmlText || (child as Y.XmlElement).nodeName === INLINE)

function readBlock(element: Y.XmlElement, within: string[], read: ReadText): Block {
  const runs: Run[] = []
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) {
      const from = read.length
      for (const run of runsOf(child)) {
        runs.push(run)
        read.length += run.text.length
      }
      read.texts.set(child, { from, to: read.length })
    } else if (child._item) {
      runs.push({ text: '\n', style: {}, client: child._item.id.client, clock: child._item.id.clock, isSign: true })
      read.length += 1
    }
  }
  return { name: element.nodeName, attrs: { ...element.getAttributes() }, within, runs }
}

function runsOf(text: Y.XmlText): Run[] {
  const runs: Run[] = []
  let style: Record<string, unknown> = {}
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content, id } = item
    if (content instanceof Y.ContentFormat) {
      const { [content.key]: _, ...others } = style
      style = content.value === null ? others : { ...others, [content.key]: content.value }
    } else if (content instanceof Y.ContentString)
      runs.push({ text: content.str, style, client: id.client, clock: id.clock })
    else if (content instanceof Y.ContentEmbed)
      runs.push({ text: EMBEDDED, style, client: id.client, clock: id.clock, isSign: true })
  }
  return runs
}

/** A paragraph around words, as its parts: what stands before them, themselves, and what stands after. */
export type Passage = { paragraph: number; before: string; parts: { before: string; words: string; after: string }[] }

/** The paragraphs in which the letters between two places stand, and the words of the one before. */
export function passageAt(read: ReadText, { from, to }: { from: number; to: number }): Passage | undefined {
  let place = 0
  let before = ''
  let first = 0
  const parts: Passage['parts'] = []
  for (const [at, { runs }] of read.blocks.entries()) {
    const words = runs.map(({ text }) => text).join('')
    const [begin, end] = [Math.max(from - place, 0), Math.min(to - place, words.length)]
    place += words.length
    const plain = (text: string) => text.replaceAll(EMBEDDED, '')
    if (begin < end) {
      if (parts.length === 0) first = at + 1
      parts.push({
        before: plain(words.slice(0, begin)),
        words: plain(words.slice(begin, end)),
        after: plain(words.slice(end)),
      })
    } else if (parts.length === 0 && words) before = plain(words)
  }
  return parts.length > 0 ? { paragraph: first, before, parts } : undefined
}

/** The words between two places among the letters, with a space between blocks. */
export function wordsBetween(read: ReadText, { from, to }: { from: number; to: number }): string {
  const blocks: string[] = []
  let place = 0
  for (const { runs } of read.blocks) {
    const words = runs.map(({ text }) => text).join('')
    const part = words.slice(Math.max(from - place, 0), Math.max(to - place, 0))
    if (part) blocks.push(part.replaceAll(EMBEDDED, ''))
    place += words.length
  }
  return blocks.join(' ')
}

/** Where a Yjs relative position is among the letters; undefined where its words are gone with what held them, or are not there yet. */
export function placeOf(doc: Y.Doc, read: ReadText, position: Uint8Array): number | undefined {
  const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(position), doc)
  if (!found) return undefined
  const text = read.texts.get(found.type)
  if (text) return Math.min(text.from + found.index, text.to)
  if (!(found.type instanceof Y.XmlFragment)) return undefined
  return edgeOf(found.type, found.index, read)
}

/** A position between the children of an element is where the child after it begins, or the one before it ends. */
function edgeOf(parent: Y.XmlFragment, index: number, read: ReadText): number | undefined {
  const children = parent.toArray()
  for (const child of children.slice(index)) {
    const text = firstText(child, read)
    if (text) return text.from
  }
  for (const child of children.slice(0, index).reverse()) {
    const text = firstText(child, read, true)
    if (text) return text.to
  }
  return undefined
}

function firstText(node: unknown, read: ReadText, fromEnd = false): { from: number; to: number } | undefined {
  if (node instanceof Y.XmlText) return read.texts.get(node)
  if (!(node instanceof Y.XmlElement)) return undefined
  const children = fromEnd ? node.toArray().reverse() : node.toArray()
  for (const child of children) {
    const text = firstText(child, read, fromEnd)
    if (text) return text
  }
  return undefined
}
