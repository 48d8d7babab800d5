import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { makePaper } from '@/lib/paper/make-paper'
import { narrow } from '@/lib/paper/narrow'
import { PAPER_KINDS, type PaperFormat, type PaperKind } from '@/lib/paper/shape/paper'
import { sealOf } from '@/lib/submission/seal'
import { generatedContent, ROUTE_DAYS, ROUTE_WORDS } from '../kit/paper-content'
import { proof } from '../kit/proof'
import { askPoppler, figuresIn, hasPoppler, wordsInPaper, wordsOnPages } from '../kit/words-in-paper'

const { count, seed, timeout } = proof('papers', 1)
/** In every test short, in a proof as long as people write. */
const { content, said } = generatedContent({ questions: count, words: count > 10 ? 2_000 : 150, seed })
const paper = (kind: PaperKind, format: PaperFormat) => makePaper({ content: narrow(content, kind, 1), format })

/** Numbered words, in the order in which a reader finds them; a line that ends within one is no gap. */
const numbered = (words: string) => words.replaceAll('\u200b', '').match(/\p{L}+[qa]\d+w\d+/gu) ?? []
const everyWord = () => [...said.values()].flat()

describe('a document is read by another reader', () => {
  let pdf: Uint8Array
  let word: JSZip
  beforeAll(async () => {
    pdf = await paper('whole', 'pdf')
    word = await JSZip.loadAsync(await paper('whole', 'docx'))
  }, timeout)
  const part = async (name: string) => (await word.file(name)?.async('string')) ?? ''

  it.skipIf(!hasPoppler)(
    'PDF: tagged as PDF/UA-1 with its title and language, one title, no level skipped, heads of tables with their scope, nothing untagged',
    async () => {
      const about = askPoppler('pdfinfo', pdf)
      expect(about).toMatch(/Title:\s+Self-assessment 2026/)
      expect(about).toMatch(/Tagged:\s+yes/)
      expect(Buffer.from(pdf).toString('latin1')).toMatch(/pdfuaid:part>1</)
      const structure = askPoppler('pdfinfo', pdf, '-struct')
      const levels = [...structure.matchAll(/^\s*H(\d) /gm)].map(([, level]) => Number(level))
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1)
      expect(structure).toMatch(/TH[\s\S]{0,200}Scope:? +\/?Column/)
      expect(await figuresIn(pdf)).toContainEqual(expect.stringContaining('How each question stands'))
    },
    timeout,
  )

  it.skipIf(!hasPoppler)(
    'PDF: every word of every answer, in its order',
    () => {
      const own = new Set(everyWord())
      const inTags = askPoppler('pdfinfo', pdf, '-struct-text').replace(/^\s*H\d .*$/gm, '')
      expect(numbered(inTags).filter((one) => own.has(one))).toEqual(everyWord())
      const onPages = new Set(numbered(askPoppler('pdftotext', pdf, '-raw')))
      expect(everyWord().filter((one) => !onPages.has(one))).toEqual([])
      expect(askPoppler('pdftotext', pdf, '-raw')).toContain('Draft: not submitted.')
    },
    timeout,
  )

  it(
    'Word: every word in its order, real headings, heads of tables that are repeated, a bookmark for each answer, a picture with words, contents',
    async () => {
      const xml = await part('word/document.xml')
      const text = xml.replace(/<w:p[ >]/g, ' $&').replace(/<[^>]*>/g, '')
      const own = new Set(everyWord())
      expect(numbered(text).filter((one) => own.has(one))).toEqual(everyWord())
      for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3'])
        expect(xml).toContain(`<w:pStyle w:val="${style}"/>`)
      expect(xml).toContain('<w:tblHeader/>')
      for (const code of said.keys()) expect(xml).toContain(`w:name="answer-${code.replace('.', '-')}"`)
      expect(xml).toMatch(/<wp:docPr [^>]*descr="How each question stands/)
      expect(xml).toContain('TOC \\')
      expect(await part('word/header1.xml')).toContain('Draft: not submitted.')
    },
    timeout,
  )

  it(
    'Excel: typed cells, heads that stay in view, and no formula, whatever somebody wrote',
    async () => {
      const first = content.questions[0]
      if (!first) throw new Error('there are questions')
      const sly = {
        ...content,
        questions: [
          { ...first, shortName: '=HYPERLINK("https://x.example")', leftOut: '+1+1' },
          ...content.questions.slice(1),
        ],
      }
      const bytes = await makePaper({ content: sly, format: 'xlsx' })
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(Buffer.from(bytes) as never)
      expect(book.worksheets.map(({ name }) => name)).toEqual([
        'About',
        'Questions',
        'Rounds',
        'Comments',
        'Evidence',
        'Committees and scrutiny',
      ])
      const questions = book.getWorksheet('Questions')
      expect(questions?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
      const head = (questions?.getRow(1).values as string[]) ?? []
      const cell = (row: number, name: string) => questions?.getRow(row).getCell(head.indexOf(name))
      const route = book.getWorksheet('Committees and scrutiny')
      expect(route?.rowCount).toBe(5)
      const heads = (route?.getRow(1).values as string[]) ?? []
      const said = (row: number, name: string) => route?.getRow(row).getCell(heads.indexOf(name))
      expect(said(3, 'Day of its meeting')?.value).toEqual(new Date('2026-09-08'))
      expect(said(3, 'Answered at')?.type).toBe(ExcelJS.ValueType.Date)
      expect(said(4, 'Reason')?.value).toBe('The leases run until 2031')
      expect(cell(2, 'Level')?.type).toBe(ExcelJS.ValueType.Number)
      expect(cell(2, 'Agreed at')?.type).toBe(ExcelJS.ValueType.Date)
      expect(cell(2, 'Short name')?.value).toBe('=HYPERLINK("https://x.example")')
      expect(cell(2, 'Short name')?.type).toBe(ExcelJS.ValueType.String)
      const zip = await JSZip.loadAsync(bytes)
      for (const [name, file] of Object.entries(zip.files))
        if (name.endsWith('.xml')) expect(await file.async('string'), name).not.toMatch(/<f[ >]/)
    },
    timeout,
  )

  it(
    'CSV: a row a question; JSON: sealed over what it holds',
    async () => {
      const rows: Record<string, string>[] = parse(Buffer.from(await paper('whole', 'csv')), {
        columns: true,
        bom: true,
      })
      expect(rows.map((row) => row.Number)).toEqual(content.questions.map(({ code }) => code))
      const own = new Set(everyWord())
      expect(
        numbered(
          rows
            .map((row) =>
              Object.entries(row)
                .filter(([head]) => head.startsWith('Answer'))
                .map(([, words]) => words)
                .join(''),
            )
            .join(' '),
        ).filter((one) => own.has(one)),
      ).toEqual(everyWord())
      const read = JSON.parse(Buffer.from(await paper('whole', 'json')).toString('utf8'))
      expect(sealOf(read.content)).toBe(read.sha256)
    },
    timeout,
  )

  it(
    'OpenDocument: every word in its order, headings, the mark of a draft on each page',
    async () => {
      const zip = await JSZip.loadAsync(await paper('whole', 'odt'))
      expect(Object.keys(zip.files)[0]).toBe('mimetype')
      const xml = (await zip.file('content.xml')?.async('string')) ?? ''
      const own = new Set(everyWord())
      expect(
        numbered(xml.replace(/<text:(p|h)[ >]/g, ' $&').replace(/<[^>]*>/g, '')).filter((one) => own.has(one)),
      ).toEqual(everyWord())
      expect(xml).toMatch(/<text:h [^>]*text:outline-level="2"/)
      expect((await zip.file('styles.xml')?.async('string')) ?? '').toContain('Draft: not submitted.')
    },
    timeout,
  )

  it(
    'holds what formal bodies said, where it is of the whole or for a committee, in every format but a table of questions',
    async () => {
      for (const kind of ['whole', 'committee'] as const)
        for (const format of ['docx', 'odt', 'xlsx', 'json', 'pdf'] as const) {
          if (format === 'json') {
            const { content: read } = JSON.parse(Buffer.from(await paper(kind, format)).toString('utf8'))
            expect(read.route, kind).toEqual(content.route)
            continue
          }
          const made = await paper(kind, format)
          const words = (format === 'pdf' ? await wordsOnPages(made) : await wordsInPaper(made, format)).replace(
            /\s+/g,
            ' ',
          )
          for (const one of [...ROUTE_WORDS, ...(format === 'xlsx' ? [] : ROUTE_DAYS)])
            expect(words, `${kind} ${format}`).toContain(one)
        }
    },
    timeout,
  )

  it(
    'of every kind holds the same words in every format of pages',
    async () => {
      for (const kind of PAPER_KINDS.filter((one) => !['cpc', 'best-value', 'whole'].includes(one))) {
        const expected =
          kind === 'area'
            ? 'Reason 0'
            : kind === 'committee' || kind === 'agenda'
              ? 'Group dissent 0'
              : kind === 'pack'
                ? 'Descriptor 4 of 1'
                : 'Evidence 1'
        for (const format of ['docx', ...(hasPoppler ? (['pdf'] as const) : [])] as const)
          expect(
            (await wordsInPaper(await paper(kind, format), format)).replace(/\s+/g, ' '),
            `${kind} ${format}`,
          ).toContain(expected)
      }
    },
    timeout,
  )
})
