import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { ADDRESS_HEADER } from '@/lib/limit/limit'
import { ask } from '../kit/ask'

const open: Server[] = []
const HTTPS = {
  ...{ APP_URL: 'https://concord.example', DEMO: '0' },
  AUTH_SECRET: 'q7Wn0cXv2LrTz8YbKdMf4sHgJpEa1uRoIx6VtBy3NlC=',
}
const settings = { TRUST_PROXY: '', APP_URL: process.env.APP_URL, DEMO: process.env.DEMO }
afterEach(() => Object.assign(process.env, settings))
afterAll(() => {
  for (const server of open) server.close()
})

/** A server of these settings, which says what a page of it would read. */
async function serve(more: Record<string, string>, tell?: (request: IncomingMessage) => void) {
  Object.assign(process.env, more)
  vi.resetModules()
  const { openAddresses } = await import('@/server/http/client-address')
  const tellAddress = tell ?? openAddresses()
  const server = createServer((request, response) => {
    tellAddress(request)
    const { 'x-forwarded-host': host = 'none', 'x-forwarded-proto': proto = 'none' } = request.headers
    response.end(`address ${request.headers[ADDRESS_HEADER] ?? 'none'} for ${proto}://${host}`)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  open.push(server)
  return server
}
async function told(server: Server, headers: Record<string, string> = {}) {
  const answer = await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers })
  return /address (\S+)/.exec(answer)?.[1]
}
const FORGED = { [ADDRESS_HEADER]: '203.0.113.66', 'x-forwarded-for': '203.0.113.67' }

describe('the address that a request comes from', () => {
  it('is that of the connection, whatever its sender writes', async () => {
    const server = await serve({})
    expect(await told(server)).toBe('127.0.0.1')
    expect(await told(server, FORGED)).toBe('127.0.0.1')
  })

  it('is what a proxy says that TRUST_PROXY names, and of a row of proxies the last that is not named', async () => {
    const server = await serve({ TRUST_PROXY: 'loopback, 10.0.0.0/8' })
    expect(await told(server, FORGED)).toBe('203.0.113.67')
    expect(await told(server, { 'x-forwarded-for': '203.0.113.1, 198.51.100.7, 10.0.0.3' })).toBe('198.51.100.7')
    expect(await told(server, { 'x-forwarded-for': '198.51.100.7, 192.0.2.5' })).toBe('192.0.2.5')
    expect(await told(server, { 'x-forwarded-for': '2001:db8::7' })).toBe('2001:db8::7')
  })

  it('is not known under https while nothing says who holds the certificate', async () => {
    expect(await told(await serve(HTTPS), FORGED)).toBe('none')
    const named = await serve({ ...HTTPS, TRUST_PROXY: '127.0.0.1' })
    expect(await told(named, FORGED)).toBe('203.0.113.67')
  })

  it('comes with the host that it was asked for only from a proxy that TRUST_PROXY names', async () => {
    const forged = { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https' }
    const forwarded = async (settings: Record<string, string>) => {
      const { port } = (await serve(settings)).address() as AddressInfo
      return /for (\S+)/.exec(await ask(`http://127.0.0.1:${port}/`, { headers: forged }))?.[1]
    }
    expect(await forwarded({})).toBe('none://none')
    expect(await forwarded({ TRUST_PROXY: '10.0.0.0/8' })).toBe('none://none')
    expect(await forwarded({ TRUST_PROXY: 'loopback' })).toBe('https://elsewhere.example')
  })

  it('is handed by the front of local nodes to the node that answers, and a client cannot hand one to it', async () => {
    const node = await serve({}, () => {}) // as a node behind the front does
    const { openFront } = await import('@/server/nodes/front')
    const { port } = node.address() as AddressInfo
    const { freePort } = await import('../kit/realtime')
    const at = await freePort()
    const front = await openFront(() => [{ name: 'n1', port, open: 0, isLeaving: false }], at, 'localhost')
    expect(await told(node, FORGED), 'a node believes what stands before it').toBe('203.0.113.66')
    const answer = await ask(`http://127.0.0.1:${at}/`, { headers: FORGED })
    expect(answer).toContain('address 127.0.0.1')
    await front.close()
  })
})
