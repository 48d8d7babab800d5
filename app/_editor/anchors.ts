import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { type Anchor, quoteOf } from '@/lib/comment/comment'
import type { Letters } from '@/lib/text/anchor/letters'
import type { Marked } from '@/lib/text/anchor/marked'
import { positionsOf } from '@/lib/text/anchor/positions'
import { lettersIn } from '@/lib/text/anchor/watch-letters'
import { toBase64 } from './encode'

export type { Anchor }
/** Words that something hangs on, with those that are suggested in their place. Of a text that nobody changes any more they all stand. */
export type MarkedWords = Pick<Marked, 'id' | 'start' | 'end'> & Partial<Marked> & { suggested?: string | null }

/** The words that are selected, or null when none are. */
export function selectionAnchor(editor: Editor): Anchor | null {
  const { from, to, empty } = editor.state.selection
  const sync = ySyncPluginKey.getState(editor.state)
  if (empty || !sync?.doc) return null
  const quote = quoteOf(editor.state.doc.textBetween(from, to, ' '))
  const letters = lettersIn(sync.doc)
  const shown = shownLetters(editor.state.doc, letters)
  const [first, end] = [shown?.before(from) ?? 0, shown?.before(to) ?? 0]
  if (!quote || first >= end) return null
  const { start, end: last } = positionsOf({ first: letters.idAt(first), last: letters.idAt(end - 1) })
  return { start: toBase64(start), end: toBase64(last), quote }
}

/** The letters from one place to another of a document; null where other words stand there. */
export function anchorAt(doc: Y.Doc, first: number, last: number, words: string): Anchor | null {
  const letters = lettersIn(doc)
  const quote = quoteOf(words)
  if (!quote || letters.text.slice(first, last + 1) !== words.replaceAll(/\s/g, ' ')) return null
  const { start, end } = positionsOf({ first: letters.idAt(first), last: letters.idAt(last) })
  return { start: toBase64(start), end: toBase64(end), quote }
}

/** Where a text's letters are in the editor that shows them; undefined while it shows other letters, as between a key and its edit. */
export function shownLetters(doc: Node, letters: Letters) {
  const nodes: { at: number; position: number; length: number }[] = []
  let shown = 0
  doc.descendants((node, position) => {
    if (!node.isText || !node.text) return
    nodes.push({ at: shown, position, length: node.text.length })
    shown += node.text.length
  })
  if (shown !== letters.text.length) return undefined
  return {
    /** The position before a letter. */
    positionOf: (place: number): number => {
      const node = nodes.findLast(({ at }) => at <= place)
      return node ? node.position + place - node.at : 0
    },
    /** How many letters stand before a position. */
    before: (position: number): number => {
      const node = nodes.findLast((one) => one.position < position)
      return node ? node.at + Math.min(position - node.position, node.length) : 0
    },
  }
}
