import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { editBody, frameOf } from '@/lib/sync/wire/frame'
import { TEXT_SCHEMA } from '@/lib/sync/wire/protocol'
import { openText } from '@/lib/text/open-text'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { randomOf } from '../kit/virtual-time'
import { buildWorld } from '../kit/world'

let server: Realtime
beforeAll(async () => {
  server = await startRealtime()
})
afterAll(() => server.kill())

/** Somebody seated at a text over a websocket whose bytes the test writes itself. */
async function sitDown() {
  const { council, lead, documentId } = await buildWorld()
  const headers = { cookie: await cookieOf(lead) }
  const ws = new WebSocket(`${server.baseUrl}/socket.io/?EIO=4&transport=websocket`, { headers })
  const joined = new Promise<void>((done) =>
    ws.on('message', (data, isBinary) => {
      const said = isBinary ? '' : data.toString()
      if (said.startsWith('0')) ws.send('40')
      else if (said.startsWith('40'))
        ws.send(
          `420${JSON.stringify(['document:join', { council: council.slug, documentId, stateVector: 'AA==', schema: TEXT_SCHEMA }])}`,
        )
      else if (said.startsWith('430')) done()
    }),
  )
  await joined
  const doc = new Y.Doc()
  let typed: Uint8Array = new Uint8Array()
  doc.on('update', (update: Uint8Array) => {
    typed = update
  })
  let counter = 0
  /** The next letters at the end of the text, as the frame that says so. */
  const edit = (letters: string) => {
    doc.getText('words').insert(doc.getText('words').length, letters)
    return frameOf('update', 0, editBody({ counter: ++counter, batchId: randomUUID(), payload: typed }))
  }
  const words = async () => {
    const opened = await openText(lead, { documentId })
    if (!opened.ok) throw new Error('the text could not be opened')
    const stored = new Y.Doc()
    Y.applyUpdate(stored, opened.value.update)
    return stored.getText('words').toString()
  }
  const { _socket: line } = ws as unknown as { _socket: Socket }
  line.setNoDelay()
  /** Comes to the server as one piece. */
  const write = async (bytes: Buffer) => {
    line.write(bytes)
    await new Promise((over) => setTimeout(over, 20))
  }
  return { ws, line, write, edit, words, typed: () => doc.getText('words').toString() }
}

/** RFC 6455, from a client: `head` is its first byte. */
function framed(head: number, body: Uint8Array, isMasked: boolean | 'without changing it' = true): Buffer {
  const mask = isMasked === true ? randomBytes(4) : Buffer.alloc(isMasked ? 4 : 0)
  const flag = isMasked ? 0x80 : 0
  const length =
    body.byteLength < 126 ? [flag | body.byteLength] : [flag | 126, body.byteLength >> 8, body.byteLength & 255]
  return Buffer.concat([Buffer.from([head, ...length]), mask, body.map((byte, at) => byte ^ (mask[at & 3] ?? 0))])
}
const [TEXT, BINARY, GOODBYE, PING, REST] = [0x81, 0x82, 0x88, 0x89, 0x80]
const BEGINNING = 0x02
const LONG = 'A long remark that is far more than one key. '.repeat(6)

describe('the bytes of a websocket', () => {
  it.each([1, 2, 3, 7, 20, 64, 4_000])(
    '[R1] are read alike in pieces of up to %i, whatever comes between',
    async (most) => {
      const { line, edit, words, typed, ws } = await sitDown()
      const random = randomOf(most)
      const bytes: Buffer[] = []
      for (let n = 0; n < 40; n++) {
        bytes.push(framed(BINARY, edit(`key${n} `)))
        if (n % 5 === 1) bytes.push(framed(PING, Buffer.from('still there')))
        if (n % 5 === 2) bytes.push(framed(BINARY, edit(LONG)))
        if (n % 5 === 3) bytes.push(framed(TEXT, Buffer.from('42["nobody hears this"]')))
        if (n % 5 !== 4) continue
        const whole = edit(`parts${n} `)
        bytes.push(
          framed(BEGINNING, whole.subarray(0, 9)),
          framed(PING, Buffer.alloc(0)),
          framed(REST, whole.subarray(9)),
        )
      }
      const all = Buffer.concat(bytes)
      for (let at = 0; at < all.byteLength; ) {
        const length = 1 + random.below(most)
        line.write(all.subarray(at, at + length))
        at += length
        if (random.happens(0.2)) await new Promise((over) => setImmediate(over))
      }
      await expect.poll(words, { timeout: 20_000 }).toBe(typed())
      expect(ws.readyState).toBe(WebSocket.OPEN)
      ws.close()
    },
  )

  it.each<[string, (body: Uint8Array) => Buffer[]]>([
    ['a frame without a mask', (body) => [framed(BINARY, body, false)]],
    ['a reserved bit', (body) => [framed(BINARY | 0x40, body)]],
    ['a message within another', (body) => [framed(BEGINNING, body), framed(BINARY, body)]],
    ['more after a goodbye', (body) => [framed(GOODBYE, Buffer.from([3, 232])), framed(BINARY, body)]],
  ])('[R9] with %s in them end the connection, and nothing of it is taken', async (_, wrong) => {
    const { ws, write, edit, words } = await sitDown()
    await write(framed(BINARY, edit('before ')))
    await expect.poll(words).toBe('before ')
    const gone = once(ws, 'close')
    for (const piece of wrong(edit('after'))) await write(piece)
    await gone
    expect(await words()).toBe('before ')
  })

  it('[R9] are no frame where they only look like one, in the middle of another', async () => {
    const { write, edit, words } = await sitDown()
    const taken = edit('taken ')
    const ping = framed(PING, framed(BINARY, edit('never')), 'without changing it')
    await write(ping.subarray(0, 6))
    await write(ping.subarray(6))
    await write(framed(BINARY, taken))
    await expect.poll(words).toBe('taken ')
  })
})
