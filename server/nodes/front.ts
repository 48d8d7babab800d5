import { Agent, type ClientRequest, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { listen } from '../http/listen'

/** A node as the front knows it: its name, which begins the names of its connections, and its port on this machine. One that leaves is sent nobody new. */
export type Node = { name: string; port: number; open: number; isLeaving: boolean }

/**
 * One port before several nodes of this machine, for trying how they work together; in earnest a load balancer stands
 * there. A long-polling request goes to the node that its connection was opened on, everything else to the least busy.
 */
export async function openFront(nodes: () => readonly Node[], port: number, host: string) {
  const agent = new Agent({ keepAlive: true })
  const front = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith('/metrics')) return void refuse(outgoing, 404, 'Each node tells its own numbers.')
    const node = choose(incoming, nodes())
    if (!node) return void refuse(outgoing, 503, 'The service is starting or stopping. Try again in a moment.')
    hold(node, outgoing)
    const passed = request(
      {
        agent,
        port: node.port,
        host: '127.0.0.1',
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        answer.pipe(outgoing)
      },
    )
    passed.on('error', () => refuse(outgoing, 502, 'This part of the service has just stopped. Try again.'))
    endWith(passed, outgoing)
    incoming.pipe(passed)
  })
  front.on('upgrade', (incoming: IncomingMessage, client: Duplex, head: Buffer) => {
    const node = choose(incoming, nodes())
    if (!node) return void client.destroy()
    hold(node, client)
    const server = connect(node.port, '127.0.0.1', () => {
      server.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headersOf(incoming)}\r\n\r\n`)
      server.write(head)
      client.pipe(server).pipe(client)
    })
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  await listen(front, port, host)
  return {
    close: async () => {
      const closed = new Promise((over) => front.close(over))
      front.closeAllConnections()
      agent.destroy()
      await closed
    },
  }
}

/** Engine.IO says in each request of a connection which one it is; ours begin with their node's name. */
function choose({ url = '' }: IncomingMessage, nodes: readonly Node[]): Node | undefined {
  const name = /[?&]sid=(\w+)-/.exec(url)?.[1]
  const [least] = nodes.filter((node) => !node.isLeaving).sort((one, other) => one.open - other.open)
  return nodes.find((node) => node.name === name) ?? least
}

function hold(node: Node, end: Duplex | ServerResponse) {
  node.open++
  end.once('close', () => {
    node.open--
  })
}

/** Whoever has gone away is not answered. */
const endWith = (passed: ClientRequest, outgoing: ServerResponse) => outgoing.once('close', () => passed.destroy())

function refuse(outgoing: ServerResponse, status: number, words: string) {
  if (outgoing.headersSent) outgoing.destroy()
  else outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${words}\n`)
}

const headersOf = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : [])).join('\r\n')
