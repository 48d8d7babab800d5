import { Readable } from 'node:stream'
import type { ServedFile } from '@/lib/evidence/serve-file'
import type { Result } from '@/lib/result'
import { wordsFor } from './words'

/** A stored file as an answer, to be saved and never shown; or the sentence that says why there is none. */
export function fileResponse(opened: Result<ServedFile>): Response {
  if (opened.ok)
    return new Response(Readable.toWeb(opened.value.stream) as ReadableStream, { headers: opened.value.headers })
  return new Response(wordsFor(opened.refusal), {
    status: opened.refusal.kind === 'evidence-already-removed' ? 410 : 404,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
