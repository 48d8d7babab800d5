import { createServer } from 'node:http'
import { openCompactor } from '@/lib/sync/server/compactor'
import { openSockets } from '@/server/live/sockets'

/**
 * A real process with the product's real sockets, rooms, log and database, and without its pages: quick to start, fit to
 * be killed; on SIGTERM it leaves as the product does. Over HTTP it tells how many are connected
 * and how much memory it takes, and compacts a text without waiting for its time to come. Its clock can be set, as an
 * administrator or a time server does: by so many milliseconds.
 */
const { now } = Date
const http = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/compact')
    compactor.consider(JSON.parse(searchParams.get('place') ?? '{}'), { rows: Infinity, bytes: 0, snapshot: 0 })
  if (pathname === '/clock') Date.now = () => now() + Number(searchParams.get('by'))
  response.end(String(pathname === '/memory' ? process.memoryUsage.rss() : sockets.connections()))
})
const sockets = openSockets(http)
const compactor = openCompactor(0)
process.on('SIGTERM', async () => {
  await sockets.leave()
  await sockets.close()
  process.exit(0)
})
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'))
