import type { Editor } from '@tiptap/core'

/**
 * Takes in where the caret has been put just now. The browser tells the editor a moment after it has moved one; others'
 * words that come in that moment would put it back, and what is typed next would land in the old place. Others' carets
 * are drawn by a timer: one set here, before theirs, comes just before it.
 */
export function readCaretNow(editor: Editor) {
  readCaret(editor)
  setTimeout(() => readCaret(editor), 0)
}

function readCaret(editor: Editor) {
  if (editor.isDestroyed || !editor.isFocused) return
  // ProseMirror's own reader of the page; its types leave it out.
  const { domObserver } = editor.view as unknown as { domObserver: { flush: () => void } }
  domObserver.flush()
}
