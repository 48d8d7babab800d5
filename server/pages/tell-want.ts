import type { ServerResponse } from 'node:http'
import { watchWant } from '@/lib/want'
import { WANT_HEADER } from '../http/say-want'

/**
 * Runs `work`, which answers. Where it comes to a fault for want of room or connections, the answer says so in a header, and the
 * process that passes it on puts words in its place: once a page has failed, Next has nothing to say but 500.
 */
export function tellWant(response: ServerResponse, work: () => void) {
  watchWant((seen) => {
    const { writeHead } = response
    response.writeHead = ((...args: Parameters<typeof writeHead>) => {
      if (args[0] === 500 && seen.want) response.setHeader(WANT_HEADER, seen.want)
      return writeHead.apply(response, args)
    }) as typeof writeHead
    work()
  })
}
