import { inWorker, OutOfTime } from '../in-worker'
import type { makePaper } from './make-paper'
import { MEDIA_TYPES, type PaperFormat } from './paper'
import type { ReadPaper } from './read-content'
import { writeCsv, writeJson } from './write/data'
import { sound } from './write/sound'

export type MadePaper = { fileName: string; mediaType: string; bytes: Uint8Array }

/** Makes a paper in the thread of papers, one after the other; nothing where that is not done within so many seconds, the waiting included. */
export async function makeWithin(
  { content, sealed, fileName }: ReadPaper,
  format: PaperFormat,
  seconds: number,
): Promise<MadePaper | undefined> {
  const mediaType = MEDIA_TYPES[format]
  if (sealed !== null) return { fileName, mediaType, bytes: Buffer.from(sealed, 'utf8') }
  // Rows of facts are soon written; a thread would take longer to begin.
  if (format === 'json') return { fileName, mediaType, bytes: writeJson(sound(content)) }
  if (format === 'csv') return { fileName, mediaType, bytes: writeCsv(sound(content)) }
  try {
    const ask = { content, format }
    const bytes = await inWorker<typeof makePaper>('lib/paper/make-paper.ts', 'makePaper', ask, seconds, 'papers')
    return { fileName, mediaType, bytes }
  } catch (fault) {
    if (fault instanceof OutOfTime) return undefined
    throw fault
  }
}
