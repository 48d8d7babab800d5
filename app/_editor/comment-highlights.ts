import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { shownLetters, type ThreadAnchor } from './anchors'
import { tellWindow } from './editor-events'
import { FollowedMarks } from './followed-marks'

const key = new PluginKey<DecorationSet>('comment-highlights')

type Options = {
  document: Y.Doc
  anchors: () => ThreadAnchor[]
  active: () => string | undefined
  chosen: (threadId: string) => void
}

/** Milliseconds for which words may be elsewhere here than the server said, or missing: it follows what is typed a little later. */
const MISSING_AFTER = 3_000

/** Marks the words that comments hang on; choosing them chooses the thread. Nothing of it enters the text. */
export const CommentHighlights = Extension.create<Options>({
  name: 'commentHighlights',
  addOptions: () => ({ document: new Y.Doc(), anchors: () => [], active: () => undefined, chosen: () => {} }),
  addProseMirrorPlugins() {
    const { document, anchors, active, chosen } = this.options
    let view: EditorView | undefined
    let asking: ReturnType<typeof setTimeout> | undefined
    const asked = new Set<string>()
    // Drawn when the edit that is being made is done: an editor takes no further one meanwhile.
    const marks = new FollowedMarks(document, () => queueMicrotask(() => view && redraw(view)))

    /** By then the server's word holds; words that stay away were moved while this page did not look: it is read again, once for each place that was told. */
    function settleLater() {
      if (asking || (!marks.isAhead && marks.missing().every((given) => asked.has(given)))) return
      asking = setTimeout(() => {
        asking = undefined
        marks.settle()
        const missing = marks.missing().filter((given) => !asked.has(given))
        for (const given of missing) asked.add(given)
        if (view) redraw(view)
        if (missing.length > 0) tellWindow('concord:subject', null)
      }, MISSING_AFTER)
    }

    function draw(doc: Node, before: DecorationSet): DecorationSet {
      marks.give(anchors())
      const shown = shownLetters(doc, marks.lettersNow())
      if (!shown) return before
      settleLater()
      return DecorationSet.create(
        doc,
        marks.standing().map(({ threadId, from, to }) => {
          const style = threadId === active() ? 'comment-mark comment-mark-active' : 'comment-mark'
          const attributes = { class: style, 'data-thread': threadId }
          return Decoration.inline(shown.positionOf(from), shown.positionOf(to) + 1, attributes, { threadId })
        }),
      )
    }

    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, drawn) => {
            const moved = drawn.map(tr.mapping, tr.doc)
            return tr.getMeta(key) || tr.getMeta(ySyncPluginKey) ? draw(tr.doc, moved) : moved
          },
        },
        view: (opened) => {
          view = opened
          return {
            destroy: () => {
              view = undefined
              clearTimeout(asking)
              marks.stop()
            },
          }
        },
        props: {
          decorations: (state) => key.getState(state),
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

const redraw = (view: EditorView) => view.dispatch(view.state.tr.setMeta(key, true))

/** Draws the marks anew: which there are, or which is the chosen one, is not in the text. */
export const redrawMarks = (editor: Editor) => redraw(editor.view)

/** Where the words of a thread stand in the editor; undefined when they are gone. */
export function rangeOf(state: EditorState, threadId: string): { from: number; to: number } | undefined {
  return key.getState(state)?.find(undefined, undefined, (spec) => spec.threadId === threadId)[0]
}
