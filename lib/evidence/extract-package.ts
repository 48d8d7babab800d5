import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Part } from './part'

/** Of one part of a package; what is larger is not looked through. */
const MOST = 60_000_000
/** Rows of a sheet that are one place. */
const ROWS = 100

type Package = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods' | 'odp'

/** The words of an Office or OpenDocument file, by slide and sheet where it has such. */
export async function partsOfPackage(path: string, kind: Package): Promise<Part[]> {
  const zip = await openPromise(path, { autoClose: false })
  try {
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const read = (name: string) => textOf(zip, entries.get(name))
    const numbered = (pattern: RegExp) =>
      [...entries.keys()]
        .flatMap((name) => {
          const number = pattern.exec(name)?.[1]
          return number ? [{ name, number: Number(number) }] : []
        })
        .sort((a, b) => a.number - b.number)
    switch (kind) {
      case 'docx':
        return [{ place: 'document', words: wordsIn(await read('word/document.xml'), 'w:p') }]
      case 'pptx':
        return Promise.all(
          numbered(/^ppt\/slides\/slide(\d+)\.xml$/).map(async ({ name, number }) => ({
            place: `slide ${number}`,
            words: wordsIn(await read(name), 'a:p'),
          })),
        )
      case 'xlsx':
        return await sheetsOf(read, numbered(/^xl\/worksheets\/sheet(\d+)\.xml$/))
      case 'ods':
        return tablesOf(await read('content.xml'))
      default:
        return [{ place: 'document', words: wordsIn(await read('content.xml'), 'text:p') }]
    }
  } finally {
    zip.close()
  }
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry || entry.uncompressedSize > MOST) return ''
  const pieces: Buffer[] = []
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

/** Markup as words: a line for each of its paragraphs. */
const wordsIn = (markup: string, paragraph: string) =>
  decoded(
    markup
      .replaceAll(`</${paragraph}>`, '\n')
      .replaceAll(/<(w:tab|w:br|text:tab|text:line-break|text:s)\b[^>]*\/>/g, ' ')
      .replaceAll(/<[^>]*>/g, ''),
  )

type Read = (name: string) => Promise<string>

async function sheetsOf(read: Read, sheets: { name: string; number: number }[]): Promise<Part[]> {
  const shared = [...(await read('xl/sharedStrings.xml')).matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, one = '']) =>
    textIn(one),
  )
  const names = [...(await read('xl/workbook.xml')).matchAll(/<sheet\b[^>]*\bname="([^"]*)"/g)].map(([, name = '']) =>
    decoded(name),
  )
  const parts: Part[] = []
  for (const [at, { name, number }] of sheets.entries()) {
    const rows = [...(await read(name)).matchAll(/<row\b[^>]*>([\s\S]*?)<\/row>/g)].map(([, row = '']) =>
      cellsOf(row, shared),
    )
    parts.push(...byRows(`sheet ${names[at] ?? number}`, rows))
  }
  return parts
}

const cellsOf = (row: string, shared: readonly string[]) =>
  [...row.matchAll(/<c\b([^>]*)>([\s\S]*?)<\/c>/g)]
    .map(([, about = '', cell = '']) => {
      const value = /<v>([\s\S]*?)<\/v>/.exec(cell)?.[1] ?? ''
      return /\bt="s"/.test(about) ? (shared[Number(value)] ?? '') : textIn(cell) || decoded(value)
    })
    .join(' ')

const textIn = (markup: string) =>
  decoded([...markup.matchAll(/<t\b[^>]*>([\s\S]*?)<\/t>/g)].map(([, one = '']) => one).join(''))

const tablesOf = (markup: string): Part[] =>
  [...markup.matchAll(/<table:table\b[^>]*\btable:name="([^"]*)"[^>]*>([\s\S]*?)<\/table:table>/g)].flatMap(
    ([, name = '', table = '']) =>
      byRows(
        `sheet ${decoded(name)}`,
        [...table.matchAll(/<table:table-row\b[^>]*>([\s\S]*?)<\/table:table-row>/g)].map(([, row = '']) =>
          wordsIn(row.replaceAll('</table:table-cell>', ' '), 'text:p').replaceAll('\n', ' '),
        ),
      ),
  )

const byRows = (sheet: string, rows: readonly string[]): Part[] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, at) => ({
    place: `${sheet}, from row ${at * ROWS + 1}`,
    words: rows.slice(at * ROWS, (at + 1) * ROWS).join('\n'),
  }))

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decoded = (text: string) =>
  text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, one: string) => {
    if (!one.startsWith('#')) return NAMED[one.toLowerCase()] ?? whole
    const code = one[1]?.toLowerCase() === 'x' ? Number.parseInt(one.slice(2), 16) : Number(one.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
