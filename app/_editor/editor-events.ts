import type { Anchor } from '@/lib/comment/comment'

/*
 * How the editor and the panel beside it talk, without one holding the other: events on the window.
 *   concord:selection    editor → panel   the words selected in the answer, or null when none are; losing focus is no change
 *   concord:taken        panel → editor   the words that something is being written on, to stay marked, or null when none are
 *   concord:thread       editor → panel   somebody chose words that this thread hangs on
 *   concord:show-thread  panel → editor   show the words of this thread
 *   concord:evidence-order  editor → panel  in which order marks of evidence stand, by their ids: their numbers
 *   concord:show-evidence   panel → editor  show the words of this mark
 *   concord:attach-words    editor → panel  somebody wants evidence for the selected words
 *   concord:show-answer     panel → page    on a phone: show the answer, in which words are selected
 *   concord:subject      editor → page    this person may do something else with this text now
 *   concord:offer-evidence  editor → panel  files that the text cannot hold, to be attached beside it; none where only their names came
 */
export type EditorEvents = {
  'concord:selection': Anchor | null
  'concord:taken': Anchor | null
  'concord:thread': { threadId: string }
  'concord:show-thread': { threadId: string }
  'concord:evidence-order': { ids: string[] }
  'concord:show-evidence': { id: string }
  'concord:attach-words': { anchor: Anchor }
  'concord:show-answer': null
  'concord:subject': null
  'concord:offer-evidence': { files: File[] }
}

export const tellWindow = <Name extends keyof EditorEvents>(name: Name, detail: EditorEvents[Name]) =>
  window.dispatchEvent(new CustomEvent(name, { detail }))

let selected: Anchor | null = null
if (typeof window !== 'undefined')
  window.addEventListener('concord:selection', (event) => {
    selected = (event as CustomEvent<Anchor | null>).detail
  })

/** The words selected in the answer now: a panel may be opened after they were. */
export const selectedNow = () => selected

let order: string[] = []
let wanted: { at: string; anchor: Anchor } | undefined
if (typeof window !== 'undefined') {
  window.addEventListener('concord:evidence-order', (event) => {
    order = (event as CustomEvent<EditorEvents['concord:evidence-order']>).detail.ids
  })
  window.addEventListener('concord:attach-words', (event) => {
    const { anchor } = (event as CustomEvent<EditorEvents['concord:attach-words']>).detail
    wanted = { at: location.pathname, anchor }
  })
}

/** In which order the marks of evidence stand in the answer now. */
export const orderNow = (): readonly string[] => order

/** The words for which evidence is wanted, once: the form that takes them may come after they were. */
export function wordsWanted(): Anchor | null {
  const anchor = wanted?.at === location.pathname ? wanted.anchor : null
  wanted = undefined
  return anchor
}

/** What is offered belongs to the page that it was brought to, and to no other. */
let offered: { at: string; files: File[] } = { at: '', files: [] }
if (typeof window !== 'undefined')
  window.addEventListener('concord:offer-evidence', (event) => {
    const { files } = (event as CustomEvent<EditorEvents['concord:offer-evidence']>).detail
    offered = { at: location.pathname, files: [...files] }
  })

/** The file that is offered as evidence now: the form that takes it may come after it was. Once it is attached the next one is. */
export const offeredNow = (): File | undefined => (offered.at === location.pathname ? offered.files[0] : undefined)
export const attachedOffered = (file: File | undefined) => {
  if (file && file === offered.files[0]) offered.files.shift()
}

/** Hears one kind of event until the returned function is called. */
export function hearWindow<Name extends keyof EditorEvents>(
  name: Name,
  heard: (detail: EditorEvents[Name]) => void,
): () => void {
  const listener = (event: Event) => heard((event as CustomEvent<EditorEvents[Name]>).detail)
  window.addEventListener(name, listener)
  return () => window.removeEventListener(name, listener)
}
