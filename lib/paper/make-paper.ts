import type { Look } from '../council/look'
import { compose } from './compose/compose'
import type { PaperContent } from './shape/content'
import type { PaperFormat } from './shape/paper'
import { sound } from './write/sound'

/** A paper's bytes. It reads no rows and knows nobody: what is not in the content cannot be in the paper. Done in a thread of its own. */
export async function makePaper({
  content,
  look = null,
  format,
}: {
  content: PaperContent
  look?: Look | null
  format: PaperFormat
}): Promise<Uint8Array> {
  const held = sound(content)
  // Each writer is read when it is first wanted: their libraries are large, and a table needs none of them.
  switch (format) {
    case 'json':
      return (await import('./write/data')).writeJson(held)
    case 'csv':
      return (await import('./write/data')).writeCsv(held)
    case 'xlsx': {
      const { title, author } = compose(held, look)
      return (await import('./write/workbook')).writeWorkbook(held, title, author)
    }
    case 'pdf':
      return (await import('./write/pdf')).writePdf(compose(held, look))
    case 'docx':
      return (await import('./write/word')).writeWord(compose(held, look))
    case 'odt':
      return (await import('./write/odt')).writeOdt(compose(held, look))
  }
}
