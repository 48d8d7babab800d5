import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { cleanPaste } from './clean-paste'
import type { LeftOut } from './take-out'

/** What came with a paste and is not in the text: said to whoever pasted. `files` can be attached as evidence as they are. */
export type NotTaken = Omit<LeftOut, 'pictures'> & { names: string[]; pictures: number; files: File[] }

/** Cleans what is pasted and dropped, as one step of undo, and tells what was not taken. */
export const Paste = Extension.create<{ canWrite: () => boolean; tell: (left: NotTaken | undefined) => void }>({
  name: 'cleanPaste',
  addOptions: () => ({ canWrite: () => false, tell: () => {} }),
  addProseMirrorPlugins() {
    const { canWrite, tell } = this.options
    return [
      new Plugin({
        key: new PluginKey('paste'),
        props: {
          transformPastedHTML: (html) => {
            tell(undefined)
            if (isOurs(html)) return html
            const cleaned = cleanPaste(new DOMParser().parseFromString(html, 'text/html'))
            tell(canWrite() ? notTaken(cleaned.left) : undefined)
            return cleaned.html
          },
          handlePaste: (view, { clipboardData }, slice) => {
            apart(view)
            return takesFiles(clipboardData, slice.size, tell)
          },
          handleDrop: (view, { dataTransfer }, slice) => {
            apart(view)
            return takesFiles(dataTransfer, slice.size, tell)
          },
        },
      }),
    ]
  },
})

/** Words that were copied from an answer are as they should be. */
const isOurs = (html: string) => html.includes('data-pm-slice')

/** Ends the step of undo before, and after what the editor now puts in. */
function apart({ state }: EditorView) {
  const undo = yUndoPluginKey.getState(state)?.undoManager
  undo?.stopCapturing()
  setTimeout(() => undo?.stopCapturing(), 0)
}

/** What is told of what was left out; undefined where everything was taken. */
export function notTaken({ pictures, ...left }: LeftOut): NotTaken | undefined {
  if (pictures.length === 0 && !left.isTracked && !left.hasComments && left.links === 0) return undefined
  const files = pictures.map(({ name, src }, at) => (src ? fileOf(src, name || `picture-${at + 1}`) : undefined))
  const names = [...new Set(pictures.map(({ name }) => name).filter(Boolean))]
  return { ...left, pictures: pictures.length, names, files: files.filter((file) => file !== undefined) }
}

/** Files alone are never put into the text, and the browser is not left to open one in the place of the page. */
function takesFiles(data: DataTransfer | null, words: number, tell: (left: NotTaken | undefined) => void): boolean {
  const files = [...(data?.files ?? [])]
  if (files.length === 0 || words > 0) return false
  tell({
    ...{ isTracked: false, hasComments: false, links: 0 },
    ...{ pictures: files.length, names: files.map(({ name }) => name), files },
  })
  return true
}

/** A picture out of the address that it stands in. */
function fileOf(src: string, name: string): File | undefined {
  const [, kind = 'png', bytes = ''] = /^data:image\/(\w+);base64,(.*)$/s.exec(src) ?? []
  try {
    const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
    return content.length > 0
      ? new File([content], `${name.slice(0, 80)}.${kind}`, { type: `image/${kind}` })
      : undefined
  } catch {
    return undefined
  }
}
