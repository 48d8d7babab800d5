'use client'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import * as Y from 'yjs'
import { takeOutUnfit } from '@/lib/sync/wire/unfit'
import { type Anchor, selectionAnchor, type ThreadAnchor } from './anchors'
import { CommentHighlights, redrawMarks } from './comment-highlights'
import { fromBase64 } from './encode'
import { ReadOnly } from './read-only'
import { showThread } from './show-thread'
import { textExtensions } from './text-extensions'

type Props = {
  state: string
  label: string
  anchors?: ThreadAnchor[]
  onSelect?: (anchor: Anchor | null) => void
  onThread?: (threadId: string) => void
  shownThread?: string
}

/** An answer as it was frozen (`state`: its Yjs state in base64). It can be read and selected, not changed. */
export function FrozenText({ state, label, anchors = [], onSelect, onThread, shownThread }: Props) {
  const [doc] = useState(() => {
    const made = new Y.Doc()
    made.transact((transaction) => {
      Y.applyUpdate(made, fromBase64(state))
      takeOutUnfit(transaction)
    })
    return made
  })
  const shown = useRef({ anchors, active: shownThread, onSelect, onThread })
  shown.current = { anchors, active: shownThread, onSelect, onThread }
  const editor = useEditor(
    {
      immediatelyRender: false,
      extensions: [
        ...textExtensions(doc),
        ReadOnly.configure({ canWrite: () => false }),
        CommentHighlights.configure({
          document: doc,
          anchors: () => shown.current.anchors,
          active: () => shown.current.active,
          chosen: (threadId) => shown.current.onThread?.(threadId),
        }),
      ],
      editorProps: {
        attributes: {
          class: 'prose',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-readonly': 'true',
          'aria-label': label,
          inputmode: 'none',
        },
      },
      onSelectionUpdate: ({ editor: now }) => shown.current.onSelect?.(selectionAnchor(now)),
    },
    [doc],
  )
  const drawn = anchors.map((anchor) => anchor.threadId).join()
  useEffect(() => {
    if (!editor || drawn === undefined) return
    if (shownThread) showThread(editor, shownThread)
    else redrawMarks(editor)
  }, [editor, drawn, shownThread])
  return <EditorContent editor={editor} />
}
