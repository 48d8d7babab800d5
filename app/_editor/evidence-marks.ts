import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { PluginKey } from '@tiptap/pm/state'
import { Decoration, type DecorationSet } from '@tiptap/pm/view'
import * as Y from 'yjs'
import type { MarkedWords } from './anchors'
import { evidenceCards, evidenceNumber } from './evidence-cards'
import { markedWords, redraw, type Standing } from './marked-words'

/** By it the words that rest on evidence are found in an editor. */
export const EVIDENCE = new PluginKey<DecorationSet>('evidence-marks')

/** Words that rest on evidence, with what a card says of it. */
export type EvidenceWords = MarkedWords & {
  itemId: string
  title: string
  /** Where it has one already: in a sealed copy. */
  number?: number
  /** What it is, in a few words. */
  about: string
  href: string | null
  /** Said where the question shows a newer version than the words were held against. */
  older: string | null
}

type Options = {
  document: Y.Doc
  evidence: () => EvidenceWords[]
  active: () => string | undefined
  /** What a number is called for whoever listens. */
  called: string
  /** Hears in which order they stand, by their ids, when that changed. */
  ordered: (ids: string[]) => void
}

/** Marks the words that rest on evidence by a number, in the order of the text, and puts a card for each beside its paragraph, or under it where there is no room. */
export const EvidenceMarks = Extension.create<Options>({
  name: 'evidenceMarks',
  addOptions: () => ({
    ...{ document: new Y.Doc(), evidence: () => [], active: () => undefined, called: '', ordered: () => {} },
  }),
  addProseMirrorPlugins() {
    const { document, evidence, active, called, ordered } = this.options
    let told = ''
    return [
      markedWords({
        ...{ key: EVIDENCE, document, given: evidence },
        draw: (standing, doc) => {
          const placed = inOrder(standing, evidence())
          const ids = placed.map(({ id }) => id)
          if (ids.join() !== told) queueMicrotask(() => ordered(ids))
          told = ids.join()
          return [...placed.flatMap((one) => atWords(one, active(), called)), ...besideBlocks(placed, doc)]
        },
      }),
    ]
  },
})

export type Placed = Standing & { number: number; words: EvidenceWords }

function inOrder(standing: Standing[], evidence: EvidenceWords[]): Placed[] {
  return standing
    .sort((a, b) => a.to - b.to || a.from - b.from)
    .flatMap((one) => {
      const words = evidence.find(({ id }) => id === one.id)
      return words ? [{ ...one, words }] : []
    })
    .map((one, at) => ({ ...one, number: one.words.number ?? at + 1 }))
}

function atWords({ id, from, to, number, words }: Placed, active: string | undefined, called: string) {
  const style = id === active ? 'evidence-mark evidence-mark-active' : 'evidence-mark'
  return [
    Decoration.inline(from, to, { class: style, 'data-evidence': id }, { id }),
    Decoration.widget(to, () => evidenceNumber(number, called, words.title), {
      ...{ side: -1, key: `${id} ${number}`, ignoreSelection: true, marks: [] },
    }),
  ]
}

/** The cards of each block of the text stand behind it, where the style sheet finds them their place. */
function besideBlocks(placed: readonly Placed[], doc: Node) {
  const blocks = new Map<number, Placed[]>()
  for (const one of placed) {
    const behind = doc.resolve(one.to).after(1)
    blocks.set(behind, [...(blocks.get(behind) ?? []), one])
  }
  return [...blocks].map(([behind, cards]) =>
    Decoration.widget(behind, () => evidenceCards(cards), {
      ...{ side: -1, ignoreSelection: true, stopEvent: () => true },
      key: cards
        .map(({ id, number, words: { title, about, href, older } }) => [id, number, title, about, href, older])
        .join('|'),
    }),
  )
}

/** Draws them anew, and tells their order. */
export const redrawEvidence = (editor: Editor) => redraw(editor.view, EVIDENCE)
