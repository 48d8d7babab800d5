import type { Editor } from '@tiptap/core'
import { rangeOf, redrawMarks } from './comment-highlights'
import { EVIDENCE, redrawEvidence } from './evidence-marks'
import { rangeIn } from './marked-words'

/** Brings a thread's words into view and draws them as the chosen ones. Words that are gone stay where they are: nowhere. */
export function showThread(editor: Editor, threadId: string) {
  redrawMarks(editor)
  bringIntoView(editor, rangeOf(editor.state, threadId))
}

/** The same of words that rest on evidence. */
export function showEvidence(editor: Editor, id: string) {
  redrawEvidence(editor)
  bringIntoView(editor, rangeIn(editor.state, EVIDENCE, id))
}

function bringIntoView(editor: Editor, range: { from: number } | undefined) {
  if (!range) return
  const { node } = editor.view.domAtPos(range.from)
  const element = node instanceof HTMLElement ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}
