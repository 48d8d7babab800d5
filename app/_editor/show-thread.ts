import type { Editor } from '@tiptap/core'
import { rangeOf, type ThreadAnchor } from './anchors'

/** Brings a thread's words into view and draws them as the chosen ones. Words that are gone stay where they are: nowhere. */
export function showThread(editor: Editor, anchor: ThreadAnchor) {
  const range = rangeOf(editor.state, anchor)
  editor.view.dispatch(editor.state.tr)
  if (!range) return
  const { node } = editor.view.domAtPos(range.from)
  const element = node instanceof HTMLElement ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}
