import type { Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADDRESS_HEADER } from '@/lib/limit/limit'
import { openGathering } from '@/server/http/gather'
import { openHttp } from '@/server/http/listen'

const KB = 1_024
let http: Server
let lines: Socket[]

beforeEach(async () => {
  lines = []
  http = openHttp()
  const gather = openGathering({ inAll: 300 * KB, ofAddress: 100 * KB })
  http.on('request', async (request, response) => {
    const body = await gather(request, response)
    if (body !== 'refused') response.end(`took ${body?.length}`)
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
})
afterEach(() => {
  for (const line of lines) line.destroy()
  http.closeAllConnections()
  http.close()
})

/** A body of which `sent` bytes come, and its last byte does not unless it is whole; what is answered. */
function send(address: string, sent: number, length = sent + 1) {
  const line = connect((http.address() as AddressInfo).port, '127.0.0.1')
  lines.push(line)
  line.write(`POST / HTTP/1.1\r\nHost: localhost\r\n${ADDRESS_HEADER}: ${address}\r\nContent-Length: ${length}\r\n\r\n`)
  line.write(Buffer.alloc(sent, 97))
  return new Promise<string>((said) => {
    line.once('data', (answer) => said(String(answer)))
    line.on('error', () => {})
    line.once('close', () => said('cut'))
  })
}
const statusOf = async (answer: Promise<string>) => /^HTTP\/1\.1 (\d+)/.exec(await answer)?.[1]
const arrived = () => new Promise((over) => setTimeout(over, 200))

describe('bodies that never end', () => {
  it('are held up to a sum of one address, and others are served', async () => {
    for (let n = 0; n < 3; n++) void send('198.51.100.1', 30 * KB)
    await arrived()
    const refused = await send('198.51.100.1', 30 * KB)
    expect(refused).toMatch(/^HTTP\/1\.1 429 [\s\S]*Too much is being sent at once, so nothing was changed\./)
    expect(await send('198.51.100.2', 30 * KB, 30 * KB)).toContain(`took ${30 * KB}`)
  })

  it('are held up to a sum in all, and given up when their senders leave', async () => {
    for (let n = 0; n < 9; n++) void send(`198.51.100.${n}`, 33 * KB)
    await arrived()
    expect(await statusOf(send('203.0.113.1', 30 * KB))).toBe('503')
    for (const line of lines) line.destroy()
    await arrived()
    expect(await send('203.0.113.1', 30 * KB, 30 * KB)).toContain(`took ${30 * KB}`)
  })

  it('do not count any more once they are answered', async () => {
    for (let n = 0; n < 8; n++) expect(await statusOf(send('198.51.100.1', 60 * KB, 60 * KB))).toBe('200')
  })
})
