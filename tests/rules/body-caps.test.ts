import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES } from '@/lib/evidence/evidence'
import { refuseLargeBody } from '@/server/http/body-caps'
import { openHttp } from '@/server/http/listen'

/** Milliseconds, where the product waits for seconds. */
const SOON = 300
const FILE = '/c/here/assessments/one/q/1.1/evidence'
let http: Server
/** What was read of each body. */
let read: number[]

beforeEach(async () => {
  read = []
  http = openHttp({ headersTimeout: SOON, connectionsCheckingInterval: 50 })
  http.on('request', (request, response) => {
    if (refuseLargeBody(request, response, SOON)) return
    let size = 0
    request.on('data', (part) => {
      size += part.length
    })
    request.on('end', () => {
      read.push(size)
      response.end('taken')
    })
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
})
afterEach(() => {
  http.closeAllConnections()
  http.close()
})

/** What comes back on a connection to which only this is sent, up to where the server closes it. */
const answerTo = (...sent: string[]) =>
  new Promise<string>((closed) => {
    let said = ''
    const line = connect((http.address() as AddressInfo).port, '127.0.0.1', () => {
      for (const part of sent) line.write(part)
    })
    line.on('data', (part) => {
      said += part
    })
    line.on('error', () => {})
    line.on('close', () => closed(said))
  })
const post = (path: string, ...headers: string[]) =>
  [`POST ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n')
const ofLength = (path: string, bytes: number) => post(path, `Content-Length: ${bytes}`)

describe('a body', () => {
  it.each([
    ['/c/here', 256 * 1_024],
    ['/sign-in', 16 * 1_024],
    ['/api/auth/callback/demo?as=file', 16 * 1_024],
    [FILE, 2 * MAX_FILE_BYTES],
  ])('for %s of more than %i bytes is refused in words, unread, and the connection closed', async (path, cap) => {
    const refused = await answerTo(ofLength(path, cap + 1), 'the beginning')
    expect(refused).toMatch(/^HTTP\/1\.1 413 /)
    expect(refused).toMatch(/^Connection: close$/im)
    expect(refused).toContain(`This is larger than may be sent here: ${cap} bytes.`)
    expect(read).toEqual([])
  })

  it('of as much as may be sent is taken', async () => {
    const cap = 16 * 1_024
    expect(await answerTo(post('/sign-in', `Content-Length: ${cap}`, 'Connection: close'), 'a'.repeat(cap))).toMatch(
      /^HTTP\/1\.1 200 .*taken/s,
    )
    expect(read).toEqual([cap])
  })

  it('that does not say how long it is is refused in words and the connection closed, for a file too', async () => {
    for (const path of ['/c/here', FILE]) {
      const refused = await answerTo(post(path, 'Transfer-Encoding: chunked'), '5\r\nwords\r\n')
      expect(refused).toMatch(/^HTTP\/1\.1 411 /)
      expect(refused).toContain('Say how long it is')
    }
    expect(read).toEqual([])
  })

  it('that does not come is waited for no longer than its time, and the connection closed', async () => {
    expect(await answerTo(ofLength('/c/here', 100), 'some')).toBe('')
    expect(read).toEqual([])
  })

  it('of a file may come slowly', async () => {
    const line = connect((http.address() as AddressInfo).port, '127.0.0.1')
    line.write(ofLength(FILE, 8))
    line.write('half')
    await answerTo(ofLength('/c/here', 100), 'some') // by when another body's time is over
    line.write('half')
    await expect.poll(() => read).toEqual([8])
    line.destroy()
  })
})

describe('headers', () => {
  it('that come letter by letter are answered with 408 and the connection closed', async () => {
    expect(await answerTo('GET / HTTP/1.1\r\nHost: local')).toMatch(/^HTTP\/1\.1 408 .*Connection: close/s)
  })
})
