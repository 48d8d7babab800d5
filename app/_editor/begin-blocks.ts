import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import * as Y from 'yjs'

/** Blocks that hold words and nothing else. */
const OF_WORDS = new Set(['paragraph', 'heading'])

/**
 * Gives each block that is made here its place for words at once, also while it is empty. Without it the first letter makes
 * that place, so two people who begin in one empty paragraph make two, and their editors then write the words of both into
 * one of them again and delete the other, under the hands of whoever goes on typing in it.
 */
export const BeginBlocks = Extension.create<{ document: Y.Doc | null }>({
  name: 'beginBlocks',
  addOptions: () => ({ document: null }),
  addProseMirrorPlugins() {
    const { document } = this.options
    return [
      new Plugin({
        key: new PluginKey('begin-blocks'),
        view: () => ({ destroy: document ? beginBlocks(document) : undefined }),
      }),
    ]
  },
})

/** Until the returned function is called. What others make they begin themselves. */
export function beginBlocks(doc: Y.Doc): () => void {
  const made = (transaction: Y.Transaction) => {
    if (!transaction.local) return
    const empty = madeIn(transaction).filter((element) => OF_WORDS.has(element.nodeName) && element.length === 0)
    if (empty.length === 0) return
    doc.transact(() => {
      for (const element of empty) element.insert(0, [new Y.XmlText()])
    }, beginBlocks)
  }
  doc.on('afterTransaction', made)
  return () => doc.off('afterTransaction', made)
}

function madeIn({ doc, beforeState }: Y.Transaction): Y.XmlElement[] {
  const structs = doc.store.clients.get(doc.clientID) ?? []
  const from = beforeState.get(doc.clientID) ?? 0
  const made: Y.XmlElement[] = []
  for (let at = structs.length - 1; at >= 0; at--) {
    const struct = structs[at]
    if (!struct || struct.id.clock < from) break
    const type =
      struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentType
        ? struct.content.type
        : null
    if (type instanceof Y.XmlElement) made.push(type)
  }
  return made
}
