import { Extension } from '@tiptap/core'
import { DOMSerializer, type Fragment, type Schema, type Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import * as Y from 'yjs'
import { type Anchor, anchorAt } from './anchors'
import { COMMENTS } from './comment-highlights'
import { EVIDENCE, type EvidenceWords } from './evidence-marks'

/** What goes along with words by the clipboard: which evidence stands at which of their letters, and how many comments stay behind. */
type Carried = {
  textId: string
  comments: number
  evidence: { itemId: string; from: number; to: number; words: string }[]
}
/** What came with words that were pasted: the items, each with the words where they stand now. */
export type Came = { evidence: { itemId: string; anchor: Anchor }[]; comments: number }

const ATTRIBUTE = 'data-concord-words'
const MOST = 50

type Options = { textId: string; document: Y.Doc; evidence: () => EvidenceWords[]; came: (came: Came) => void }

/** Lets marks of evidence go along when words are cut or copied into another answer. Comments stay where they were said. */
export const CarryEvidence = Extension.create<Options>({
  name: 'carryEvidence',
  addOptions: () => ({ textId: '', document: new Y.Doc(), evidence: () => [], came: () => {} }),
  addProseMirrorPlugins() {
    const { textId, document, evidence, came } = this.options
    let taken: Carried | undefined
    let coming: Carried | undefined
    let at: number | undefined
    return [
      new Plugin({
        key: new PluginKey('carry-evidence'),
        props: {
          transformCopied: (slice: Slice, view: EditorView) => {
            taken = takenFrom(view.state, textId, evidence())
            return slice
          },
          clipboardSerializer: new Carrying(this.editor.schema, () => taken),
          transformPastedHTML: (html) => {
            coming = readCarried(html)
            return html
          },
        },
        state: {
          init: () => null,
          apply: (tr, _, before) => {
            if (coming && (tr.getMeta('paste') || tr.getMeta('uiEvent') === 'drop'))
              at = before.doc.textBetween(0, tr.getMeta('paste') ? before.selection.from : tr.selection.from).length
            return null
          },
        },
        view: () => ({
          update: (view) => {
            const [what, begin] = [coming, at]
            if (at === undefined) return
            coming = at = undefined
            if (!what || begin === undefined || what.textId === textId) return
            // By then what was pasted stands in the document itself.
            setTimeout(() => {
              const arrived = what.evidence.flatMap(({ itemId, from, to, words }) => {
                const anchor = view.isDestroyed ? null : anchorAt(document, begin + from, begin + to, words)
                return anchor ? [{ itemId, anchor }] : []
              })
              if (arrived.length + what.comments > 0) came({ evidence: arrived, comments: what.comments })
            }, 0)
          },
        }),
      }),
    ]
  },
})

/** What stands at the selected words whole, by letters counted from the first that is selected. */
function takenFrom(state: EditorState, textId: string, evidence: EvidenceWords[]): Carried | undefined {
  const { from, to } = state.selection
  const begin = state.doc.textBetween(0, from).length
  const within = (key: typeof EVIDENCE) =>
    (key.getState(state)?.find(from, to) ?? []).filter((one) => one.spec.id && one.from >= from && one.to <= to)
  const marked = within(EVIDENCE).flatMap((one) => {
    const item = evidence.find(({ id }) => id === one.spec.id)
    const first = state.doc.textBetween(0, one.from).length - begin
    const words = state.doc.textBetween(one.from, one.to)
    return item ? [{ itemId: item.itemId, from: first, to: first + words.length - 1, words }] : []
  })
  const comments = new Set(within(COMMENTS).map(({ spec }) => spec.id)).size
  return marked.length + comments > 0 ? { textId, comments, evidence: marked.slice(0, MOST) } : undefined
}

/** Words as they go to the clipboard, with what goes along in the first of their elements. */
class Carrying extends DOMSerializer {
  constructor(
    schema: Schema,
    private readonly taken: () => Carried | undefined,
  ) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema))
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ) {
    const made = super.serializeFragment(fragment, options, target)
    const [taken, first] = [target ? undefined : this.taken(), (made as DocumentFragment).firstElementChild]
    if (taken && first) first.setAttribute(ATTRIBUTE, JSON.stringify(taken))
    return made
  }
}

/** Anybody's page can put something in a clipboard. What is meant is judged by the server. */
const isSound = ({ itemId, from, to, words }: Carried['evidence'][number]) =>
  typeof itemId === 'string' && typeof words === 'string' && Number.isInteger(from) && Number.isInteger(to) && from >= 0

function readCarried(html: string): Carried | undefined {
  if (!html.includes(ATTRIBUTE)) return undefined
  const said = new DOMParser()
    .parseFromString(html, 'text/html')
    .querySelector(`[${ATTRIBUTE}]`)
    ?.getAttribute(ATTRIBUTE)
  try {
    const { textId, comments, evidence } = JSON.parse(said ?? '') as Carried
    const isOurs = typeof textId === 'string' && Number.isInteger(comments) && Array.isArray(evidence)
    return isOurs ? { textId, comments, evidence: evidence.filter(isSound).slice(0, MOST) } : undefined
  } catch {
    return undefined
  }
}
