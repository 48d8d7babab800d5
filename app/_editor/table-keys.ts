import { Extension } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { goToNextCell, isInTable } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Tab goes to the next cell of a table, to its end, so that what is typed there adds to it. Everywhere else, and from the
 * last cell, it moves on to the next thing on the page, so that no keyboard is caught in the text (WCAG 2.1.2).
 * Where the text ends in a table, the way to its end leads behind the table, as to a place where words can be typed.
 */
export const TableKeys = Extension.create({
  name: 'tableKeys',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('table-keys'),
      props: {
        handleDOMEvents: {
          keydown: (view, event) => {
            if (event.key !== 'Tab') return false
            const wentOn = !event.altKey && !event.ctrlKey && !event.metaKey && goToCell(view, event.shiftKey ? -1 : 1)
            if (wentOn) event.preventDefault()
            return true // the browser moves the focus, unless that was prevented
          },
        },
        handleKeyDown: (view, event) => {
          const isToTheEnd = event.key === 'End' ? event.ctrlKey : event.metaKey && event.key === 'ArrowDown'
          return isToTheEnd && !event.shiftKey && goBehindTable(view)
        },
      },
    }),
  ],
})

function goToCell(view: EditorView, direction: 1 | -1): boolean {
  if (!isInTable(view.state)) return false
  return goToNextCell(direction)(view.state, (tr) => {
    const { $to } = tr.selection // the whole cell is selected, and the next letter would take its place
    view.dispatch(tr.setSelection(TextSelection.near(endOfCell($to), -1)).scrollIntoView())
  })
}

function endOfCell($at: ResolvedPos): ResolvedPos {
  for (let depth = $at.depth; depth > 0; depth--)
    if (/Cell|Header/.test($at.node(depth).type.name)) return $at.doc.resolve($at.end(depth))
  return $at
}

/** Makes a paragraph behind a table that is last, when somebody who may write asks for the text's end. */
function goBehindTable(view: EditorView): boolean {
  const { doc, schema, tr }: EditorState = view.state
  const paragraph = schema.nodes.paragraph?.create()
  if (doc.lastChild?.type.name !== 'table' || !paragraph) return false
  const made = tr.insert(doc.content.size, paragraph)
  view.dispatch(made.setSelection(TextSelection.atEnd(made.doc)).scrollIntoView())
  return true
}
