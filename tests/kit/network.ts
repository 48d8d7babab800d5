import { createServer, type IncomingMessage, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { freePort } from './realtime'

/**
 * What happens on the way: nothing; websockets are refused as by a proxy that knows HTTP alone, taken and never carried, or
 * cut after so many milliseconds; each HTTP request takes a while; pages come and nothing realtime does; nothing comes at all.
 */
export type Way = 'open' | 'slow' | 'refuse' | 'swallow' | { cutAfter: number } | 'pages-only' | 'down'

export type Network = {
  url: string
  way: Way
  /** How many websockets the server has been reached by. */
  websockets: () => number
  /** Ends whatever is connected just now. */
  cut: () => void
  close: () => Promise<void>
}

/** Milliseconds. */
const SLOW = 150

/** Something on the network between people and the product, as offices have it. It passes HTTP on as it is. */
export async function startNetwork(target: string | (() => string), port?: number): Promise<Network> {
  const listenOn = port ?? (await freePort())
  const to = () => new URL(typeof target === 'string' ? target : target())
  const open = new Set<Duplex>()
  let count = 0
  const isShut = ({ url = '' }: IncomingMessage) =>
    proxy.way === 'down' || (proxy.way === 'pages-only' && url.startsWith('/socket.io'))
  const http = createServer((incoming, outgoing) => {
    if (isShut(incoming)) return void outgoing.destroy()
    const { hostname, port } = to()
    const { method, url: path, headers } = incoming
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    setTimeout(() => incoming.pipe(onward), proxy.way === 'slow' ? SLOW : 0)
  })
  http.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  http.on('upgrade', (incoming: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy())
    if (isShut(incoming)) return void socket.destroy()
    if (proxy.way === 'refuse') return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    const onward = connect(Number(to().port), 'localhost', () => {
      const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`]
      for (let at = 0; at < incoming.rawHeaders.length; at += 2)
        lines.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`)
      onward.write(`${lines.join('\r\n')}\r\n\r\n`)
      if (proxy.way === 'swallow') return void onward.once('data', (head) => socket.write(untilFrames(head)))
      count++
      onward.pipe(socket)
      socket.pipe(onward)
      if (typeof proxy.way === 'object') setTimeout(() => socket.destroy(), proxy.way.cutAfter)
    })
    onward.on('error', () => socket.destroy())
    onward.on('close', () => socket.destroy())
    socket.on('close', () => onward.destroy())
  })
  await new Promise<void>((listening) => http.listen(listenOn, '127.0.0.1', listening))
  const proxy: Network = {
    url: `http://localhost:${listenOn}`,
    way: 'open',
    websockets: () => count,
    cut: () => {
      for (const socket of open) socket.destroy()
    },
    close: async () => {
      proxy.cut()
      await new Promise((closed) => http.close(closed))
    },
  }
  return proxy
}

/** The answer to the upgrade and nothing after it. */
const untilFrames = (head: Buffer) => head.subarray(0, head.indexOf('\r\n\r\n') + 4)
