import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  AggregatorRegistry,
  collectDefaultMetrics,
  Gauge,
  type MetricObjectWithValues,
  type MetricValue,
  register,
} from 'prom-client'
import { TROUBLES, type Trouble } from '@/lib/readiness/trouble'

collectDefaultMetrics()
let connections = () => 0
new Gauge({
  name: 'concord_connections',
  help: 'Open realtime connections',
  collect() {
    this.set(connections())
  },
})

/** Where the number of open realtime connections is read. */
export const countConnections = (count: () => number) => {
  connections = count
}

type Metrics = MetricObjectWithValues<MetricValue<string>>[]
let pages: () => Promise<Metrics[]> = async () => []

/** Where the numbers of the processes that render pages are read: they are added to this one's. */
export const countPages = (count: () => Promise<Metrics[]>) => {
  pages = count
}

let troubles: () => Promise<Trouble[]> = async () => []
/** Where it is read what keeps this process from serving well. */
export const askForTroubles = (ask: typeof troubles) => {
  troubles = ask
}

let isLeaving = false
/** From now on this process is not ready for anybody new. */
export const sayLeaving = () => {
  isLeaving = true
}

/**
 * Answers /healthz (the process lives), /readyz (it stays, and nothing keeps it from serving well, or a sentence for each that does) and, from
 * this machine only, /metrics. Says whether it did.
 */
export function answerHealth(request: IncomingMessage, response: ServerResponse): boolean {
  const path = request.url?.split('?')[0]
  if (path === '/healthz') return say(response, 200, 'ok')
  if (path === '/readyz' && isLeaving) return say(response, 503, 'leaving')
  if (path === '/readyz') {
    void troubles().then((found) =>
      found.length === 0
        ? say(response, 200, 'ready')
        : say(response, 503, found.map((one) => TROUBLES[one]).join('\n')),
    )
    return true
  }
  if (path === '/metrics' && isLocal(request)) {
    void troubles()
      .then(allMetrics)
      .then((text) => response.writeHead(200, { 'Content-Type': register.contentType }).end(text))
    return true
  }
  return false
}

const allMetrics = async () =>
  AggregatorRegistry.aggregate([await register.getMetricsAsJSON(), ...(await pages())]).metrics()

const say = (response: ServerResponse, status: number, words: string) => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`)
  return true
}
const isLocal = (request: IncomingMessage) =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
