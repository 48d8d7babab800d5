import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnswerNode, countWords, partsOf, wordsOf } from '@/lib/text/answer-parts'

const paragraph = (text: string): AnswerNode => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] })
const doc = (...content: AnswerNode[]): AnswerNode => ({ type: 'doc', content })
const all = (parts: AnswerNode[][]) => parts.flat().map(wordsOf).join(' ').replaceAll(/\s+/g, ' ').trim()

describe('the parts of an answer on the screen of the room', () => {
  it('are one, and empty, where nothing is written', () => {
    expect(partsOf(doc())).toEqual([[]])
    expect(partsOf(doc(paragraph('')))).toEqual([[]])
  })

  it('hold every word once and in its order, and no paragraph is longer than a screen', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.stringMatching(/^[a-zé]{1,14}[.?!]?$/), { minLength: 1, maxLength: 160 }), {
          maxLength: 6,
        }),
        (written) => {
          const answer = doc(...written.map((words) => paragraph(words.join(' '))))
          const parts = partsOf(answer)
          expect(all(parts)).toBe(written.map((words) => words.join(' ')).join(' '))
          for (const part of parts) expect(part.reduce((sum, node) => sum + wordsOf(node).length, 0)).toBeLessThan(420)
        },
      ),
    ))

  it('keep the formats of what is cut, and the numbers of a long list', () => {
    const bold = 'A sentence that is long enough to be cut somewhere. '.repeat(10)
    const cut = partsOf(doc({ type: 'paragraph', content: [{ type: 'text', text: bold, marks: [{ type: 'bold' }] }] }))
    expect(cut.length).toBeGreaterThan(1)
    expect(cut.flat().every(({ content }) => content?.[0]?.marks?.[0]?.type === 'bold')).toBe(true)
    const item = (text: string): AnswerNode => ({ type: 'listItem', content: [paragraph(text)] })
    const list = partsOf(doc({ type: 'orderedList', content: [item('a'.repeat(300)), item('b'.repeat(300))] }))
    expect(list.map(([first]) => first?.attrs?.start)).toEqual([1, 2])
  })

  it('counts words as a reader does', () => expect(countWords(doc(paragraph('One two'), paragraph('three')))).toBe(3))
})
