import JSZip from 'jszip'
import { convertToHtml, images } from 'mammoth'
import { countUnpacked, TooLarge } from './unpack'

/** What a Word document became, or why it was not read. `notes` is what its HTML no longer tells. */
export type WordRead =
  | { ok: true; html: string; notes: { isTracked: boolean; hasComments: boolean } }
  | { ok: false; why: 'tooLarge' | 'tooLong' | 'notWord' }

/** HTML of that many letters holds no answer of 50,000 characters. Pictures are in it. */
const MOST_HTML = 30_000_000

/** Reads a .docx. Titles and quotations are styles in Word and have no HTML of their own in mammoth. */
export async function wordToHtml(bytes: ArrayBuffer): Promise<WordRead> {
  try {
    const zip = await JSZip.loadAsync(bytes)
    const main = zip.file('word/document.xml')
    if (!main) return { ok: false, why: 'notWord' }
    await countUnpacked(zip)
    const xml = await main.async('string')
    const { value } = await convertToHtml(
      { arrayBuffer: bytes, buffer: bytes } as Parameters<typeof convertToHtml>[0],
      {
        styleMap: [
          "p[style-name='Title'] => h1.title:fresh",
          "p[style-name='Quote'] => blockquote > p:fresh",
          "p[style-name='Intense Quote'] => blockquote > p:fresh",
        ],
        convertImage: images.dataUri,
        ignoreEmptyParagraphs: true,
      },
    )
    if (value.length > MOST_HTML) return { ok: false, why: 'tooLong' }
    const isTracked = /<w:(ins|del|moveFrom|moveTo)\s/.test(xml)
    return { ok: true, html: value, notes: { isTracked, hasComments: /<w:commentReference\b/.test(xml) } }
  } catch (fault) {
    return { ok: false, why: fault instanceof TooLarge ? 'tooLarge' : 'notWord' }
  }
}
