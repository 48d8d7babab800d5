import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/** Tab always moves on to the next thing on the page, also from a list or a table, so that no keyboard is caught in the text (WCAG 2.1.2). */
export const TabLeaves = Extension.create({
  name: 'tabLeaves',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('tab-leaves'),
      props: { handleDOMEvents: { keydown: (_, event) => event.key === 'Tab' } }, // the browser moves the focus
    }),
  ],
})
