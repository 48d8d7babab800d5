import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * Keeps a reader from changing the text while they can still move and select in it by keyboard, which a plain
 * non-editable element does not allow. What comes from the server passes.
 */
export const ReadOnly = Extension.create<{ canWrite: () => boolean }>({
  name: 'readOnly',
  addOptions: () => ({ canWrite: () => false }),
  addProseMirrorPlugins() {
    const { canWrite } = this.options
    return [
      new Plugin({
        key: new PluginKey('read-only'),
        filterTransaction: (tr) => !tr.docChanged || canWrite() || tr.getMeta(ySyncPluginKey) !== undefined,
      }),
    ]
  },
})
