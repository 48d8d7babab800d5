import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform'
import { updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

type Binding = Parameters<typeof updateYFragment>[3]
type Made = Pick<Transaction, 'steps' | 'docs'>
const key = new PluginKey<readonly Transaction[]>('exact-edits')

/**
 * Puts what somebody does into the document letter by letter as they did it. Without it the binding compares the text before
 * and after, and of phrases that stand twice it lets the wrong one go: the comment on the other would move with it.
 */
export const ExactEdits = Extension.create({
  name: 'exactEdits',
  // Before the binding, which then finds nothing left to do.
  priority: 10_000,
  addProseMirrorPlugins() {
    const written = new WeakSet<Transaction>()
    return [
      new Plugin<readonly Transaction[]>({
        key,
        state: {
          init: () => [],
          apply: (tr, made) => {
            if (tr.getMeta(ySyncPluginKey) || !tr.docChanged) return made
            return [...made.filter((one) => !written.has(one)), tr]
          },
        },
        view: () => ({
          update: ({ state }) => {
            const made = (key.getState(state) ?? []).filter((one) => !written.has(one))
            const sync = ySyncPluginKey.getState(state)
            if (made.length === 0 || !sync?.binding || sync.isChangeOrigin) return
            for (const one of made) written.add(one)
            sync.binding.mux(() => writeExactly(sync.type, made, state.doc, sync.binding, sync.addToHistory))
          },
        }),
      }),
    ]
  },
})

/** One edit of the document: the letters that these steps took and put, as far as they can be told, and then whatever differs still. */
export function writeExactly(
  fragment: Y.XmlFragment,
  made: readonly Made[],
  after: Node,
  binding: Binding,
  isUndone = true,
) {
  const { doc } = fragment
  if (!doc) return
  doc.transact((transaction) => {
    transaction.meta.set('addToHistory', isUndone)
    const steps = made.flatMap(({ steps, docs }) => steps.map((step, at) => ({ step, before: docs[at] as Node })))
    for (const { step, before } of steps) if (!writeStep(fragment, before, step, binding)) break
    updateYFragment(doc, fragment, after, binding)
  }, ySyncPluginKey)
}

/** Says whether the document is now as the step left it, as far as its letters go, so that the next step finds its place. */
function writeStep(fragment: Y.XmlFragment, before: Node, step: Step, { mapping }: Binding): boolean {
  const texts = textsOf(fragment, before)
  if (!texts) return false
  const take = ({ text, at, length }: Placed, from: number, to: number) => {
    const [first, end] = [Math.max(from - at, 0), Math.min(to - at, length)]
    if (first < end) text.delete(first, end - first)
  }
  if (step instanceof ReplaceAroundStep) {
    const { from, gapFrom, gapTo, to } = step
    for (const placed of texts.filter(isTouchedBy(from, to))) {
      forget(placed.text, mapping)
      take(placed, gapTo, to)
      take(placed, from, gapFrom)
    }
    return false
  }
  if (!(step instanceof ReplaceStep)) return false
  const { from, to, slice } = step
  const isWithin = before.resolve(from).sameParent(before.resolve(to)) && before.resolve(from).parent.isTextblock
  const words = slice.openStart + slice.openEnd === 0 ? textOf(slice.content) : undefined
  for (const placed of texts.filter(isTouchedBy(from, to))) {
    forget(placed.text, mapping)
    take(placed, from, to)
    if (!isWithin || !words) continue
    placed.text.insert(from - placed.at, words)
    return true
  }
  return isWithin && words === ''
}

const isTouchedBy =
  (from: number, to: number) =>
  ({ at, length }: Placed) =>
    from <= at + length && to >= at

/** Whatever the binding remembers of a text that changes, and of what holds it. */
function forget(text: Y.XmlText, mapping: Binding['mapping']) {
  for (let node: Y.XmlElement | Y.XmlFragment | Y.XmlText | null = text; node; node = node.parent as typeof node)
    mapping.delete(node)
}

/** The words of what holds nothing else. */
function textOf(content: { forEach: (each: (node: Node) => void) => void }): string | undefined {
  let words: string | undefined = ''
  content.forEach(({ text }) => {
    words = words === undefined || text === undefined ? undefined : words + text
  })
  return words
}

type Placed = { text: Y.XmlText; at: number; length: number }

/** Each text of the document with the position of its first letter in the editor; undefined where the two are not alike. */
function textsOf(fragment: Y.XmlFragment, shown: Node, position = 0): Placed[] | undefined {
  const placed: Placed[] = []
  const children = fragment.toArray().filter((child) => !(child instanceof Y.XmlText && child.length === 0))
  let at = position
  for (let place = 0; place < shown.childCount; ) {
    const child = children.shift()
    const node = shown.child(place)
    if (child instanceof Y.XmlText) {
      const start = at
      for (; place < shown.childCount && shown.child(place).isText; place++) at += shown.child(place).nodeSize
      if (at - start !== child.length) return undefined
      placed.push({ text: child, at: start, length: child.length })
    } else if (child instanceof Y.XmlElement && child.nodeName === node.type.name) {
      const inside = textsOf(child, node, at + 1)
      if (!inside) return undefined
      placed.push(...inside)
      at += node.nodeSize
      place++
    } else return undefined
  }
  return children.length === 0 ? placed : undefined
}
