import { createServer } from 'node:http'
import { openSockets } from '@/server/sockets'

/** A real process with the product's real sockets, rooms, log and database, and without its pages: quick to start, fit to be killed. */
const http = createServer((request, response) =>
  response.end(request.url === '/connections' ? String(sockets.connections()) : 'realtime only'),
)
const sockets = openSockets(http)
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'))
