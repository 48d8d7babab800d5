import { createServer, type IncomingMessage } from 'node:http'
import { openAddresses } from '../http/client-address'
import { listen } from '../http/listen'
import { isPipelined, leastBusy, openPassage, refuse, type Target } from '../http/pass-on'

/** A node as the front knows it: its name, which begins the names of its connections, and its port on this machine. One that leaves is sent nobody new. */
export type Node = Target & { name: string; isLeaving: boolean }

/**
 * One port before several nodes of this machine, for trying how they work together; in earnest a load balancer stands
 * there. A long-polling request goes to the node that its connection was opened on, everything else to the least busy.
 */
export async function openFront(nodes: () => readonly Node[], port: number, host: string) {
  const passage = openPassage()
  const tellAddress = openAddresses()
  const front = createServer((incoming, outgoing) => {
    if (isPipelined(outgoing)) return void incoming.socket.destroy()
    tellAddress(incoming)
    if (incoming.url?.startsWith('/metrics')) return void refuse(outgoing, 404, 'Each node tells its own numbers.')
    const node = choose(incoming, nodes())
    if (!node) return void refuse(outgoing, 503, 'The service is starting or stopping. Try again in a moment.')
    passage.pass(node, incoming, outgoing)
  })
  front.on('upgrade', (incoming, client, head) => {
    const node = choose(incoming, nodes())
    if (node) passage.upgrade(node, incoming, client, head)
    else client.destroy()
  })
  await listen(front, port, host)
  return {
    close: async () => {
      const closed = new Promise((over) => front.close(over))
      front.closeAllConnections()
      passage.close()
      await closed
    },
  }
}

/** Engine.IO says in each request of a connection which one it is; ours begin with their node's name. */
function choose({ url = '' }: IncomingMessage, nodes: readonly Node[]): Node | undefined {
  const name = /[?&]sid=(\w+)-/.exec(url)?.[1]
  return nodes.find((node) => node.name === name) ?? leastBusy(nodes.filter((node) => !node.isLeaving))
}
