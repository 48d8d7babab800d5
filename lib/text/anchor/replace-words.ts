import * as Y from 'yjs'
import { takeOutUnfit } from '../../sync/wire/unfit'
import { placesOf } from './anchor'
import type { Letters } from './letters'
import { lettersOf } from './positions'
import { lettersIn } from './watch-letters'

type Ask = {
  /** All of the text, in order. */
  updates: Uint8Array[]
  start: Uint8Array
  end: Uint8Array
  /** What stood there when other words were proposed. */
  words: string
  replacement: string
}
/** The edit that puts other words there; or what stands there now, which is nothing where the words are gone. */
export type Replaced = { edit: Uint8Array } | { now: string | null }

/** Puts words in the place of others if these stand as they stood then; what both begin and end with stays, with all that hangs on it. */
export function replaceWords({ updates, start, end, words, replacement }: Ask): Replaced {
  const doc = new Y.Doc()
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update)
    takeOutUnfit(transaction)
  })
  const letters = lettersIn(doc)
  const ends = lettersOf({ start, end })
  const places = ends && placesOf(letters, { ...ends, isLost: false, sought: null })
  if (!places) return { now: null }
  const now = letters.text.slice(places[0], places[1] + 1)
  const [from, to] = [start, end].map((position) =>
    Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(position), doc),
  )
  const text = from?.type
  const isWhole = from && to && text === to.type && to.index - from.index === words.length
  if (now !== words || !isWhole || !(text instanceof Y.XmlText)) return { now }
  let edit: Uint8Array | undefined
  doc.once('update', (update: Uint8Array) => {
    edit = update
  })
  const isLoose = replacement === '' && from.index > 0 && isBetween(letters, places)
  // Where more words follow by now, a paragraph is not cut: what hangs on them would go.
  const put = from.index + words.length < text.length ? replacement.replaceAll('\n', ' ') : replacement
  doc.transact(() => (isLoose ? text.delete(from.index - 1, words.length + 1) : write(text, from.index, words, put)))
  return edit ? { edit } : { now }
}

/** Of words that go between others, the space before them goes too. */
function isBetween({ text, paragraphOf }: Letters, [first, last]: readonly [number, number]) {
  const isEnd = last + 1 >= text.length || paragraphOf(last + 1) !== paragraphOf(last)
  return (
    text[first - 1] === ' ' &&
    paragraphOf(first - 1) === paragraphOf(first) &&
    (isEnd || /[\s.,;:!?)]/.test(text[last + 1] ?? ''))
  )
}

function write(text: Y.XmlText, at: number, words: string, replacement: string) {
  const [line = '', ...more] = replacement.split('\n')
  const { begin, took, put } = difference(words, line)
  // Behind what goes, so that the new words look as these did.
  if (put) text.insert(at + begin + took, put)
  if (took) text.delete(at + begin, took)
  const block = text.parent
  if (!(block instanceof Y.XmlElement)) return
  if (more.length > 0) addBehind(block, more)
  else if (block.length === 1 && text.length === 0) takeOut(block)
}

/** What differs between two lines, by whole words. */
export function difference(words: string, line: string) {
  const [old, new_] = [partsOf(words), partsOf(line)]
  let first = 0
  while (first < Math.min(old.length, new_.length) && old[first] === new_[first]) first++
  let last = 0
  while (last < Math.min(old.length, new_.length) - first && old.at(-1 - last) === new_.at(-1 - last)) last++
  const between = (parts: string[]) => parts.slice(first, parts.length - last).join('')
  return { begin: old.slice(0, first).join('').length, took: between(old).length, put: between(new_) }
}
const partsOf = (words: string) => words.split(/(\s)/).filter((part) => part !== '')

const LIST_ITEM = 'listItem'
const paragraphOf = (words: string) => {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(words)])
  return made
}

/** Paragraphs behind a block; behind one of a list, items of it. */
function addBehind(block: Y.XmlElement, lines: readonly string[]) {
  const item = block.parent instanceof Y.XmlElement && block.parent.nodeName === LIST_ITEM ? block.parent : undefined
  const made = lines.map((words) => {
    if (!item) return paragraphOf(words)
    const next = new Y.XmlElement(LIST_ITEM)
    next.insert(0, [paragraphOf(words)])
    return next
  })
  const behind = item ?? block
  const parent = behind.parent
  if (parent instanceof Y.XmlFragment) parent.insert(placeIn(parent, behind) + 1, made)
}

/** A block of which no word is left goes, unless it is what its place cannot be without. */
function takeOut(block: Y.XmlElement) {
  const isItem =
    block.parent instanceof Y.XmlElement && block.parent.nodeName === LIST_ITEM && block.parent.length === 1
  const gone = isItem ? (block.parent as Y.XmlElement) : block
  const parent = gone.parent
  const isRoot = parent instanceof Y.XmlFragment && !(parent instanceof Y.XmlElement)
  if (parent instanceof Y.XmlFragment && (isRoot || isItem) && parent.length > 1)
    parent.delete(placeIn(parent, gone), 1)
}

const placeIn = (parent: Y.XmlFragment, child: Y.XmlElement) => parent.toArray().indexOf(child)
