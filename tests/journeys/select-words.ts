import type { Locator } from '@playwright/test'

/** Puts the caret before these words of the answer, or selects them. */
export async function go(editor: Locator, words: string, isSelected = false) {
  await editor.evaluate(
    async (element, [wanted, selected]) => {
      // What stands at words and is none of them, as a number of evidence, is passed over.
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement?.closest('[contenteditable="false"]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      )
      const texts: Text[] = []
      while (walker.nextNode()) texts.push(walker.currentNode as Text)
      const whole = texts.map(({ data }) => data).join('')
      const from = whole.indexOf(wanted as string)
      if (from < 0) throw new Error(`“${wanted}” does not stand in the answer`)
      const place = (at: number): [Text, number] => {
        let left = at
        for (const text of texts) {
          if (left < text.length || (left === text.length && text === texts.at(-1))) return [text, left]
          left -= text.length
        }
        throw new Error('beyond the end')
      }
      const range = document.createRange()
      range.setStart(...place(from))
      range.setEnd(...place(selected ? from + (wanted as string).length : from))
      ;(element as HTMLElement).focus()
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      // The browser tells the editor of it before it draws.
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    },
    [words, isSelected] as const,
  )
}
