import type { Node } from './rich-text'

/** After which letter of a text a number stands; letters are counted from none, without breaks. */
type Numbered = { to: number; number: number }

/** How a number is written, at the words and beside what they rest on. */
export const numberWords = (number: number): string => `[${number}]`

/** A text with raised numbers at its words, by which what they rest on is found. Nothing else of it changes. */
export function withNumbers(written: unknown, marks: readonly Numbered[]): unknown {
  if (marks.length === 0) return written
  let letters = 0
  const walk = (node: Node): Node[] => {
    if (typeof node.text !== 'string')
      return [{ ...node, ...(node.content ? { content: node.content.flatMap(walk) } : {}) }]
    const begin = letters
    letters += node.text.length
    const here = marks
      .filter(({ to }) => to >= begin && to < letters)
      .sort((a, b) => a.to - b.to || a.number - b.number)
    const pieces: Node[] = []
    let from = begin
    for (const { to, number } of here) {
      if (to + 1 > from) pieces.push({ ...node, text: node.text.slice(from - begin, to + 1 - begin) })
      pieces.push({ type: 'text', text: numberWords(number), marks: [{ type: 'superscript' }] })
      from = to + 1
    }
    if (from < letters) pieces.push({ ...node, text: node.text.slice(from - begin) })
    return pieces
  }
  return written ? walk(written as Node)[0] : written
}
