import Collaboration from '@tiptap/extension-collaboration'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import type * as Y from 'yjs'
import { SoundAttributes } from './sound-attributes'

/** What an answer may hold: headings, emphasis, lists, quotes, links and tables, all living in one Yjs document. */
export const textExtensions = (document: Y.Doc) => [
  SoundAttributes,
  StarterKit.configure({
    undoRedo: false, // undo comes with collaboration and takes back one's own edits only
    trailingNode: false, // it would edit the text of whoever only opens it
    heading: { levels: [2, 3] },
    codeBlock: false,
    link: {
      openOnClick: false,
      HTMLAttributes: { rel: 'noopener noreferrer nofollow' },
    },
  }),
  TableKit.configure({ table: { resizable: false } }),
  Collaboration.configure({ document }),
]
