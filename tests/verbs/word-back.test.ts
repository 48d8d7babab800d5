import { JSDOM } from 'jsdom'
import JSZip from 'jszip'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Caller } from '@/db/gate'
import { acceptSuggestion } from '@/lib/comment/accept-suggestion'
import { answersIn } from '@/lib/comment/answers-in'
import { bringWordBack, bringWordBackInput } from '@/lib/comment/bring-word-back'
import { viewThreads } from '@/lib/comment/view-threads'
import { viewWordBack } from '@/lib/comment/view-word-back'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { markWords } from '@/lib/evidence/mark-words'
import { exportPaper } from '@/lib/paper/export-paper'
import { compactText } from '@/lib/sync/server/compact-text'
import { testDatabase } from '../kit/database'
import { paragraph, textIn, typistOf } from '../kit/type-answer'
import { buildWorld, type World } from '../kit/world'

let w: World
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  w = await buildWorld()
})

type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: { kind: string } }
const kindOf = (result: Outcome<unknown>) => (result.ok ? 'yes' : result.refusal.kind)
function done<T>(result: Outcome<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const place = (code = '1.1') => ({ councilId: w.council.id, documentId: w.assessment.question(code).documentId })

/** Two answers: one with paragraphs and a list, of which words rest on evidence; one with a table. */
async function answers() {
  const first = typistOf(place())
  await first.write(w.officer, (text) => {
    const list = new Y.XmlElement('bulletList')
    const items = ['Twelve homes stand.', 'Two are new.'].map((words) => {
      const item = new Y.XmlElement('listItem')
      item.insert(0, [paragraph(words)])
      return item
    })
    list.insert(0, items)
    text.insert(0, [
      paragraph('The Moor is wide and open.'),
      list,
      paragraph('Nobody lives there.'),
      paragraph('Last words.'),
    ])
  })
  const at = (index: number) =>
    Buffer.from(
      Y.encodeRelativePosition(
        Y.createRelativePositionFromTypeIndex(textIn(first.doc.getXmlFragment('default'), 0), index),
      ),
    ).toString('base64')
  const link = { title: 'Map', speaksFor: '2026-01-31', readers: 'peers', url: 'https://northmoor.example/1' }
  const { itemId } = done(await attachLink(w.officer, attachLinkInput.parse(link)))
  const anchor = { start: at(4), end: at(8), quote: 'Moor' }
  done(await markWords(w.officer, { assessmentId: w.assessmentId, code: '1.1', itemId, anchor }))
  const second = typistOf(place('1.2'))
  await second.write(w.officer, (text) => {
    const row = new Y.XmlElement('tableRow')
    const cells = ['Year', '2026'].map((words) => {
      const cell = new Y.XmlElement('tableCell')
      cell.insert(0, [paragraph(words)])
      return cell
    })
    row.insert(0, cells)
    const table = new Y.XmlElement('table')
    table.insert(0, [row])
    text.insert(0, [paragraph('A table'), table])
  })
  return { first, second }
}

/** The Word file as it goes out, and what comes back of it when somebody has edited its words. */
async function file(who: Caller = w.officer): Promise<string> {
  const made = done(await exportPaper(who, { assessmentId: w.assessmentId, kind: 'whole', format: 'docx' } as never))
  // Where it could not be made at once, the thread that makes it is only beginning.
  if (!made) return file(who)
  const zip = await JSZip.loadAsync(made.bytes)
  return (await zip.file('word/document.xml')?.async('string')) ?? ''
}
function back(xml: string) {
  const { window } = new JSDOM()
  const read = answersIn(new window.DOMParser().parseFromString(xml, 'text/xml'))
  return bringWordBackInput.parse({ assessmentId: w.assessmentId, fileName: 'edited.docx', answers: read })
}
function edited(xml: string, ...edits: [old: string | RegExp, words: string][]) {
  return edits.reduce((now, [old, words]) => {
    const next = now.replace(old, words)
    expect(next, `${old} is in the file`).not.toBe(now)
    return next
  }, xml)
}
const suggested = async (who: Caller = w.member, code = '1.1') =>
  done(await viewThreads(who, { subjectId: place(code).documentId }))
    .threads.flatMap(({ suggestion, lost }) => (suggestion ? [{ ...suggestion, isLost: lost !== null }] : []))
    .map(({ words, replacement, isLost }) => [words, replacement, ...(isLost ? ['lost'] : [])])
    .sort()
/** As Word writes a tracked change of one run. */
const tracked = (words: string, instead: string) =>
  `</w:t></w:r><w:del w:id="901" w:author="A"><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>` +
  `<w:ins w:id="902" w:author="A"><w:r><w:t xml:space="preserve">${instead}</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">`
const paragraphWith = (words: string) => new RegExp(`<w:p>(?:(?!</w:p>).)*${words}(?:(?!</w:p>).)*</w:p>`)

describe('a Word file that comes back', () => {
  it('with exactly three edits makes exactly three suggestions, and nothing is overwritten', async () => {
    await answers()
    const xml = edited(
      await file(),
      ['wide', tracked('wide', 'broad')],
      ['Two are new.', 'Two are quite new.'],
      ['>2026<', '>2027<'],
    )
    const seen = done(await viewWordBack(w.member, back(xml)))
    expect(seen.map(({ code, changes }) => [code, changes.length])).toEqual([
      ['1.1', 2],
      ['1.2', 1],
    ])
    expect(await suggested(), 'a preview makes none').toEqual([])
    expect(done(await bringWordBack(w.member, back(xml)))).toEqual({ made: 3, already: 0 })
    expect(await suggested()).toEqual([
      ['are ', 'are quite '],
      ['wide', 'broad'],
    ])
    expect(await suggested(w.member, '1.2')).toEqual([['2026', '2027']])
    expect(done(await bringWordBack(w.member, back(xml))), 'brought twice').toEqual({ made: 0, already: 3 })
    expect(kindOf(await bringWordBack(w.member, back(await file()))), 'unedited').toBe('word-unchanged')
  })

  it('brings paragraphs that were added, taken out and written anew, and each is accepted by itself', async () => {
    const { first } = await answers()
    const before = await file()
    const xml = edited(
      before,
      [paragraphWith('Nobody lives there'), ''],
      [/(Last words\.<\/w:t><\/w:r><\/w:p>)/, '$1<w:p><w:r><w:t>And more &amp; more.</w:t></w:r></w:p>'],
    )
    done(await bringWordBack(w.member, back(xml)))
    expect(await suggested()).toEqual([
      ['.', '.\nAnd more & more.'],
      ['Nobody lives there.', ''],
    ])
    const { threads } = done(await viewThreads(w.officer, { subjectId: place().documentId }))
    for (const { id } of threads) done(await acceptSuggestion(w.officer, { threadId: id }))
    const { rows } = await w.owner.query('select payload from document_updates where document_id = $1 order by seq', [
      place().documentId,
    ])
    for (const { payload } of rows) Y.applyUpdate(first.doc, payload)
    expect(first.fragment().toString()).toBe(
      '<paragraph>The Moor is wide and open.</paragraph><bulletlist><listitem><paragraph>Twelve homes stand.</paragraph></listitem>' +
        '<listitem><paragraph>Two are new.</paragraph></listitem></bulletlist><paragraph>Last words.</paragraph><paragraph>And more &amp; more.</paragraph>'.replace(
          '&amp;',
          '&',
        ),
    )
  })

  it('is compared with what the answer was when the file was made: what was written here since is no change of the file', async () => {
    const { first } = await answers()
    const xml = edited(await file(), ['wide', 'broad'], ['Nobody', 'Somebody'])
    await first.write(w.officer, (text) => {
      textIn(text, 0).insert(0, 'Since then: ')
      textIn(text, 2).delete(0, 19)
    })
    await compactText(place())
    done(await bringWordBack(w.member, back(xml)))
    expect(await suggested()).toEqual([
      ['Nobody', 'Somebody', 'lost'],
      ['wide', 'broad'],
    ])
  })

  it('may say where an answer ends at the beginning of the paragraph after it, or as LibreOffice does', async () => {
    await answers()
    const asItDoes = (await file()).replace(
      /<w:bookmarkStart w:name="(answer-[^"]+)" w:id="(\d+)"\/>(.*?)<w:bookmarkEnd w:id="\2"\/>/gs,
      (_, name: string, id: string, between: string) => {
        const begins = (at: number) => `<w:bookmarkStart w:id="${id}${at}" w:name="${name}"/>`
        const twice = (at: number) => `${begins(at)}${begins(at + 1)}<w:bookmarkEnd w:id="${id}${at + 1}"/>`
        return `${twice(1)}${between}${twice(3)}`
      },
    )
    expect(asItDoes).not.toBe(await file())
    expect(kindOf(await bringWordBack(w.member, back(asItDoes)))).toBe('word-unchanged')
    const ends = /(<w:bookmarkEnd [^>]*\/>)(<\/w:p><w:p>(?:<w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr>)?)/g
    const xml = edited(await file(), [ends, '$2$1'])
    expect(kindOf(await bringWordBack(w.member, back(xml)))).toBe('word-unchanged')
    expect(done(await bringWordBack(w.member, back(edited(xml, ['Last', 'Final']))))).toEqual({ made: 1, already: 0 })
  })

  it('is taken of whoever may suggest words, for answers that take words, of this assessment', async () => {
    await answers()
    const xml = edited(await file(), ['wide', 'broad'])
    const input = back(xml)
    for (const who of [w.outsider, { ...w.outsider, place: w.lead.place }, w.unassigned])
      for (const act of [viewWordBack, bringWordBack]) expect(kindOf(await act(who, input))).toBe('not-found')
    expect(kindOf(await bringWordBack(w.observer, input))).toBe('observers-only-read')
    expect(done(await viewWordBack(w.observer, input))[0]?.whyNot).toEqual({ kind: 'observers-only-read' })
    const other = { ...input, answers: input.answers.map((one) => ({ ...one, readAt: '1-00000000' })) }
    expect(kindOf(await bringWordBack(w.member, other))).toBe('word-of-another')
    await w.move('signing')
    expect(kindOf(await bringWordBack(w.member, input))).toBe('comments-are-closed')
    expect(await suggested()).toEqual([])
  })

  it('of a contributor holds the answers that are theirs, and brings back these', async () => {
    await answers()
    const input = back(edited(await file(w.contributor), ['wide', 'broad']))
    expect(input.answers.map(({ code }) => code)).toEqual(['1.1'])
    expect(done(await bringWordBack(w.contributor, input))).toEqual({ made: 1, already: 0 })
  })
})
