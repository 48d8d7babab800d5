import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, type PluginKey } from '@tiptap/pm/state'
import { type Decoration, DecorationSet, type EditorProps, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { type MarkedWords, shownLetters } from './anchors'
import { tellWindow } from './editor-events'
import { FollowedMarks } from './followed-marks'

/** Milliseconds for which words may be elsewhere here than the server said, or missing: it follows what is typed a little later. */
const MISSING_AFTER = 3_000

/** Words that something hangs on, by their positions in the editor: before the first letter and after the last. */
export type Standing = { id: string; from: number; to: number }

type Options = {
  key: PluginKey<DecorationSet>
  document: Y.Doc
  given: () => MarkedWords[]
  /** How they are shown; whatever is drawn at words names them in its `spec.id`. */
  draw: (standing: Standing[], doc: Node) => Decoration[]
  props?: EditorProps
}

/** Draws what hangs on words, followed through each edit of an open document. Nothing of it enters the text. */
export function markedWords({ key, document, given, draw, props }: Options): Plugin<DecorationSet> {
  let view: EditorView | undefined
  let asking: ReturnType<typeof setTimeout> | undefined
  const asked = new Set<string>()
  // Drawn when the edit that is being made is done: an editor takes no further one meanwhile.
  const marks = new FollowedMarks(document, () => queueMicrotask(() => view && redraw(view, key)))

  /** By then the server's word holds; words that stay away were moved while this page did not look: it is read again, once for each place that was told. */
  function settleLater() {
    if (asking || (!marks.isAhead && marks.missing().every((one) => asked.has(one)))) return
    asking = setTimeout(() => {
      asking = undefined
      marks.settle()
      const missing = marks.missing().filter((one) => !asked.has(one))
      for (const one of missing) asked.add(one)
      if (view) redraw(view, key)
      if (missing.length > 0) tellWindow('concord:subject', null)
    }, MISSING_AFTER)
  }

  function drawn(doc: Node, before: DecorationSet): DecorationSet {
    marks.give(given())
    const shown = shownLetters(doc, marks.lettersNow())
    if (!shown) return before
    settleLater()
    const standing = marks.standing().map(({ id, from, to }) => ({
      ...{ id, from: shown.positionOf(from), to: shown.positionOf(to) + 1 },
    }))
    return DecorationSet.create(doc, draw(standing, doc))
  }

  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, now) => {
        const moved = now.map(tr.mapping, tr.doc)
        return tr.getMeta(key) || tr.getMeta(ySyncPluginKey) ? drawn(tr.doc, moved) : moved
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
    props: { ...props, decorations: (state) => key.getState(state) },
  })
}

/** Draws them anew: which there are, or which is the chosen one, is not in the text. */
export const redraw = (view: EditorView, key: PluginKey) => view.dispatch(view.state.tr.setMeta(key, true))

/** Where these words stand in the editor; undefined where they are gone. */
export const rangeIn = (state: EditorState, key: PluginKey<DecorationSet>, id: string) =>
  key.getState(state)?.find(undefined, undefined, (spec) => spec.id === id)[0]
