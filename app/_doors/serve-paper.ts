import { notFound } from 'next/navigation'
import type { MadePaper } from '@/lib/paper/make-within'
import { formatNamed, kindNamed, PAPER_FORMATS, PAPER_KINDS, type PaperAsked } from '@/lib/paper/shape/paper'
import type { Refusal } from '@/lib/refusal'
import { refuse } from '@/lib/result'
import { wordsFor } from './words'

const PLAIN = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
}

/** What an address asks of a document: the whole, in JSON, unless it says otherwise. A word that names nothing is refused in words. */
export function paperAsked(address: string): Omit<PaperAsked, 'assessmentId'> | Response {
  const { searchParams } = new URL(address)
  const kind = kindNamed(searchParams.get('kind') ?? 'whole')
  const format = formatNamed(searchParams.get('format') ?? 'json')
  if (!kind || !format) {
    const kinds = PAPER_KINDS.join(', ')
    return refusedPaper(refuse({ kind: 'paper-unknown', kinds, formats: PAPER_FORMATS.join(', ') }).refusal)
  }
  return {
    kind,
    format,
    area: kind === 'area' ? numberOf(searchParams.get('area')) : undefined,
    submission: numberOf(searchParams.get('submission')),
  }
}

/** One that is no number names nothing that there is. */
const numberOf = (word: string | null) => {
  if (word === null || word === '') return undefined
  return /^\d{1,6}$/.test(word) ? Number(word) : 0
}

/** A document to be saved: it is shown by the program that it is for, and by no page of ours. */
export const servedPaper = ({ fileName, mediaType, bytes }: MadePaper) =>
  new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })

/** What a route answers instead: that there is nothing, or why not and what to do. */
export function refusedPaper(refusal: Refusal): Response {
  if (refusal.kind === 'not-found') notFound()
  const status = refusal.kind === 'paper-takes-long' || refusal.kind === 'papers-wait-already' ? 503 : 400
  return new Response(wordsFor(refusal), { status, headers: PLAIN })
}

/** That a document is being made, and where it will be: a browser goes on to the page that shows it, a script reads `Location`. */
export const promisedPaper = (at: string, page: string, words: string) =>
  new Response(words, {
    status: 202,
    headers: { ...PLAIN, Location: at, Refresh: `1; url=${page}`, 'Retry-After': '5' },
  })
