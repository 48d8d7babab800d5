import type { IncomingMessage, ServerResponse } from 'node:http'
import { MAX_FILE_BYTES } from '@/lib/evidence/evidence'
import { noteMet } from '@/lib/limit/note-met'

const KB = 1_024
/** Bytes of whatever is no file, at most: small enough to be held until all of it is there. */
export const SMALL = 256 * KB

/**
 * How many bytes a request may bring, by its path: the first that fits. A file may be twice as large as one that is kept,
 * because a browser shows what we answer only to an upload that it could finish.
 */
const CAPS: readonly [path: RegExp, bytes: number][] = [
  [/^\/c\/[^/]+\/assessments\/[^/]+\/q\/[^/]+\/evidence$/, 2 * MAX_FILE_BYTES],
  [/^\/c\/[^/]+\/evidence\/files$/, 2 * MAX_FILE_BYTES],
  [/^\/evidence-uploads\//, 2 * MAX_FILE_BYTES],
  [/^\/(api\/auth|sign-in)(\/|$)/, 16 * KB],
  [/^/, SMALL],
]
/** Milliseconds within which all of a body is there that is no file. */
const BODY_WITHIN = 30_000

const capOf = (path: string): number => CAPS.find(([pattern]) => pattern.test(path))?.[1] ?? 0

/**
 * Looks at how much a request brings before anything reads it. Too much, or nobody knows how much, is refused in words and
 * the connection closed, so that the rest is never read. What is not there `within` so many milliseconds is cut off, unless it
 * is a file. Says whether it refused.
 */
export function refuseLargeBody(request: IncomingMessage, response: ServerResponse, within = BODY_WITHIN): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  if (length === undefined && encoding === undefined) return false
  const cap = capOf(request.url?.split('?')[0] ?? '')
  if (length === undefined)
    return close(request, response, 411, 'Say how long it is (Content-Length), and send it again.')
  if (Number(length) > cap) return close(request, response, 413, `This is larger than may be sent here: ${cap} bytes.`)
  if (cap <= SMALL) {
    const late = setTimeout(() => request.destroy(), within)
    for (const over of ['end', 'close'] as const) request.once(over, () => clearTimeout(late))
  }
  return false
}

/** The answer goes out and the line is closed behind it; what still comes is thrown away for a moment, so that the answer arrives. */
export function close(
  request: IncomingMessage,
  response: ServerResponse,
  status: keyof typeof KINDS,
  words: string,
): true {
  noteMet(KINDS[status])
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${words}\n`)
  request.resume()
  response.once('finish', () => setTimeout(() => request.destroy(), LINGER).unref())
  return true
}
const KINDS = {
  ...{ 411: 'body-without-length', 413: 'body-too-large' },
  ...{ 429: 'bodies-held-of-address', 503: 'bodies-held' },
}
const LINGER = 500
