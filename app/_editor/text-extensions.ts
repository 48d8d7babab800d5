import Collaboration from '@tiptap/extension-collaboration'
import Subscript from '@tiptap/extension-subscript'
import Superscript from '@tiptap/extension-superscript'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import type * as Y from 'yjs'
import { readAddress } from './address'
import { SoundAttributes } from './sound-attributes'

/** Each block is written from the side that its own first letter says, so that a line of Arabic or Urdu reads as it should. */
const OWN_DIRECTION = { HTMLAttributes: { dir: 'auto' } }

/** A letter is raised or lowered, not both. */
const Raised = Superscript.extend({ excludes: 'subscript superscript' })
const Lowered = Subscript.extend({ excludes: 'subscript superscript' })

/** What an answer may hold: headings, emphasis, lists, quotes, links and tables, all living in one Yjs document. */
export const textExtensions = (document: Y.Doc) => [
  SoundAttributes,
  StarterKit.configure({
    undoRedo: false, // undo comes with collaboration and takes back one's own edits only
    trailingNode: false, // it would edit the text of whoever only opens it
    heading: { levels: [2, 3], ...OWN_DIRECTION },
    paragraph: OWN_DIRECTION,
    codeBlock: false,
    link: {
      openOnClick: false,
      autolink: false, // it takes "May.It" for an address
      linkOnPaste: false,
      isAllowedUri: (address) => !address || readAddress(address).ok,
      HTMLAttributes: { rel: 'noopener noreferrer nofollow' },
    },
  }),
  Raised,
  Lowered,
  TableKit.configure({ table: { resizable: false, renderWrapper: true } }),
  Collaboration.configure({ document }),
]
