import { createServer } from 'node:http'
import { openCompactor } from '@/lib/sync/server/compactor'
import { answerHealth, askForTroubles } from '@/server/http/health'
import { openReadiness } from '@/server/http/readiness'
import { openSockets } from '@/server/live/sockets'

/**
 * A real process with the product's real sockets, rooms, log and database, and without its pages: quick to start, fit to
 * be killed; on SIGTERM it leaves as the product does. Over HTTP it tells how it fares as the product does, how many are connected
 * and how much memory it takes, and compacts a text without waiting for its time to come. Its clock can be set, as an
 * administrator or a time server does: by so many milliseconds.
 */
const { now } = Date
const http = createServer((request, response) => {
  if (answerHealth(request, response)) return
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/compact')
    compactor.consider(JSON.parse(searchParams.get('place') ?? '{}'), { rows: Infinity, bytes: 0, snapshot: 0 })
  if (pathname === '/clock') Date.now = () => now() + Number(searchParams.get('by'))
  response.end(String(pathname === '/memory' ? process.memoryUsage.rss() : sockets.connections()))
})
const sockets = openSockets(http)
const compactor = openCompactor(0)
askForTroubles((await openReadiness(sockets.askRedis)).troubles)
process.on('SIGTERM', async () => {
  await sockets.leave()
  await sockets.close()
  process.exit(0)
})
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'))
