import type { Anchor } from '@/lib/comment/comment'

/*
 * How the editor and the panel beside it talk, without one holding the other: events on the window.
 *   concord:selection    editor → panel   the words selected in the answer, or null when none are; losing focus is no change
 *   concord:thread       editor → panel   somebody chose words that this thread hangs on
 *   concord:show-thread  panel → editor   show the words of this thread
 *   concord:subject      editor → page    the server said that something about this text's subject changed
 */
export type EditorEvents = {
  'concord:selection': Anchor | null
  'concord:thread': { threadId: string }
  'concord:show-thread': { threadId: string; start: string; end: string }
  'concord:subject': null
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

/** Hears one kind of event until the returned function is called. */
export function hearWindow<Name extends keyof EditorEvents>(
  name: Name,
  heard: (detail: EditorEvents[Name]) => void,
): () => void {
  const listener = (event: Event) => heard((event as CustomEvent<EditorEvents[Name]>).detail)
  window.addEventListener(name, listener)
  return () => window.removeEventListener(name, listener)
}
