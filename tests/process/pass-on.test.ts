import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { openPassage } from '@/server/http/pass-on'

const servers: Server[] = []
const passage = openPassage()
afterAll(() => {
  passage.close()
  for (const server of servers) server.close().closeAllConnections()
})
const listening = async (server: Server) => {
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return (server.address() as AddressInfo).port
}

it('an answer that breaks off, because the process that gave it died, cuts the client’s line', async () => {
  const dying = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.write('<p>half', () => response.socket?.destroy())
  })
  const target = { port: await listening(dying), open: 0 }
  const port = await listening(createServer((request, response) => passage.pass(target, request, response)))
  const seen = await new Promise<string>((over) => {
    let text = ''
    get({ port, host: '127.0.0.1' }, (answer) => {
      answer.on('data', (part) => {
        text += part
      })
      answer.on('end', () => over(`whole: ${text}`))
      answer.on('error', () => over(`broken off: ${text}`))
    })
  })
  expect(seen).toBe('broken off: <p>half')
  await expect.poll(() => target.open).toBe(0)
})

it('what an answer says for itself stands in place of what was set for every answer, as a stored file’s own policy', async () => {
  const target = {
    open: 0,
    port: await listening(
      createServer((_, response) => response.setHeader('content-security-policy', 'sandbox').end()),
    ),
  }
  const front = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', "default-src 'self'")
    passage.pass(target, request, response)
  })
  const answer = await fetch(`http://127.0.0.1:${await listening(front)}/`)
  expect(answer.headers.get('content-security-policy')).toBe('sandbox')
})

it('what changes nothing is asked once more on a new connection, where those that were kept all close as they are used', async () => {
  const used = new WeakSet<object>()
  const closing = createServer(({ socket }, response) => {
    if (used.has(socket)) return socket.destroy()
    used.add(socket)
    setTimeout(() => response.end('read'), 20) // so that the first four have a connection each
  })
  const target = { port: await listening(closing), open: 0 }
  const port = await listening(createServer((request, response) => passage.pass(target, request, response)))
  const ask = async () => (await fetch(`http://127.0.0.1:${port}/`)).status
  await Promise.all([ask(), ask(), ask(), ask()])
  expect(await ask()).toBe(200)
})
