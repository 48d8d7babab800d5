import { inWorker, OutOfTime } from '../in-worker'
import type { makePaper } from './make-paper'
import type { ReadPaper } from './read-content'
import { MEDIA_TYPES, type PaperFormat } from './shape/paper'
import { writeCsv, writeJson } from './write/data'
import { sound } from './write/sound'

/** Seconds after which one is ended, whoever waits for it. */
const LONGEST = 600
/** So many are being made or wait to be while somebody looks on: whoever comes then is promised a job at once. */
const MOST_AT_ONCE = 3
const kept = globalThis as unknown as { concordPapers: number }
kept.concordPapers ??= 0

export type MadePaper = { fileName: string; mediaType: string; bytes: Uint8Array }

/**
 * Makes a paper in the thread of papers, one after the other; nothing where that is not done within so many seconds, the waiting
 * included. What nobody waits for any more comes to its end: ending it would end the thread, and beginning that anew takes longer.
 */
export async function makeWithin(
  { content, look, sealed, fileName }: ReadPaper,
  format: PaperFormat,
  seconds: number,
): Promise<MadePaper | undefined> {
  const mediaType = MEDIA_TYPES[format]
  if (sealed !== null) return { fileName, mediaType, bytes: Buffer.from(sealed, 'utf8') }
  // Rows of facts are soon written; a thread would take longer to begin.
  if (format === 'json') return { fileName, mediaType, bytes: writeJson(sound(content)) }
  if (format === 'csv') return { fileName, mediaType, bytes: writeCsv(sound(content)) }
  if (kept.concordPapers >= MOST_AT_ONCE && seconds < LONGEST) return undefined
  kept.concordPapers += 1
  const ask = { content, look, format }
  const made = inWorker<typeof makePaper>('lib/paper/make-paper.ts', 'makePaper', ask, LONGEST, 'papers')
    .then((bytes) => ({ fileName, mediaType, bytes }))
    .catch(whereThereWasTime)
    .finally(() => {
      kept.concordPapers -= 1
    })
  return Promise.race([made, after(seconds)])
}

const after = (seconds: number) =>
  new Promise<undefined>((over) => {
    setTimeout(over, seconds * 1000, undefined).unref()
  })

function whereThereWasTime(fault: unknown): undefined {
  if (!(fault instanceof OutOfTime)) throw fault
}
