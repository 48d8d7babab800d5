import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { readAddress } from './address'

/**
 * Opens links in a tab of their own: for a reader with a click or Enter, for a writer, whose click puts the caret into the
 * words, with Ctrl or Cmd held.
 */
export const OpenLinks = Extension.create<{ canWrite: () => boolean }>({
  name: 'openLinks',
  addOptions: () => ({ canWrite: () => false }),
  addProseMirrorPlugins() {
    const { canWrite } = this.options
    return [
      new Plugin({
        key: new PluginKey('open-links'),
        props: {
          handleDOMEvents: {
            click: (_, event) => {
              const anchor = (event.target as HTMLElement).closest('a')
              if (!anchor || anchor.closest('.evidence-cards')) return false // what stands beside the text leads on by itself
              event.preventDefault() // a browser would leave the page
              const isMeant = !canWrite() || event.ctrlKey || event.metaKey
              return isMeant && open(anchor.getAttribute('href'))
            },
          },
          handleKeyDown: ({ state }, event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.altKey) return false
            if (canWrite() && !event.ctrlKey && !event.metaKey) return false
            const { $from } = state.selection
            const link = [...$from.marks(), ...($from.nodeAfter?.marks ?? [])].find(({ type }) => type.name === 'link')
            return open(link?.attrs.href)
          },
        },
      }),
    ]
  },
})

function open(href: unknown): boolean {
  const address = readAddress(typeof href === 'string' ? href : '')
  if (address.ok) window.open(address.href, '_blank', 'noopener,noreferrer')
  return address.ok
}
