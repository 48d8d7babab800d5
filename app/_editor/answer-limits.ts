import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { LIMITS } from '@/lib/sync/wire/protocol'

/**
 * Holds an answer to its largest length, and to blocks within blocks that every browser can draw, however text arrives:
 * typed, pasted, dropped. What would go beyond is not put in at all, and `refuse` is told why. What others wrote passes, so
 * that no text is ever hidden from anybody.
 */
export const AnswerLimits = Extension.create<{ refuse: (words: string) => void }>({
  name: 'answerLimits',
  addOptions: () => ({ refuse: () => {} }),
  addProseMirrorPlugins() {
    const { refuse } = this.options
    return [
      new Plugin({
        key: new PluginKey('answer-limits'),
        filterTransaction: (tr) => {
          if (!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return true
          const refusal = tooLong(tr.before, tr.doc) ?? tooDeep(tr.before, tr.doc)
          if (refusal) refuse(refusal)
          return !refusal
        },
      }),
    ]
  },
})

const number = new Intl.NumberFormat('en-GB')
function tooLong({ textContent: { length: before } }: Node, { textContent: { length: after } }: Node) {
  if (after <= LIMITS.answerCharacters || after <= before) return undefined
  return `That is ${number.format(after - before)} more characters, and the answer has ${number.format(before)}. An answer holds at most ${number.format(LIMITS.answerCharacters)}, so nothing was added. Attach long text as evidence and summarise it here.`
}

function tooDeep(before: Node, after: Node) {
  const depth = deepestOf(after)
  if (depth <= LIMITS.blocksDeep || depth <= deepestOf(before)) return undefined
  return `That makes quotes, lists or tables more than ${LIMITS.blocksDeep} deep inside one another, which an answer cannot hold, so nothing was changed. What you copied can be pasted without its formatting.`
}

/** How many blocks lie inside one another at most. */
function deepestOf(node: Node): number {
  let deepest = 0
  node.forEach((child) => {
    if (!child.isText) deepest = Math.max(deepest, 1 + deepestOf(child))
  })
  return deepest
}
