import { type Editor, useEditorState } from '@tiptap/react'
import { Button } from '@/app/_ui/button'

export type Outline = { offer: string; hint: string; headings: string[] }

/** Puts headings into a text in which nothing is written yet. */
export function OutlineOffer({ editor, outline: { offer, hint, headings } }: { editor: Editor; outline: Outline }) {
  const isEmpty = useEditorState({ editor, selector: (now) => now.editor.isEmpty })
  if (!isEmpty) return null
  const blocks = headings.flatMap((words) => [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: words }] },
    { type: 'paragraph' },
  ])
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Button variant="secondary" onClick={() => editor.chain().insertContentAt(0, blocks).focus().run()}>
        {offer}
      </Button>
      <span className="text-secondary">{hint}</span>
    </p>
  )
}
