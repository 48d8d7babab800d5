import { Agent, type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import { log } from '@/lib/log'
import { sayWant, wantIn } from './say-want'

/** What a form without its script is answered where the act that it names is gone; with it, the page says so itself. */
const OLDER_PAGE =
  'This page is from before an update, so nothing was changed. Go back, copy what you typed, reload the page and send it again.'
const isOfOlderPage = (asked: IncomingMessage, { headers }: IncomingMessage) =>
  headers['x-nextjs-action-not-found'] !== undefined && asked.headers['next-action'] === undefined

/** Somewhere on this machine that requests are passed on to. `open`: how much of it is under way. */
export type Target = { port: number; open: number }

/** Milliseconds that a connection is kept for the next request: half as long as the other side keeps it, so that it does not close as it is used. */
export const KEPT = 30_000
/** Parts that wait for the end of one answer: limits, counts and the pipe among them. More would be a leak. */
const MOST_WAITING = 20
/** A connection that was kept may have closed all the same: what changes nothing is then asked once more, on a new one. */
const SAFE = ['GET', 'HEAD']

/**
 * Passes requests and upgrades on to other processes of this machine. Whoever goes away is not answered any more, and the
 * process that was asked sees it. A body flows through, unless it was gathered before. What comes before an answer (1xx) is not
 * passed on: nothing here says any, and proxies differ in what they make of it.
 */
export function openPassage() {
  const agent = new Agent({ keepAlive: true, timeout: KEPT })

  function pass(
    target: Target,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    begun: () => void,
    body?: Buffer,
    isAgain = false,
  ) {
    const passed = request(
      {
        agent: isAgain ? false : agent,
        port: target.port,
        host: '127.0.0.1',
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        begun()
        const want = wantIn(answer)
        if (want) {
          answer.resume()
          return outgoing.headersSent ? outgoing.destroy() : sayWant(outgoing, want)
        }
        if (isOfOlderPage(incoming, answer)) {
          answer.resume()
          return refuse(outgoing, 409, OLDER_PAGE)
        }
        for (const [name, values = []] of Object.entries(answer.headersDistinct)) outgoing.setHeader(name, values)
        outgoing.writeHead(answer.statusCode ?? 502)
        pipeline(answer, outgoing, () => {}) // an answer that breaks off cuts the line, so that nobody takes it for whole
      },
    )
    passed.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      const isWorthAnother = passed.reusedSocket && !isAgain && SAFE.includes(incoming.method ?? '')
      if (isWorthAnother && !outgoing.headersSent && !outgoing.destroyed)
        pass(target, incoming, outgoing, begun, body, true)
      else {
        if (!outgoing.destroyed) log.warn({ code, message }, 'a request that was passed on was not answered')
        refuse(outgoing, 502, 'This part of the service has just stopped. Try again.')
      }
    })
    endWith(passed, outgoing)
    if (body) passed.end(body)
    else incoming.pipe(passed)
  }

  return {
    /** `body`: what `gather` gave, where it did. Ends when the answer begins, or nobody waits for one any more. */
    pass: (target: Target, incoming: IncomingMessage, outgoing: ServerResponse, body?: Buffer) => {
      outgoing.setMaxListeners(MOST_WAITING)
      hold(target, outgoing)
      return new Promise<void>((begun) => {
        outgoing.once('close', begun)
        pass(target, incoming, outgoing, begun, body)
      })
    },
    upgrade: (target: Target, incoming: IncomingMessage, client: Duplex, head: Buffer) => {
      hold(target, client)
      const server = connect(target.port, '127.0.0.1', () => {
        server.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headersOf(incoming)}\r\n\r\n`)
        server.write(head)
        client.pipe(server).pipe(client)
      })
      for (const [one, other] of [
        [client, server],
        [server, client],
      ] as const) {
        one.on('error', () => other.destroy())
        one.on('close', () => other.destroy())
      }
    },
    close: () => agent.destroy(),
  }
}

/**
 * Whether it was sent before the answer to the one before it on its line. No browser and no proxy does, and where the line goes then
 * Node closes no answer that still waits for its turn, so that what was asked for it would be held for ever.
 */
export const isPipelined = (outgoing: ServerResponse): boolean => outgoing.socket === null

/** The one with the least under way. */
export const leastBusy = <T extends Target>(targets: readonly T[]): T | undefined =>
  targets.reduce<T | undefined>((least, one) => (least && least.open <= one.open ? least : one), undefined)

/** Says in words why there is no answer; where one has begun, the line is cut. */
export function refuse(outgoing: ServerResponse, status: number, words: string) {
  if (outgoing.headersSent) outgoing.destroy()
  else outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${words}\n`)
}

function hold(target: Target, end: Duplex | ServerResponse) {
  target.open++
  end.once('close', () => {
    target.open--
  })
}

/** Whoever has gone away is not answered. */
const endWith = (passed: ClientRequest, outgoing: ServerResponse) => outgoing.once('close', () => passed.destroy())

const headersOf = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : [])).join('\r\n')
