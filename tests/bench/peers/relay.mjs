// The least that a relay can do: every frame goes to everybody else in its room, unchecked and unstored.
import { WebSocketServer } from 'ws'

const rooms = new Map()
const server = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, room.add(socket))
  socket.on('message', (data, isBinary) => {
    for (const other of room) if (other !== socket) other.send(data, { binary: isBinary })
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => room.delete(socket))
})
server.on('listening', () => console.log('listening'))
