import { Readable } from 'node:stream'
import parseRange from 'range-parser'
import type { ServedFile } from '@/lib/evidence/serve-file'
import { note } from '@/lib/log'
import type { Result } from '@/lib/result'
import { wordsFor } from './words'

/**
 * A stored file as an answer, to be saved and never shown, or the part of it that was asked for, so that a download that
 * broke goes on where it was; or the sentence that says why there is none. Its hash is its tag: another file has another.
 */
export function fileResponse(request: Request, opened: Result<ServedFile>): Response {
  if (!opened.ok) {
    note({ event: 'refused', kind: opened.refusal.kind })
    return sentence(wordsFor(opened.refusal), opened.refusal.kind === 'evidence-already-removed' ? 410 : 404)
  }
  const { size, sha256, read } = opened.value
  const tag = `"${sha256}"`
  const headers = { ...opened.value.headers, 'Accept-Ranges': 'bytes', ETag: tag }
  const part = partAsked(request, size, tag)
  if (part === 'outside')
    return new Response(null, {
      status: 416,
      headers: { 'Content-Range': `bytes */${size}`, 'Accept-Ranges': 'bytes' },
    })
  return new Response(Readable.toWeb(read(part)) as ReadableStream, {
    status: part ? 206 : 200,
    headers: { ...headers, ...(part ? { 'Content-Range': `bytes ${part.start}-${part.end}/${size}` } : {}) },
  })
}

/** The one part that was asked for. Who asks for several, in another unit, or of another file (If-Range) gets the whole. */
function partAsked(
  { headers }: Request,
  size: number,
  tag: string,
): { start: number; end: number } | 'outside' | undefined {
  const asked = headers.get('range')
  const ofWhat = headers.get('if-range')
  if (!asked || (ofWhat !== null && ofWhat !== tag)) return undefined
  const parts = parseRange(size, asked)
  if (parts === -2) return undefined
  if (parts === -1) return asked.startsWith('bytes=') ? 'outside' : undefined
  return parts.type === 'bytes' && parts.length === 1 ? parts[0] : undefined
}

const sentence = (words: string, status: number) =>
  new Response(words, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
