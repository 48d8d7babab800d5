import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { extractText, getDocumentProxy } from 'unpdf'
import type { PaperFormat } from '@/lib/paper/shape/paper'

/** Whether this machine has poppler's readers of PDF. */
export const hasPoppler = (() => {
  try {
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** What a program of another make says of a PDF. */
export function askPoppler(program: 'pdftotext' | 'pdfinfo', bytes: Uint8Array, ...how: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-pdf-'))
  const file = join(folder, 'paper.pdf')
  writeFileSync(file, bytes)
  try {
    const more = program === 'pdftotext' ? ['-'] : []
    return execFileSync(program, [...how, file, ...more], { encoding: 'utf8', maxBuffer: 64_000_000 })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const plain = (xml: string) =>
  xml
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
    )

/** All words of a paper as an independent reader finds them: in every part of a file, what no page shows among them. */
export async function wordsInPaper(bytes: Uint8Array, format: PaperFormat): Promise<string> {
  if (format === 'csv' || format === 'json') return Buffer.from(bytes).toString('utf8')
  if (format === 'pdf') return hasPoppler ? askPoppler('pdftotext', bytes, '-raw') : ''
  const zip = await JSZip.loadAsync(bytes)
  const parts = Object.values(zip.files).filter(({ name }) => /\.(xml|rels)$/.test(name))
  return (await Promise.all(parts.map(async (part) => plain(await part.async('string'))))).join('\n')
}

/** The words that stand on the pages of a PDF, also where this machine has no poppler. */
export const wordsOnPages = async (pdf: Uint8Array): Promise<string> =>
  (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text

/** What stands in place of each picture for whoever does not see it. */
export async function figuresIn(pdf: Uint8Array): Promise<string[]> {
  type Node = { role?: string; alt?: string; children?: Node[] }
  const within = ({ role, alt, children = [] }: Node): string[] => [
    ...(role === 'Figure' ? [alt ?? ''] : []),
    ...children.flatMap(within),
  ]
  const read = await getDocumentProxy(new Uint8Array(pdf))
  const found: string[] = []
  for (let number = 1; number <= read.numPages; number++)
    found.push(...within(((await (await read.getPage(number)).getStructTree()) ?? {}) as Node))
  return found
}
