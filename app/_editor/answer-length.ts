import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { LIMITS } from '@/lib/document/protocol'

/**
 * Holds an answer to its largest length, however text arrives: typed, pasted, dropped. What would go beyond is not put
 * in at all and said in numbers. What others wrote passes, so that no text is ever hidden from anybody.
 */
export const AnswerLength = Extension.create<{ refuse: (words: string) => void }>({
  name: 'answerLength',
  addOptions: () => ({ refuse: () => {} }),
  addProseMirrorPlugins() {
    const { refuse } = this.options
    return [
      new Plugin({
        key: new PluginKey('answer-length'),
        filterTransaction: (tr) => {
          if (!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return true
          const after = tr.doc.textContent.length
          const before = tr.before.textContent.length
          if (after <= LIMITS.answerCharacters || after <= before) return true
          refuse(tooLong(after - before, before))
          return false
        },
      }),
    ]
  },
})

const number = new Intl.NumberFormat('en-GB')
const tooLong = (added: number, there: number) =>
  `That is ${number.format(added)} more characters, and the answer has ${number.format(there)}. An answer holds at most ${number.format(LIMITS.answerCharacters)}, so nothing was added. Attach long text as evidence and summarise it here.`
