import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Code } from '@tiptap/extension-code'
import Collaboration from '@tiptap/extension-collaboration'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import Subscript from '@tiptap/extension-subscript'
import Superscript from '@tiptap/extension-superscript'
import { TableKit } from '@tiptap/extension-table'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { Dropcursor, Gapcursor } from '@tiptap/extensions'
import type * as Y from 'yjs'
import { ExactEdits } from './exact-edits'
import { LinkMark } from './link-mark'
import { SoundAttributes } from './sound-attributes'

/** Each block is written from the side that its own first letter says, so that a line of Arabic or Urdu reads as it should. */
const OWN_DIRECTION = { HTMLAttributes: { dir: 'auto' } }

/** A letter is raised or lowered, not both. */
const Raised = Superscript.extend({ excludes: 'subscript superscript' })
const Lowered = Subscript.extend({ excludes: 'subscript superscript' })

/** `data-type` says the kind of numbering to our style sheet, which cannot tell `a` from `A` in `type`. */
const Numbered = OrderedList.extend({
  renderHTML({ HTMLAttributes }) {
    const { start, type, ...attributes } = HTMLAttributes
    return ['ol', { ...attributes, ...(start === 1 ? {} : { start }), ...(type ? { type, 'data-type': type } : {}) }, 0]
  },
})

/**
 * What an answer may hold: headings, emphasis, lists, quotes, links and tables, all living in one Yjs document. Undo comes
 * with collaboration, and takes back one's own edits only; nothing is added at the end of the text of whoever only opens it.
 */
export const textExtensions = (document: Y.Doc) => [
  SoundAttributes,
  ExactEdits,
  ...[Document, Text, HardBreak, Blockquote, HorizontalRule, BulletList, Numbered, ListItem, ListKeymap],
  Paragraph.configure(OWN_DIRECTION),
  Heading.configure({ levels: [2, 3], ...OWN_DIRECTION }),
  ...[Bold, Italic, Strike, Underline, Code, LinkMark, Raised, Lowered],
  ...[Dropcursor, Gapcursor],
  TableKit.configure({ table: { resizable: false, renderWrapper: true } }),
  Collaboration.configure({ document }),
]
