import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import next from 'next'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { answerHealth, countConnections, sayLeaving } from './http/health'
import { listen, type Service } from './http/listen'
import { setSecurityHeaders } from './http/security-headers'
import { isForSockets, openSockets } from './live/sockets'

/** `port` where it listens behind something else, on this machine alone; 0 takes any. */
export type Serving = { isDev: boolean; root: string; port?: number }

/** Milliseconds that pages under way have to end when the process leaves. */
const PAGES_END = 5_000

/** The process: settings, http, pages, sockets, listening, and how to leave, in that order. */
export async function serve({ isDev, root, port }: Serving): Promise<Service> {
  const { PORT, HOST } = env()
  const http = createServer()
  const pages = next({ dev: isDev, dir: root, hostname: 'localhost', port: PORT, httpServer: http })
  await pages.prepare()
  const answerPage = pages.getRequestHandler()
  const answerUpgrade = pages.getUpgradeHandler()

  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isForSockets(request)) return
    setSecurityHeaders(request, response, isDev)
    if (answerHealth(request, response)) return
    if (!isAddress(request))
      return void response.writeHead(400, PLAIN).end('This address cannot be read. Check it, or go to the first page.')
    answerPage(request, response).catch((fault: unknown) => {
      log.error({ err: fault }, 'a page failed')
      response.writeHead(500).end()
    })
  })
  const sockets = openSockets(http)
  countConnections(sockets.connections)
  http.on('upgrade', (request, socket, head) => {
    if (!isForSockets(request)) void answerUpgrade(request, socket, head)
  })
  await (port === undefined ? listen(http, PORT, HOST) : listen(http, port, 'localhost'))

  return {
    port: (http.address() as AddressInfo).port,
    close: async () => {
      sayLeaving() // whoever balances sends nobody new
      await sockets.leave()
      const closed = new Promise((over) => http.close(over))
      await sockets.close()
      const late = setTimeout(() => http.closeAllConnections(), PAGES_END)
      http.closeIdleConnections()
      await closed
      clearTimeout(late)
      await pages.close()
    },
  }
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' }

/** Whether the path can be decoded, and holds no zero byte. */
function isAddress({ url = '/' }: IncomingMessage): boolean {
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').includes('\0')
  } catch {
    return false
  }
}
