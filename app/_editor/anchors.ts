import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { quoteOf } from '@/lib/comment/comment'
import { fromBase64, toBase64 } from './encode'

/** Where a comment hangs: two Yjs relative positions, which move with the words whatever is edited around them. */
export type Anchor = { start: string; end: string; quote: string }
export type ThreadAnchor = { threadId: string; start: string; end: string }

/** The words that are selected, or null when none are. */
export function selectionAnchor(editor: Editor): Anchor | null {
  const { from, to, empty } = editor.state.selection
  const sync = ySyncPluginKey.getState(editor.state)
  if (empty || !sync?.binding) return null
  const quote = quoteOf(editor.state.doc.textBetween(from, to, ' '))
  if (!quote) return null
  const encode = (position: number) =>
    toBase64(Y.encodeRelativePosition(absolutePositionToRelativePosition(position, sync.type, sync.binding.mapping)))
  return { start: encode(from), end: encode(to), quote }
}

/** Where these words are now; undefined when they are gone. */
export function rangeOf(
  state: EditorState,
  anchor: Pick<ThreadAnchor, 'start' | 'end'>,
): { from: number; to: number } | undefined {
  const sync = ySyncPluginKey.getState(state)
  if (!sync?.binding) return undefined
  const decode = (position: string) =>
    relativePositionToAbsolutePosition(
      sync.doc,
      sync.type,
      Y.decodeRelativePosition(fromBase64(position)),
      sync.binding.mapping,
    )
  try {
    const from = decode(anchor.start)
    const to = decode(anchor.end)
    return from !== null && to !== null && from < to && to <= state.doc.content.size ? { from, to } : undefined
  } catch {
    return undefined // an anchor that cannot be read is an orphan; the panel lists it all the same
  }
}
