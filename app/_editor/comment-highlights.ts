import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { rangeOf, type ThreadAnchor } from './anchors'

const key = new PluginKey('comment-highlights')

type Options = { anchors: () => ThreadAnchor[]; active: () => string | undefined; chosen: (threadId: string) => void }

/** Marks the words that comments hang on; choosing them chooses the thread. Nothing of it enters the text. */
export const CommentHighlights = Extension.create<Options>({
  name: 'commentHighlights',
  addOptions: () => ({ anchors: () => [], active: () => undefined, chosen: () => {} }),
  addProseMirrorPlugins() {
    const { anchors, active, chosen } = this.options
    return [
      new Plugin({
        key,
        props: {
          decorations: (state) =>
            DecorationSet.create(
              state.doc,
              anchors().flatMap((anchor) => {
                const range = rangeOf(state, anchor)
                if (!range) return []
                const style = anchor.threadId === active() ? 'comment-mark comment-mark-active' : 'comment-mark'
                return [Decoration.inline(range.from, range.to, { class: style, 'data-thread': anchor.threadId })]
              }),
            ),
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
