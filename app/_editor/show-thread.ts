import type { Editor } from '@tiptap/core'
import { rangeOf, redrawMarks } from './comment-highlights'

/** Brings a thread's words into view and draws them as the chosen ones. Words that are gone stay where they are: nowhere. */
export function showThread(editor: Editor, threadId: string) {
  redrawMarks(editor)
  const range = rangeOf(editor.state, threadId)
  if (!range) return
  const { node } = editor.view.domAtPos(range.from)
  const element = node instanceof HTMLElement ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}
