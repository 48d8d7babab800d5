import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { env } from '@/lib/env'
import { refuseLargeBody } from './http/body-caps'
import { openAddresses } from './http/client-address'
import { noticeForeignOrigin } from './http/foreign-origin'
import { answerHealth, askForTroubles, countConnections, countPages, sayLeaving } from './http/health'
import { listen, openHttp, type Service } from './http/listen'
import { isPipelined, refuse } from './http/pass-on'
import { openReadiness } from './http/readiness'
import { setSecurityHeaders } from './http/security-headers'
import { openJobs } from './jobs'
import { isForSockets, openSockets } from './live/sockets'
import { openPages } from './pages/pages'

/** `port` where it listens behind something else, on this machine alone; 0 takes any. */
export type Serving = { isDev: boolean; port?: number }

/** Milliseconds that answers under way have to end when the process leaves. */
const ANSWERS_END = 5_000

/** The process: settings, http, sockets, pages in processes of their own, jobs, listening, and how to leave, in that order. */
export async function serve({ isDev, port }: Serving): Promise<Service> {
  const { PORT, HOST } = env()
  const http = openHttp()
  const pages = await openPages(isDev)
  const tellAddress = port === undefined ? openAddresses() : () => {} // what stands before local nodes has told it
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    tellAddress(request)
    noticeForeignOrigin(request)
    if (isForSockets(request)) return
    if (isPipelined(response)) return void request.socket.destroy()
    setSecurityHeaders(request, response, isDev)
    if (answerHealth(request, response) || refuseLargeBody(request, response)) return
    if (isAddress(request)) void pages.answer(request, response)
    else refuse(response, 400, 'This address cannot be read. Check it, or go to the first page.')
  })
  const sockets = openSockets(http)
  countConnections(sockets.connections)
  countPages(pages.metrics)
  const readiness = await openReadiness(sockets.askRedis)
  askForTroubles(readiness.troubles)
  http.on('upgrade', (request, socket, head) => {
    noticeForeignOrigin(request)
    if (isForSockets(request)) return
    if (isDev) pages.upgrade(request, socket, head)
    else socket.destroy()
  })
  await (port === undefined ? listen(http, PORT, HOST) : listen(http, port, 'localhost'))
  const jobs = openJobs()

  return {
    port: (http.address() as AddressInfo).port,
    close: async () => {
      readiness.close()
      sayLeaving() // whoever balances sends nobody new
      await sockets.leave()
      const closed = new Promise((over) => http.close(over))
      await sockets.close()
      const late = setTimeout(() => http.closeAllConnections(), ANSWERS_END)
      http.closeIdleConnections()
      await closed
      clearTimeout(late)
      await pages.close()
      await jobs.close()
    },
  }
}

/** Whether the path can be decoded, and holds no zero byte. */
function isAddress({ url = '/' }: IncomingMessage): boolean {
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').includes('\0')
  } catch {
    return false
  }
}
