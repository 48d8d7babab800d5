import { combineTransactionSteps, Extension, getChangedRanges } from '@tiptap/core'
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { findAddresses } from './find-addresses'

/** Makes links of addresses that are typed, once a space or a new line follows them, and of those that are pasted. */
export const AutoLink = Extension.create({
  name: 'autoLink',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('auto-link'),
      props: { transformPasted: (pasted, { state }) => linkedSlice(pasted, state.schema) },
      appendTransaction: (transactions, before, { doc, tr, selection }) => {
        const typed = transactions.filter(({ docChanged }) => docChanged)
        if (typed.length === 0 || typed.some(isNoTyping)) return null
        for (const { newRange } of getChangedRanges(combineTransactionSteps(before.doc, [...transactions])))
          doc.nodesBetween(newRange.from, Math.min(newRange.to, doc.content.size), (block, at) => {
            if (!block.isTextblock) return
            const isLeft = selection.$head.parent !== block
            linkTyped(tr, block, at + 1, { from: newRange.from, to: newRange.to, isLeft })
          })
        return tr.docChanged ? tr : null
      },
    }),
  ],
})

/** What others typed they link themselves, and what is pasted was linked before. What was undone or unlinked is not linked again. */
const isNoTyping = (tr: Transaction) =>
  tr.getMeta(ySyncPluginKey) !== undefined || tr.getMeta('paste') || tr.getMeta('preventAutolink')

type Change = { from: number; to: number; isLeft: boolean }

function linkTyped(tr: Transaction, block: Node, start: number, { from, to, isLeft }: Change) {
  const link = tr.doc.type.schema.marks.link
  const words = block.textBetween(0, block.content.size, undefined, ' ')
  for (const found of findAddresses(words)) {
    const [begin, end] = [start + found.start, start + found.end]
    const rest = words.slice(found.end)
    const isEnded = /^[.,;:!?)\]'"’”]*(\s|$)/.test(rest) && (/\s/.test(rest) || isLeft)
    const isTouched = begin <= to && end + 1 + rest.search(/\s|$/) >= from
    if (link && isEnded && isTouched && !tr.doc.rangeHasMark(begin, end, link))
      tr.addMark(begin, end, link.create({ href: found.href }))
  }
}

/** What is pasted, with a link where an address is written out and none is yet. */
export function linkedSlice({ content, openStart, openEnd }: Slice, schema: Schema): Slice {
  const link = schema.marks.link
  const linked = (fragment: Fragment): Fragment =>
    Fragment.from(
      fragment.content.flatMap((node) => {
        if (!node.isText || !node.text) return [node.copy(linked(node.content))]
        if (!link || link.isInSet(node.marks)) return [node]
        return parted(node, (href) => link.create({ href }).addToSet(node.marks))
      }),
    )
  return new Slice(linked(content), openStart, openEnd)
}

function parted(node: Node, marks: (href: string) => Node['marks']): Node[] {
  const parts: Node[] = []
  let at = 0
  for (const { start, end, href } of findAddresses(node.text ?? '')) {
    if (start > at) parts.push(node.cut(at, start))
    parts.push(node.cut(start, end).mark(marks(href)))
    at = end
  }
  if (at < node.nodeSize) parts.push(node.cut(at))
  return parts
}
