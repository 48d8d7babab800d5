import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/**
 * Holds the name at each other person's caret inside the width of the text: it stands to the right of its caret, and is
 * moved to the left by as much as would be cut off. A caret that moves keeps its element, so all are looked at again
 * whenever the text or a caret has changed, and when the width has.
 */
export const CaretNames = Extension.create({
  name: 'caretNames',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('caret-names'),
      view: ({ dom }) => {
        let frame = 0
        const look = () => {
          cancelAnimationFrame(frame)
          frame = requestAnimationFrame(() => holdInside(dom))
        }
        const width = new ResizeObserver(look)
        width.observe(dom)
        return {
          update: look,
          destroy: () => {
            cancelAnimationFrame(frame)
            width.disconnect()
          },
        }
      },
    }),
  ],
})

/** Measures all before it moves any, so that the page is laid out once. */
function holdInside(text: HTMLElement) {
  const edge = text.getBoundingClientRect().right
  const moves = [...text.querySelectorAll<HTMLElement>('.remote-caret-name')].map((name) => {
    const left = name.parentElement?.getBoundingClientRect().left ?? 0
    return { name, by: Math.min(0, edge - left - name.offsetWidth) }
  })
  for (const { name, by } of moves) name.style.marginLeft = by ? `${by}px` : ''
}
