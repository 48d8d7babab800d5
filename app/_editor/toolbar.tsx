'use client'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { selectionAnchor } from './anchors'
import { tellWindow } from './editor-events'
import { KeyBar } from './key-bar'
import { LinkForm } from './link-form'
import { type Sign, ToolSign } from './tool-signs'
import { TABLE_TOOLS, TOOLS, type Tool, type ToolName } from './tools'

const SIGNS: Partial<Record<ToolName, Sign>> = {
  ...{ bullets: 'bullets', numbers: 'numbers', inwards: 'inwards', outwards: 'outwards', undo: 'undo', redo: 'redo' },
}
const LETTERS: Partial<Record<ToolName, ReactNode>> = {
  bold: <b>B</b>,
  italic: <i className="font-serif">I</i>,
  strike: <s>S</s>,
  superscript: (
    <span>
      x<sup>2</sup>
    </span>
  ),
  subscript: (
    <span>
      x<sub>2</sub>
    </span>
  ),
}
type Shown = 'heading' | 'subheading' | 'quotation' | 'link' | 'table' | 'plain'

/** The tools of a text, each with its name: one stop of the Tab key, gone through by the arrow keys. Those of a list or a table are there inside one. */
export function Toolbar({ editor, hasEvidence = false }: { editor: Editor; hasEvidence?: boolean }) {
  const t = useTranslations('editor')
  const [isLinking, setLinking] = useState(false)
  const here = useEditorState({
    editor,
    selector: () => ({
      on: [...Object.values(TOOLS).flat(), ...TABLE_TOOLS]
        .filter((tool) => tool.isOn?.(editor))
        .map(({ name }) => name as string),
      isTable: editor.isActive('table'),
      isList: editor.isActive('listItem'),
      isLink: editor.isActive('link'),
      hasWords: !editor.state.selection.empty,
    }),
  })
  const press = ({ does }: Tool<string>) => does(editor.chain().focus(), editor).run()
  const key = (tool: Tool<ToolName>) => {
    const sign = SIGNS[tool.name]
    return (
      <Key
        key={tool.name}
        label={t(`tools.${tool.name}`)}
        isOn={tool.isOn && here.on.includes(tool.name)}
        press={() => press(tool)}
      >
        {sign ? <ToolSign sign={sign} /> : (LETTERS[tool.name] ?? t(`shown.${tool.name as Shown}`))}
      </Key>
    )
  }
  return (
    <>
      <KeyBar
        label={t('tools.label')}
        className="flex items-center overflow-x-auto [contain:inline-size] max-wide:[scrollbar-width:none] wide:flex-wrap"
      >
        {TOOLS.text.map(key)}
        {here.isList ? TOOLS.list.map(key) : null}
        <Key label={t('tools.link')} isOn={here.isLink} press={() => setLinking(true)}>
          {t('shown.link')}
        </Key>
        {hasEvidence ? (
          <Key label={t('attachEvidence')} isOff={!here.hasWords} press={() => attachTo(editor)}>
            {t('evidenceTool')}
          </Key>
        ) : null}
        {TOOLS.more.filter(({ name }) => name !== 'table' || !here.isTable).map(key)}
        {TOOLS.history.map(key)}
      </KeyBar>
      {here.isTable ? (
        <KeyBar
          label={t('table.label')}
          className="flex items-center overflow-x-auto border-t [contain:inline-size] border-line pt-1 text-sm max-wide:[scrollbar-width:none] wide:flex-wrap"
        >
          {TABLE_TOOLS.map((tool) => (
            <Key
              key={tool.name}
              label={t(`table.${tool.name}`)}
              isOn={tool.isOn && here.on.includes(tool.name)}
              press={() => press(tool)}
            >
              {t(`table.${tool.name}`)}
            </Key>
          ))}
        </KeyBar>
      ) : null}
      {isLinking ? <LinkForm editor={editor} close={() => setLinking(false)} /> : null}
    </>
  )
}

/** The panel of evidence takes it from here. */
function attachTo(editor: Editor) {
  const anchor = selectionAnchor(editor)
  if (anchor) tellWindow('concord:attach-words', { anchor })
}

function Key({
  label,
  isOn,
  isOff = false,
  press,
  children,
}: {
  label: string
  isOn?: boolean
  isOff?: boolean
  press: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      aria-disabled={isOff || undefined}
      onMouseDown={(event) => event.preventDefault()} // the caret stays where it is
      onClick={press}
      className={`inline-flex min-h-9 min-w-9 shrink-0 cursor-pointer items-center justify-center rounded-(--radius) border px-1.5 whitespace-nowrap ${isOn ? 'border-accent bg-accent-soft font-semibold' : 'border-transparent hover:bg-sunken'} ${isOff ? 'text-secondary' : ''}`}
    >
      {children}
    </button>
  )
}
