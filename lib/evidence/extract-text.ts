import { readFile } from 'node:fs/promises'
import type { FileKind } from './evidence'
import { partsOfMail, partsOfOutlook } from './extract-mail'
import { partsOfPackage } from './extract-package'
import type { Part } from './part'
import { readText } from './read-text'

/** So much is searched of one file, and of one of its places; more than that no reader looks for. */
const MOST = 4_000_000
const MOST_OF_A_PART = 100_000
const MOST_PARTS = 2_000
/** Lines of a table or a text that are one place. */
const LINES = 100

/** The words inside a file, by the page, sheet, slide or lines that they stand on. Done in the worker; what cannot be read has none. */
export async function extractText({ path, kind }: { path: string; kind: FileKind }): Promise<Part[]> {
  const found = await partsOf(path, kind)
  let room = MOST
  return found
    .slice(0, MOST_PARTS)
    .map(({ place, words }) => {
      const kept = plain(words).slice(0, Math.min(MOST_OF_A_PART, room))
      room -= kept.length
      return { place, words: kept }
    })
    .filter(({ words }) => words !== '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL takes no zero in a text, and nobody looks for the others
const plain = (words: string) => words.replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, ' ').trim()

async function partsOf(path: string, kind: FileKind): Promise<Part[]> {
  switch (kind) {
    case 'pdf':
      return pagesOf(path)
    case 'csv':
    case 'txt':
      return linesOf(await readText(path, MOST), kind === 'csv' ? 'row' : 'line')
    case 'rtf':
      return linesOf(withoutMarks(await readText(path, MOST)), 'line')
    case 'eml':
      return partsOfMail(await readFile(path))
    case 'msg':
      return partsOfOutlook(await readFile(path))
    case 'docx':
    case 'xlsx':
    case 'pptx':
    case 'odt':
    case 'ods':
    case 'odp':
      return partsOfPackage(path, kind)
    default:
      return []
  }
}

async function pagesOf(path: string): Promise<Part[]> {
  const { extractText: read, getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(new Uint8Array(await readFile(path)))
  const { text } = await read(document, { mergePages: false })
  return text.map((words, at) => ({ place: `page ${at + 1}`, words }))
}

function linesOf(text: string, name: 'row' | 'line'): Part[] {
  const lines = text.split(/\r\n|\r|\n/)
  return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, at) => ({
    place: `${name}s ${at * LINES + 1} to ${Math.min((at + 1) * LINES, lines.length)}`,
    words: lines.slice(at * LINES, (at + 1) * LINES).join('\n'),
  }))
}

/** Rich text without its marks; letters that stand as numbers are letters again. */
const withoutMarks = (rtf: string) =>
  rtf
    .replaceAll(/\{\\(?:fonttbl|colortbl|stylesheet|info|\*)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '')
    .replaceAll(/\\'([0-9a-f]{2})/gi, (_, hex: string) =>
      new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex')),
    )
    .replaceAll(/\\u(-?\d+)\??/g, (_, code: string) => String.fromCharCode(Number(code) & 0xffff))
    .replaceAll(/\\(?:par|line|row|sect)\b ?/g, '\n')
    .replaceAll(/\\(?:tab|cell)\b ?/g, ' ')
    .replaceAll(/\\[a-z]+-?\d* ?|[{}]/gi, '')
