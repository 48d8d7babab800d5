import type * as Y from 'yjs'
import { readText } from '../read-text'
import { Change } from './change'
import { Letters } from './letters'

/** The part of a document that an editor shows. */
const SHOWN = 'default'
export const lettersIn = (doc: Y.Doc) => new Letters(readText(doc.getXmlFragment(SHOWN)))

/**
 * Tells of each edit of a document, while `isWanted`, what it did to its letters, before anybody else hears of it: an editor draws
 * when it hears. Ends with what it gives back.
 */
export function watchLetters(doc: Y.Doc, isWanted: () => boolean, changed: (change: Change) => void): () => void {
  let known: Letters | undefined
  const before = () => {
    known = isWanted() ? (known ?? lettersIn(doc)) : undefined
  }
  const after = (transaction: Y.Transaction) => {
    const was = known
    if (transaction.changed.size === 0 || !was) return
    known = lettersIn(doc)
    const { beforeState } = transaction
    changed(new Change(was, known, ({ client, clock }) => clock >= (beforeState.get(client) ?? 0)))
  }
  doc.on('beforeTransaction', before)
  doc.on('beforeObserverCalls', after)
  return () => {
    doc.off('beforeTransaction', before)
    doc.off('beforeObserverCalls', after)
  }
}
