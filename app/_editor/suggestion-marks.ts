import { Decoration } from '@tiptap/pm/view'
import type { Standing } from './marked-words'

type Suggested = Standing & { style: string; suggested: string }

/** Struck words with those that are suggested beside them: a deletion and an insertion for whoever listens, and in no copy of the text. */
export function suggestion({ id, from, to, style, suggested }: Suggested, said: { instead: string; nothing: string }) {
  return [
    Decoration.inline(from, to, { nodeName: 'del', class: `${style} suggestion-old`, 'data-thread': id }, { id }),
    Decoration.widget(to, () => proposed(id, suggested, said), {
      ...{ side: -1, key: `${id} ${suggested}`, ignoreSelection: true, marks: [] },
    }),
  ]
}

function proposed(id: string, suggested: string, said: { instead: string; nothing: string }): HTMLElement {
  const made = document.createElement(suggested.trim() === '' ? 'span' : 'ins')
  if (suggested.trim() !== '') made.className = 'suggestion-new'
  made.contentEditable = 'false'
  made.dataset.thread = id
  const hidden = document.createElement('span')
  hidden.className = 'sr-only'
  hidden.textContent = ` ${suggested.trim() === '' ? said.nothing : said.instead} `
  made.append(hidden, suggested.replaceAll('\n', ' ¶ '))
  return made
}
