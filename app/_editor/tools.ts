import type { ChainedCommands, Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { Messages } from '@/lib/words/messages'

export type ToolName = keyof Messages['editor']['tools']
export type TableToolName = keyof Messages['editor']['table']

/** `does` presses it; `isOn` says whether pressing takes off what it gives. */
export type Tool<Name extends string> = {
  name: Name
  does: (chain: ChainedCommands, editor: Editor) => ChainedCommands
  isOn?: (editor: Editor) => boolean
}

const TEXT: Tool<ToolName>[] = [
  { name: 'heading', does: (c) => c.toggleHeading({ level: 2 }), isOn: (e) => e.isActive('heading', { level: 2 }) },
  { name: 'subheading', does: (c) => c.toggleHeading({ level: 3 }), isOn: (e) => e.isActive('heading', { level: 3 }) },
  { name: 'bold', does: (c) => c.toggleBold(), isOn: (e) => e.isActive('bold') },
  { name: 'italic', does: (c) => c.toggleItalic(), isOn: (e) => e.isActive('italic') },
  { name: 'bullets', does: (c) => c.toggleBulletList(), isOn: (e) => e.isActive('bulletList') },
  { name: 'numbers', does: (c) => c.toggleOrderedList(), isOn: (e) => e.isActive('orderedList') },
]
const LIST: Tool<ToolName>[] = [
  { name: 'inwards', does: (c) => c.sinkListItem('listItem') },
  { name: 'outwards', does: (c) => c.liftListItem('listItem') },
]
const MORE: Tool<ToolName>[] = [
  { name: 'strike', does: (c) => c.toggleStrike(), isOn: (e) => e.isActive('strike') },
  { name: 'superscript', does: (c) => c.toggleSuperscript(), isOn: (e) => e.isActive('superscript') },
  { name: 'subscript', does: (c) => c.toggleSubscript(), isOn: (e) => e.isActive('subscript') },
  { name: 'quotation', does: (c) => c.toggleBlockquote(), isOn: (e) => e.isActive('blockquote') },
  { name: 'table', does: insertTable },
  { name: 'plain', does: (c) => c.unsetAllMarks().clearNodes() },
]
const HISTORY: Tool<ToolName>[] = [
  { name: 'undo', does: (c) => c.undo() },
  { name: 'redo', does: (c) => c.redo() },
]
export const TOOLS = { text: TEXT, list: LIST, more: MORE, history: HISTORY }

export const TABLE_TOOLS: Tool<TableToolName>[] = [
  { name: 'head', does: (c) => c.toggleHeaderRow(), isOn: (e) => hasHead(e) },
  { name: 'rowAbove', does: (c) => c.addRowBefore() },
  { name: 'rowBelow', does: (c) => c.addRowAfter() },
  { name: 'columnBefore', does: (c) => c.addColumnBefore() },
  { name: 'columnAfter', does: (c) => c.addColumnAfter() },
  { name: 'deleteRow', does: (c) => c.deleteRow() },
  { name: 'deleteColumn', does: (c) => c.deleteColumn() },
  { name: 'delete', does: (c) => c.deleteTable() },
]

/** Behind the block that the caret is in: within it, the table would part a word that somebody may be typing. */
function insertTable(chain: ChainedCommands, { schema, state }: Editor): ChainedCommands {
  const { $to } = state.selection
  const behind = $to.depth > 0 ? $to.after(1) : state.doc.content.size
  const { table, tableRow, tableHeader, tableCell } = schema.nodes
  const rowOf = (cell: typeof tableCell) =>
    tableRow?.create(
      null,
      [0, 1, 2].map(() => cell?.createAndFill()).filter((made) => made != null),
    )
  const made = table?.create(
    null,
    [rowOf(tableHeader), rowOf(tableCell), rowOf(tableCell)].filter((row): row is Node => row != null),
  )
  return chain.command(({ tr }) => {
    if (!made) return false
    const isEmpty = $to.parent.isTextblock && $to.parent.content.size === 0 && $to.depth === 1
    const at = isEmpty ? behind - $to.parent.nodeSize : behind
    tr.replaceWith(at, behind, made)
    tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView()
    return true
  })
}

function hasHead({ state }: Editor): boolean {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (node.type.name === 'table') return node.firstChild?.firstChild?.type.name === 'tableHeader'
  }
  return false
}
