import type { ReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

const UNDER = '/_next/static'

/**
 * Hands out what pages load and what never changes under its name, from the built pages in `distDir`, compressed as the build left it.
 * Says whether it answers: it has no other file than those that were there when it began.
 */
export function staticFiles(distDir: string) {
  const hand = sirv(join(distDir, 'static'), { brotli: true, gzip: true, immutable: true, maxAge: 31_536_000 })
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { url = '' } = request
    if (!url.startsWith(`${UNDER}/`)) return false
    let isThere = true
    delete request.headers.range // each is asked for whole, and a range that ends before it begins throws
    request.url = url.slice(UNDER.length)
    // What is handed out is read no further once nobody takes it, and a file that is gone meanwhile ends its answer and nothing else.
    response.once('pipe', (file: ReadStream) => {
      file.once('error', () => response.destroy())
      response.once('close', () => file.destroy())
    })
    hand(request, response, () => {
      isThere = false
    })
    request.url = url
    return isThere
  }
}
