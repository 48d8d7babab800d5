'use client'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import * as Y from 'yjs'
import { takeOutUnfit } from '@/lib/sync/wire/unfit'
import { type Anchor, anchorAt, type MarkedWords, selectionAnchor } from './anchors'
import { CommentHighlights, redrawMarks } from './comment-highlights'
import { fromBase64 } from './encode'
import { EvidenceMarks, type EvidenceWords } from './evidence-marks'
import { ReadOnly } from './read-only'
import { showThread } from './show-thread'
import { textExtensions } from './text-extensions'

type Props = {
  state: string
  label: string
  anchors?: MarkedWords[]
  /** Words that rest on evidence, by their places among the letters. */
  evidence?: FrozenEvidence[]
  /** What the number of one is called for whoever listens. */
  called?: string
  onSelect?: (anchor: Anchor | null) => void
  onThread?: (threadId: string) => void
  shownThread?: string
}

/** Words that rest on evidence, by the places of their first and last letter, and what a card says of it. */
export type FrozenEvidence = Omit<EvidenceWords, 'start' | 'end'> & { from: number; to: number; words: string }

/** An answer as it was frozen (`state`: its Yjs state in base64). It can be read and selected, not changed. */
export function FrozenText({
  state,
  label,
  anchors = [],
  evidence = [],
  called = '',
  onSelect,
  onThread,
  shownThread,
}: Props) {
  const [doc] = useState(() => {
    const made = new Y.Doc()
    made.transact((transaction) => {
      Y.applyUpdate(made, fromBase64(state))
      takeOutUnfit(transaction)
    })
    return made
  })
  const [placed] = useState(() =>
    evidence.flatMap(({ from, to, words, ...about }): EvidenceWords[] => {
      const anchor = anchorAt(doc, from, to, words)
      return anchor ? [{ ...about, ...anchor }] : []
    }),
  )
  const shown = useRef({ anchors, active: shownThread, onSelect, onThread })
  shown.current = { anchors, active: shownThread, onSelect, onThread }
  const editor = useEditor(
    {
      immediatelyRender: false,
      extensions: [
        ...textExtensions(doc),
        ReadOnly.configure({ canWrite: () => false }),
        EvidenceMarks.configure({
          document: doc,
          evidence: () => placed,
          called,
        }),
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
  const drawn = anchors.map(({ id }) => id).join()
  useEffect(() => {
    if (!editor || drawn === undefined) return
    if (shownThread) showThread(editor, shownThread)
    else redrawMarks(editor)
  }, [editor, drawn, shownThread])
  return <EditorContent editor={editor} className="evidence-room" />
}
