import { Extension } from '@tiptap/core'
import { type Attrs, Fragment, type Mark, type Node, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/** A cell that spans more would make every table map as large as it says. */
const WIDEST = 100

const isText = (value: unknown) => value === null || typeof value === 'string'
const isSpan = (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= WIDEST
const SOUND: Record<string, (value: unknown) => boolean> = {
  href: isText,
  title: isText,
  type: isText,
  align: isText,
  level: (value) => value === 2 || value === 3,
  start: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 1_000_000,
  colspan: isSpan,
  rowspan: isSpan,
  colwidth: (value) => value === null,
}

/** What is not of its kind is left out, and the default stands: also how a link looks and opens, which is not its writer's to say. */
const soundOf = (attrs: Attrs | null = null): Attrs | null =>
  attrs && typeof attrs === 'object'
    ? Object.fromEntries(Object.entries(attrs).filter(([name, value]) => SOUND[name]?.(value)))
    : null

/**
 * Holds what arrives in a shared text to what the editor can draw. Whoever may write may send anything, and a link to a
 * number or a cell a million wide would stop the page of everybody who has the answer open. What is pasted or dropped is
 * held to the same before it is put in: the page that it was copied from may mean harm, and all should see what one does.
 */
export const SoundAttributes = Extension.create({
  name: 'soundAttributes',
  onBeforeCreate() {
    holdToSound(this.editor.schema)
  },
  addProseMirrorPlugins() {
    const transformPasted = (pasted: Slice) => soundSlice(pasted)
    return [new Plugin({ key: new PluginKey('sound-attributes'), props: { transformPasted } })]
  },
})

/** What is pasted, with nothing in it that is not of its kind. */
export const soundSlice = ({ content, openStart, openEnd }: Slice) => new Slice(held(content), openStart, openEnd)
const held = ({ content }: Fragment): Fragment => Fragment.from(content.map(heldNode))
const heldNode = (node: Node): Node =>
  node.isText
    ? node.mark(node.marks.map(heldMark))
    : node.type.create(soundOf(node.attrs), held(node.content), node.marks.map(heldMark))
const heldMark = ({ type, attrs }: Mark) => type.create(soundOf(attrs))

/** A node that cannot be is thrown, as the schema does: the shared text then lets go of it. */
export function holdToSound(schema: Schema) {
  const { node, mark } = schema
  schema.node = (type, attrs, content, marks) => {
    if (type === 'text') throw new RangeError('words come as text and not as a block')
    return node.call(schema, type, soundOf(attrs), content, marks)
  }
  schema.mark = (type, attrs) => mark.call(schema, type, soundOf(attrs))
}
