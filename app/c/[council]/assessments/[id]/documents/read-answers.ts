import { countUnpacked, TooLarge } from '@/app/_editor/word/unpack'
import { type AnswerInWord, answersIn } from '@/lib/comment/answers-in'

/** The answers of a Word file that was made here, or why there are none. */
export type ReadAnswers = { ok: true; answers: AnswerInWord[] } | { ok: false; why: 'tooLarge' | 'notWord' | 'notOurs' }

const MOST_BYTES = 25_000_000
/** Letters that go with one request: a body may have 256 kB, and a letter takes up to four bytes of it. */
const AT_ONCE = 50_000

/** Reads it on this device: only the words of its answers are sent. */
export async function readAnswers(file: File): Promise<ReadAnswers> {
  if (file.size > MOST_BYTES) return { ok: false, why: 'tooLarge' }
  try {
    const { default: JSZip } = await import('jszip')
    const zip = await JSZip.loadAsync(await file.arrayBuffer())
    const main = zip.file('word/document.xml')
    if (!main) return { ok: false, why: 'notWord' }
    await countUnpacked(zip)
    const xml = new DOMParser().parseFromString(await main.async('string'), 'text/xml')
    const answers = answersIn(xml)
    return answers.length > 0 ? { ok: true, answers } : { ok: false, why: 'notOurs' }
  } catch (fault) {
    return { ok: false, why: fault instanceof TooLarge ? 'tooLarge' : 'notWord' }
  }
}

/** As many answers at a time as one request may bring. */
export function parcelsOf(answers: readonly AnswerInWord[]): AnswerInWord[][] {
  const parcels: AnswerInWord[][] = []
  let room = 0
  for (const answer of answers) {
    const size = answer.paragraphs.reduce((sum, { length }) => sum + length, 0)
    if (size > room || parcels.length === 0) {
      parcels.push([])
      room = AT_ONCE
    }
    parcels.at(-1)?.push(answer)
    room -= size
  }
  return parcels
}
