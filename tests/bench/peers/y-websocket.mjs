// y-websocket's server as its package starts it (YPERSISTENCE names the folder of its LevelDB), on the same `ws` as all others.
import { createServer } from 'node:http'
import { setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'

const http = createServer()
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
sockets.on('connection', (socket, request) => {
  socket.on('error', () => socket.terminate())
  setupWSConnection(socket, request)
})
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'))
