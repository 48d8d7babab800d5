// The same relay on Socket.IO as it comes: its own parser, its own rooms, its own limits.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const http = createServer()
const io = new Server(http, { serveClient: false })
io.on('connection', (socket) => {
  const text = String(socket.handshake.query.text)
  socket.join(text)
  socket.on('update', (update) => socket.to(text).emit('update', update))
  socket.on('caret', (caret) => socket.to(text).emit('caret', caret))
})
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'))
