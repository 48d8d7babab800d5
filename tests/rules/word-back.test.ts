import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { changesBack } from '@/lib/comment/changes-back'
import { lineChanges } from '@/lib/comment/line-changes'
import { replaceWords } from '@/lib/text/anchor/replace-words'
import { paragraph } from '../kit/type-answer'

function textOf(lines: readonly string[]) {
  const doc = new Y.Doc()
  doc.getXmlFragment('default').insert(0, lines.map(paragraph))
  return doc
}
const linesOf = (doc: Y.Doc) =>
  doc
    .getXmlFragment('default')
    .toArray()
    .map((block) => String((block as Y.XmlElement).get(0) ?? ''))
const changesOf = (doc: Y.Doc, paragraphs: string[]) =>
  changesBack({ base: { updates: [Y.encodeStateAsUpdate(doc)] }, paragraphs })

/** All of them accepted, one after the other. */
function accepted(doc: Y.Doc, paragraphs: string[]) {
  const changes = changesOf(doc, paragraphs)
  for (const change of changes) {
    const done = replaceWords({ updates: [Y.encodeStateAsUpdate(doc)], ...change })
    if ('edit' in done) Y.applyUpdate(doc, done.edit)
  }
  return changes
}

describe('what was changed in a file', () => {
  it('is a change for each place, on whole words, and none for white space', () => {
    expect(lineChanges('The old moor is wide.', 'The new moor is very wide.')).toEqual([
      { from: 4, to: 7, replacement: 'new' },
      { from: 13, to: 16, replacement: 'is very ' },
    ])
    expect(lineChanges('One two', 'One  two ')).toEqual([])
    expect(lineChanges('two', 'One two')).toEqual([{ from: 0, to: 3, replacement: 'One two' }])
  })

  it('is none where nothing was', () => {
    expect(changesOf(textOf(['One', '', 'Two  three']), ['One', 'Two  three'])).toEqual([])
  })

  it('leads to what the file says when all of it is accepted, whatever was changed', () => {
    const word = fc.constantFrom('moor', 'wide', 'open', 'twelve', 'homes', 'the', 'and', 'Ŵ', 'é', 'river', 'bank')
    const line = fc.array(word, { minLength: 3, maxLength: 9 }).map((words) => `${words.join(' ')}.`)
    const edit = fc.record({
      at: fc.nat(),
      of: fc.nat(),
      kind: fc.constantFrom('put', 'take', 'swap', 'add', 'drop'),
      word,
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { minLength: 2, maxLength: 5 }),
        fc.array(edit, { maxLength: 3 }),
        (lines, edits) => {
          const file = [...lines]
          for (const { at, of, kind, word: put } of edits) {
            const place = at % file.length
            const words = (file[place] ?? '').split(' ')
            if (kind === 'add') file.splice(place + 1, 0, `A new ${put} stands here.`)
            else if (kind === 'drop' && file.length > 1) file.splice(place, 1)
            else {
              words.splice(of % words.length, kind === 'put' ? 0 : 1, ...(kind === 'take' ? [] : [put]))
              file[place] = words.join(' ')
            }
          }
          const wanted = file.filter((one) => one.trim() !== '')
          fc.pre(wanted.length > 0)
          const doc = textOf(lines)
          accepted(doc, wanted)
          const bare = (all: string[]) => all.map((one) => one.replaceAll(/\s+/g, ' ').trim()).filter(Boolean)
          expect(bare(linesOf(doc))).toEqual(bare(wanted))
        },
      ),
      { numRuns: 200 },
    )
  })
})
