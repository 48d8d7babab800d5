'use client'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useState } from 'react'
import { Button } from '../_ui/button'
import { inputClass } from '../_ui/field'

type Tool = {
  label: string
  short: string
  press: (editor: Editor) => void
  isOn?: (editor: Editor) => boolean
  style?: string
}

const TOOLS: Tool[] = [
  {
    label: 'Bold',
    short: 'B',
    style: 'font-bold',
    press: (e) => e.chain().focus().toggleBold().run(),
    isOn: (e) => e.isActive('bold'),
  },
  {
    label: 'Italic',
    short: 'I',
    style: 'italic font-serif',
    press: (e) => e.chain().focus().toggleItalic().run(),
    isOn: (e) => e.isActive('italic'),
  },
  {
    label: 'Heading',
    short: 'H',
    press: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(),
    isOn: (e) => e.isActive('heading', { level: 2 }),
  },
  {
    label: 'Smaller heading',
    short: 'h',
    press: (e) => e.chain().focus().toggleHeading({ level: 3 }).run(),
    isOn: (e) => e.isActive('heading', { level: 3 }),
  },
  {
    label: 'Bulleted list',
    short: '• List',
    press: (e) => e.chain().focus().toggleBulletList().run(),
    isOn: (e) => e.isActive('bulletList'),
  },
  {
    label: 'Numbered list',
    short: '1. List',
    press: (e) => e.chain().focus().toggleOrderedList().run(),
    isOn: (e) => e.isActive('orderedList'),
  },
]
const TABLE_TOOLS: Tool[] = [
  { label: 'Add a row', short: '+ Row', press: (e) => e.chain().focus().addRowAfter().run() },
  { label: 'Add a column', short: '+ Column', press: (e) => e.chain().focus().addColumnAfter().run() },
  { label: 'Delete the row', short: '− Row', press: (e) => e.chain().focus().deleteRow().run() },
  { label: 'Delete the column', short: '− Column', press: (e) => e.chain().focus().deleteColumn().run() },
  { label: 'Delete the table', short: 'Delete table', press: (e) => e.chain().focus().deleteTable().run() },
]
const LIST_TOOLS: Tool[] = [
  { label: 'Move in by one step', short: '→', press: (e) => e.chain().focus().sinkListItem('listItem').run() },
  { label: 'Move out by one step', short: '←', press: (e) => e.chain().focus().liftListItem('listItem').run() },
]
const HISTORY: Tool[] = [
  { label: 'Undo my last change', short: 'Undo', press: (e) => e.chain().focus().undo().run() },
  { label: 'Redo my last change', short: 'Redo', press: (e) => e.chain().focus().redo().run() },
]

/** The tools of an answer, each with its name. Those of a list or a table appear inside one. */
export function Toolbar({ editor }: { editor: Editor }) {
  const [link, setLink] = useState<string>()
  const shown = useEditorState({
    editor,
    selector: () => ({
      on: TOOLS.filter((tool) => tool.isOn?.(editor)).map((tool) => tool.label),
      isTable: editor.isActive('table'),
      isList: editor.isActive('listItem'),
      isLink: editor.isActive('link'),
    }),
  })
  const one = (tool: Tool) => (
    <Key
      key={tool.label}
      label={tool.label}
      style={tool.style}
      isOn={tool.isOn ? shown.on.includes(tool.label) : undefined}
      press={() => tool.press(editor)}
    >
      {tool.short}
    </Key>
  )
  const setAddress = () => {
    const chain = editor.chain().focus().extendMarkRange('link')
    if (link?.trim())
      chain.setLink({ href: /^[a-z]+:/i.test(link.trim()) ? link.trim() : `https://${link.trim()}` }).run()
    else chain.unsetLink().run()
    setLink(undefined)
  }
  return (
    <div className="flex flex-col gap-2">
      <div role="toolbar" aria-label="Formatting" className="flex flex-wrap gap-1">
        {TOOLS.map(one)}
        {shown.isList ? LIST_TOOLS.map(one) : null}
        <Key label="Link" isOn={shown.isLink} press={() => setLink(editor.getAttributes('link').href ?? '')}>
          Link
        </Key>
        {shown.isTable ? (
          TABLE_TOOLS.map(one)
        ) : (
          <Key
            label="Insert a table"
            press={() => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
          >
            Table
          </Key>
        )}
        {HISTORY.map(one)}
      </div>
      {link === undefined ? null : (
        <div className="flex flex-wrap items-end gap-2">
          <label className="grow">
            Web address of the link
            <input
              // biome-ignore lint/a11y/noAutofocus: the person just asked for this field
              autoFocus
              className={inputClass(false)}
              value={link}
              onChange={(event) => setLink(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') setAddress()
                if (event.key === 'Escape') setLink(undefined)
              }}
            />
          </label>
          <Button variant="secondary" onClick={setAddress}>
            {link.trim() ? 'Set the link' : 'Remove the link'}
          </Button>
        </div>
      )}
    </div>
  )
}

function Key({
  label,
  isOn,
  press,
  children,
  style = '',
}: {
  label: string
  isOn?: boolean
  press: () => void
  children: React.ReactNode
  style?: string
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={press}
      className={`min-h-9 min-w-9 cursor-pointer rounded-(--radius) border px-2 ${isOn ? 'border-accent bg-accent-soft' : 'border-line bg-sheet hover:bg-sunken'} ${style}`}
    >
      {children}
    </button>
  )
}
