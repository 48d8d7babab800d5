import * as Y from 'yjs'
import { LIMITS } from './protocol'

/** The one text in a document that an editor shows. */
const SHOWN = 'default'

/**
 * Takes out of a text, in the transaction that brings it, what an editor fails at: words outside every paragraph, at
 * which it would stop and then write its old text over the new, and blocks nested deeper than its stack. Every reader
 * takes out the same, so nobody has to tell anybody.
 */
export function takeOutUnfit({ doc, changed }: Y.Transaction) {
  if (!doc.share.has(SHOWN)) return
  const isOnlyText = [...changed.keys()].every((type) => type instanceof Y.XmlText)
  const shown = doc.getXmlFragment(SHOWN)
  if (isOnlyText && shown.length > 0 && changed.size > 0) return
  const waiting: [Y.XmlFragment, number][] = [[shown, 1]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [parent, depth] = next
    const children = parent.toArray()
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at]
      const isElement = child instanceof Y.XmlElement
      if (isElement ? depth > LIMITS.blocksDeep : depth === 1) parent.delete(at)
      else if (isElement) waiting.push([child, depth + 1])
    }
  }
}
