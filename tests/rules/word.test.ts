import { readFileSync } from 'node:fs'
import JSZip from 'jszip'
import { expect, it } from 'vitest'
import { wordToHtml } from '@/app/_editor/word/word-to-html'
import { paste } from './paste/pasted'

const saved = readFileSync(new URL('paste/libreoffice-text.docx', import.meta.url))
const bytesOf = (buffer: Uint8Array) => new Uint8Array(buffer).buffer
const why = async (bytes: ArrayBuffer) => {
  const read = await wordToHtml(bytes)
  return read.ok ? 'read' : read.why
}
/** The same document with one part of it made anew. */
async function withPart(name: string, content: (was: string) => string | Uint8Array) {
  const zip = await JSZip.loadAsync(saved)
  zip.file(name, content((await zip.file(name)?.async('string')) ?? ''))
  return zip.generateAsync({ type: 'arraybuffer', compression: 'DEFLATE', compressionOptions: { level: 1 } })
}
const inBody = (xml: string) => withPart('word/document.xml', (was) => was.replace('<w:body>', `<w:body>${xml}`))

it('a Word document becomes what pasting it would: headings, lists, a table with its head, notes, the final text', async () => {
  const read = await wordToHtml(bytesOf(saved))
  if (!read.ok) throw new Error(read.why)
  expect(read.notes).toEqual({ isTracked: true, hasComments: true })
  const { shown } = paste(read.html)
  expect(shown).toBe(
    '<h2>Position statement</h2>\n<h2>Money</h2>\n<h3>Reserves</h3>\n<p>We save twelve million[1], 10 m<sup>2</sup>.</p>\n<ol><li>one<ol><li>part a</li></ol></li><li>two</li></ol>\n<p>See <a href=https://northmoor.example/plan>the plan</a> and more.</p>\n<table><tr><th>Service</th><th>Lead</th></tr><tr><td>Parks</td><td>Kofi</td></tr></table>\n<p>[1] Outturn report, page 4.</p>',
  )
})

it('what is no Word document is refused, whatever it is called', async () => {
  expect(await why(bytesOf(new TextEncoder().encode('<html>not a document</html>')))).toBe('notWord')
  expect(await why(new ArrayBuffer(0))).toBe('notWord')
  const other = new JSZip().file('xl/workbook.xml', '<workbook/>')
  expect(await why(await other.generateAsync({ type: 'arraybuffer' }))).toBe('notWord')
  expect(await why(await withPart('word/document.xml', () => '<w:document><w:body><w:p>'))).toBe('notWord')
})

it('a document that swells is refused before it has', async () => {
  const much = new Uint8Array(61_000_000)
  const swelling = await withPart('word/media/image1.png', () => much)
  expect(swelling.byteLength).toBeLessThan(400_000)
  expect(await why(swelling)).toBe('tooLarge')
  const words = await withPart('word/document.xml', (was) =>
    was.replace('</w:body>', `${' '.repeat(20_100_000)}</w:body>`),
  )
  expect(await why(words)).toBe('tooLarge')
  const names = new JSZip().file('word/document.xml', '<w:document/>')
  for (let n = 0; n < 2_100; n++) names.file(`word/${n}.xml`, '')
  expect(await why(await names.generateAsync({ type: 'arraybuffer' }))).toBe('tooLarge')
})

it('a document that defines names for its own words is refused, and one nested without end stops nothing', async () => {
  const entities = await withPart('word/document.xml', (was) =>
    was.replace('?>', '?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
  )
  expect(await why(entities)).toBe('notWord')
  const deep = await inBody(`${'<w:sdt><w:sdtContent>'.repeat(20_000)}${'</w:sdtContent></w:sdt>'.repeat(20_000)}`)
  expect(['notWord', 'read']).toContain(await why(deep))
})
