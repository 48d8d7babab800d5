import { type Editor, Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Decoration, type DecorationSet } from '@tiptap/pm/view'
import * as Y from 'yjs'
import type { MarkedWords } from './anchors'
import { markedWords, rangeIn, redraw } from './marked-words'
import { suggestion } from './suggestion-marks'

/** By it the words that comments hang on are found in an editor. */
export const COMMENTS = new PluginKey<DecorationSet>('comment-highlights')

/** The name of the words that something is being written on: no thread has it. */
export const TAKEN = ''

type Options = {
  document: Y.Doc
  anchors: () => MarkedWords[]
  active: () => string | undefined
  chosen: (threadId: string) => void
  /** Said before suggested words, for whoever listens; and where none are suggested. */
  said: { instead: string; nothing: string }
}

/** Marks the words that comments hang on; choosing them chooses the thread. */
export const CommentHighlights = Extension.create<Options>({
  name: 'commentHighlights',
  addOptions: () => ({
    ...{ document: new Y.Doc(), anchors: () => [], active: () => undefined, chosen: () => {} },
    said: { instead: '', nothing: '' },
  }),
  addProseMirrorPlugins() {
    const { document, anchors, active, chosen, said } = this.options
    return [
      markedWords({
        ...{ key: COMMENTS, document, given: anchors },
        draw: (standing) =>
          standing.flatMap(({ id, from, to }) => {
            if (id === TAKEN) return Decoration.inline(from, to, { class: 'words-taken' }, { id })
            const style = id === active() ? 'comment-mark comment-mark-active' : 'comment-mark'
            const suggested = anchors().find((one) => one.id === id)?.suggested
            if (typeof suggested === 'string') return suggestion({ id, from, to, style, suggested }, said)
            return Decoration.inline(from, to, { class: style, 'data-thread': id }, { id })
          }),
        props: {
          handleClick: (_view, _position, event) => {
            const marked = (event.target as HTMLElement).closest<HTMLElement>('[data-thread]')
            if (marked?.dataset.thread) chosen(marked.dataset.thread)
            return false
          },
        },
      }),
    ]
  },
})

/** Draws the marks anew: which there are, or which is the chosen one, is not in the text. */
export const redrawMarks = (editor: Editor) => redraw(editor.view, COMMENTS)

/** Where the words of a thread stand in the editor; undefined when they are gone. */
export const rangeOf = (state: Editor['state'], threadId: string) => rangeIn(state, COMMENTS, threadId)
