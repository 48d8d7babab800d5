import { request as http } from 'node:http'
import { request as https } from 'node:https'
import { useAgent } from 'request-filtering-agent'

/** `there`: a page answers. `gone`: its own site says that there is none (404, 410). `unknown`: anything else, which proves nothing. */
export type LinkState = 'there' | 'gone' | 'unknown'

const MOST_HOPS = 5
/** Milliseconds for each answer. */
const ANSWERED_WITHIN = 10_000
const GONE = [404, 410]

/**
 * Asks whether a page is still there, and reads nothing of it. Where a name leads is looked up once and connected to as it was found, and
 * an address that is not public is never connected to, after a redirect neither: so nobody reaches by a link what stands beside this server.
 * `allowed` are addresses that may be connected to all the same. Does not throw.
 */
export async function askLink(url: string, allowed: string[] = []): Promise<LinkState> {
  let next: URL | undefined = urlIn(url)
  for (let hop = 0; next && hop <= MOST_HOPS; hop++) {
    const answer = await head(next, allowed)
    if (!answer) return 'unknown'
    if (GONE.includes(answer.status)) return 'gone'
    if (answer.status >= 200 && answer.status < 300) return 'there'
    next = answer.status < 400 && answer.location ? urlIn(answer.location, next) : undefined
  }
  return 'unknown'
}

function urlIn(text: string, base?: URL): URL | undefined {
  const url = URL.parse(text, base)
  return url && ['http:', 'https:'].includes(url.protocol) ? url : undefined
}

/** The beginning of an answer; nothing where none came in time, or none was asked for. The line is cut after it. */
function head(url: URL, allowed: string[]): Promise<{ status: number; location: string | undefined } | undefined> {
  return new Promise((told) => {
    const asked = (url.protocol === 'https:' ? https : http)(url, {
      agent: useAgent(url.href, { allowIPAddressList: allowed }),
      headers: { accept: 'text/html,*/*', 'user-agent': 'Concord (looks whether a link still leads somewhere)' },
      signal: AbortSignal.timeout(ANSWERED_WITHIN),
    })
    asked.on('response', (answer) => {
      told({ status: answer.statusCode ?? 0, location: answer.headers.location })
      answer.destroy()
    })
    asked.on('error', () => told(undefined))
    asked.end()
  })
}
