import JSZip from 'jszip'
import type { Script } from '../shape/block'
import { drawPicture } from './draw-picture'
import { writeHtml } from './html'
import { runProgram } from './run-program'

/** A paper as OpenDocument text, made by a program of its own; then what stands on each page is put in, which it does not know. */
export async function writeOdt(script: Script): Promise<Uint8Array> {
  const made = await JSZip.loadAsync(
    await runProgram('pandoc.mjs', await writeHtml(script, (picture) => drawPicture(picture, script.accent))),
  )
  const styles = await made.file('styles.xml')?.async('string')
  if (styles === undefined) throw new Error('an OpenDocument text has styles')
  const zip = new JSZip()
  zip.file('mimetype', 'application/vnd.oasis.opendocument.text', { compression: 'STORE' })
  for (const [name, file] of Object.entries(made.files))
    if (name !== 'mimetype' && !file.dir) zip.file(name, await file.async('uint8array'))
  zip.file('styles.xml', withPageParts(styles, script))
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

/** The mark of a draft above and the foot below, on each page. */
function withPageParts(styles: string, { mark, foot }: Script): string {
  const paragraph = (words: string, more = '') => `<text:p>${xml(words)}${more}</text:p>`
  const pages =
    ' <text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count>'
  const parts = `${mark ? `<style:header>${paragraph(mark)}</style:header>` : ''}<style:footer>${paragraph(foot, pages)}</style:footer>`
  return styles
    .replace(
      /<style:master-page ([^>]*?)(?:\/>|>[\s\S]*?<\/style:master-page>)/g,
      (_, attributes: string) => `<style:master-page ${attributes}>${parts}</style:master-page>`,
    )
    .replace(
      /<style:header-style\s*\/>/g,
      '<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.4cm"/></style:header-style>',
    )
    .replace(
      /<style:footer-style\s*\/>/g,
      '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style>',
    )
}

const xml = (words: string) =>
  words.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
