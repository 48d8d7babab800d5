import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { relativePositionToAbsolutePosition, yCursorPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { initialsOf, shapeOf } from './person'

/**
 * Shows where others are writing: a line at each one's caret, their mark in the margin beside it, a tint over what they have
 * selected. It is drawn over the text and never in it, so that a word with a caret in it is one word to a screen reader,
 * to the browser's own search, to a spelling checker and to whoever types there.
 */
export const RemoteCarets = Extension.create<{ awareness: Awareness | null }>({
  name: 'remoteCarets',
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options
    if (!awareness) return []
    return [
      yCursorPlugin(awareness, { awarenessStateFilter: () => false }), // tells others where one's own caret is
      new Plugin({ key: new PluginKey('remote-carets'), view: (view) => drawn(view, awareness) }),
    ]
  },
})

function drawn(view: EditorView, awareness: Awareness) {
  const layer = document.createElement('div')
  layer.className = 'remote-carets no-print'
  layer.setAttribute('aria-hidden', 'true')
  let frame = 0
  const look = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      if (view.isDestroyed) return
      if (view.dom.nextSibling !== layer) view.dom.after(layer)
      layer.replaceChildren(...marksOf(view, awareness))
    })
  }
  const size = new ResizeObserver(look)
  size.observe(view.dom)
  awareness.on('change', look)
  return {
    update: look,
    destroy: () => {
      cancelAnimationFrame(frame)
      size.disconnect()
      awareness.off('change', look)
      layer.remove()
    },
  }
}

type Cursor = { anchor: object; head: object }

function marksOf(view: EditorView, awareness: Awareness): HTMLElement[] {
  const sync = ySyncPluginKey.getState(view.state)
  if (!sync?.binding) return []
  const placeOf = (position: object) => {
    const relative = Y.createRelativePositionFromJSON(position)
    const place = relativePositionToAbsolutePosition(sync.doc, sync.type, relative, sync.binding.mapping)
    return place === null ? null : Math.min(place, view.state.doc.content.size)
  }
  const origin = view.dom.parentElement?.getBoundingClientRect()
  const at = (name: string, box: { left: number; top: number; width?: number; height: number }, color: string) => {
    const mark = document.createElement('span')
    mark.className = name
    const { left, top, width, height } = box
    mark.style.cssText = `left:${left - (origin?.left ?? 0)}px;top:${top - (origin?.top ?? 0)}px;height:${height}px;--person:${color}`
    if (width !== undefined) mark.style.width = `${width}px`
    return mark
  }
  return [...awareness.getStates()].flatMap(([id, { user, cursor }]) => {
    if (id === sync.doc.clientID || !user?.name || !cursor) return []
    const [anchor, head] = [placeOf((cursor as Cursor).anchor), placeOf((cursor as Cursor).head)]
    if (anchor === null || head === null) return []
    const { left, top, bottom } = view.coordsAtPos(head)
    const caret = at(`remote-caret ${shapeOf(id)}`, { left, top, height: bottom - top }, user.color)
    const badge = at(
      `remote-caret-name ${shapeOf(id)}`,
      { left: origin?.left ?? 0, top, height: bottom - top },
      user.color,
    )
    badge.dataset.initials = initialsOf(user.name)
    badge.dataset.name = user.name
    const tints = boxesOf(view, Math.min(anchor, head), Math.max(anchor, head))
    return [...tints.map((box) => at('remote-selection', box, user.color)), caret, badge]
  })
}

/** The lines of what is selected, as they stand on the screen: of its letters, not of the blocks around them. */
function boxesOf(view: EditorView, from: number, to: number): DOMRect[] {
  const boxes: DOMRect[] = []
  view.state.doc.nodesBetween(from, to, (node, start) => {
    if (!node.isText) return
    const range = document.createRange()
    const [begin, end] = [Math.max(from, start), Math.min(to, start + node.nodeSize)].map((at) => view.domAtPos(at))
    if (!begin || !end) return
    range.setStart(begin.node, begin.offset)
    range.setEnd(end.node, end.offset)
    boxes.push(...range.getClientRects())
  })
  return boxes
}
