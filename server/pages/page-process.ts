import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { constants, setPriority } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { collectDefaultMetrics, type MetricObjectWithValues, type MetricValue, register } from 'prom-client'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { forReader } from '@/lib/reader'
import { KEPT } from '../http/pass-on'
import { printOnlyLog } from '../print-only-log'
import { staticFiles } from './static-files'
import { tellWant } from './tell-want'

/** What a page process says to the one that started it, and the one thing that it is asked. */
export type PageMessage = { isReady: true; port: number } | { metrics: MetricObjectWithValues<MetricValue<string>>[] }
export type AskPages = 'metrics'

/** Milliseconds that pages under way have to end when the process leaves. */
const PAGES_END = 5_000
/** Twice as long as the one who passes requests on keeps a connection that it may use again. */
const KEPT_ALIVE = 2 * KEPT

/** What changes nothing, and so can be left half done when whoever asked has left. */
const READS = ['GET', 'HEAD']

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const isDev = process.argv.includes('--dev')
const say = (message: PageMessage) => process.connected && process.send?.(message)

/**
 * Renders pages and nothing else: no socket of a shared text lives here, so that nobody's typing waits for a page. Heard on
 * this machine alone, behind the process that started it, which has looked at each request before. Ends with it.
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL) // where there is too little time for all, typing comes before pages
collectDefaultMetrics()
if (!isDev) printOnlyLog()
const http = createServer({ keepAliveTimeout: KEPT_ALIVE })

let isLeaving = false
async function leave() {
  if (isLeaving) return
  isLeaving = true
  const late = setTimeout(() => http.closeAllConnections(), PAGES_END)
  await new Promise((over) => {
    http.close(over)
    http.closeIdleConnections()
  })
  clearTimeout(late)
  process.exit(0)
}
process.on('message', async (asked: AskPages) => {
  if (asked === 'metrics') say({ metrics: await register.getMetricsAsJSON() })
})
process.on('disconnect', () => void leave())
// What ends a whole group of processes reaches this one too: the one that started it says when to leave.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
if (!process.connected) process.exit(0)
// Whoever read what is printed here is gone: to print that would be an error of the same kind, again and again.
for (const printed of [process.stdout, process.stderr]) printed.on('error', () => process.exit(1))

const pages = next({ dev: isDev, dir: root, hostname: 'localhost', port: env().PORT, httpServer: http })
await pages.prepare()
const answerPage = pages.getRequestHandler()
const answerUpgrade = pages.getUpgradeHandler()
const answerStatic = isDev ? null : staticFiles(join(root, process.env.NEXT_DIST_DIR || '.next'))
http.on('request', (request: IncomingMessage, response: ServerResponse) => {
  if (answerStatic?.(request, response)) return
  const gone = new AbortController()
  response.once('close', () => response.writableFinished || gone.abort())
  const answer = () => answerPage(request, response)
  tellWant(response, () =>
    (READS.includes(request.method ?? '') ? forReader(gone.signal, answer) : answer()).catch((fault: unknown) => {
      log.error({ err: fault }, 'a page failed')
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    }),
  )
})
http.on('upgrade', (request, socket, head) => void answerUpgrade(request, socket, head))
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo
  // Where Next asks itself for an action that another page has, and for the page that an action leads to. It would ask the
  // address that people use, which may not be reached from here, and speaks https where a proxy does.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://127.0.0.1:${port}`
  say({ isReady: true, port })
})
