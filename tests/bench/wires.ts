import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import type { Joined } from '@/lib/document/protocol'
import { editBody, frameOf, readEdits, readFrame, readSaved } from '@/lib/document/wire'

/** One client of one text, as thin as its protocol allows, so that what is measured is the server. */
export type Wire = {
  send: (update: Uint8Array) => void
  /** Bytes that came in over the websocket, without its headers. */
  bytesIn: () => number
  close: () => void
}
export type Seat = { url: string; text: string; council: string; cookie: string; heard: (update: Uint8Array) => void }
export type Connect = (seat: Seat) => Promise<Wire>

const opened = (socket: WebSocket) =>
  new Promise<void>((done, failed) => {
    socket.once('open', () => done())
    socket.once('error', failed)
  })

export const relayWire: Connect = async ({ url, text, heard }) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/${text}`, { perMessageDeflate: false })
  let bytes = 0
  socket.on('message', (data: Buffer) => {
    bytes += data.byteLength
    heard(data)
  })
  await opened(socket)
  return { send: (update) => socket.send(update), bytesIn: () => bytes, close: () => socket.terminate() }
}

/** Message of Hocuspocus: the text's name, then a kind: 0 sync (0 step 1, 1 step 2, 2 update), 2 authentication. */
export const hocuspocusWire: Connect = async ({ url, text, heard }) => {
  const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false })
  const write = (work: (message: encoding.Encoder) => void) => {
    const message = encoding.createEncoder()
    encoding.writeVarString(message, text)
    work(message)
    socket.send(encoding.toUint8Array(message))
  }
  let bytes = 0
  let synced = () => {}
  const isSynced = new Promise<void>((done) => {
    synced = done
  })
  socket.on('message', (data: Buffer) => {
    bytes += data.byteLength
    const message = decoding.createDecoder(data)
    decoding.readVarString(message)
    const kind = decoding.readVarUint(message)
    if (kind === 2)
      write((step) => {
        encoding.writeVarUint(step, 0)
        encoding.writeVarUint(step, 0)
        encoding.writeVarUint8Array(step, new Uint8Array([0]))
      })
    if (kind !== 0 && kind !== 4) return
    const step = decoding.readVarUint(message)
    if (step === 1) synced()
    if (step === 2) heard(decoding.readVarUint8Array(message))
  })
  await opened(socket)
  write((auth) => {
    encoding.writeVarUint(auth, 2)
    encoding.writeVarUint(auth, 0)
    encoding.writeVarString(auth, '')
    encoding.writeVarString(auth, '4.7.0')
  })
  await isSynced
  return {
    send: (update) =>
      write((message) => {
        encoding.writeVarUint(message, 0)
        encoding.writeVarUint(message, 2)
        encoding.writeVarUint8Array(message, update)
      }),
    bytesIn: () => bytes,
    close: () => socket.terminate(),
  }
}

/** Engine.IO 4 and Socket.IO 5 by hand: 0 open, 2 ping, 3 pong, 40 connect, 42 event, 43 acknowledgement; bytes are our frames. */
export const concordWire: Connect = async ({ url, text, council, cookie, heard }) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    headers: { cookie },
  })
  let bytes = 0
  let room = 0
  let counter = 0
  const join = { council, documentId: text, stateVector: 'AA==' }
  await new Promise<void>((joined, failed) => {
    socket.once('error', failed)
    socket.on('message', (data: Buffer, isBinary) => {
      bytes += data.byteLength
      if (isBinary) {
        const frame = readFrame(data)
        if (frame.name === 'edits') for (const update of readEdits(frame.body)) heard(update)
        else if (frame.name === 'saved') for (const update of readSaved(frame.body).edits) heard(update)
        else if (frame.name === 'opened') joined()
        return
      }
      const said = data.toString()
      if (said === '2') socket.send('3')
      else if (said.startsWith('0')) socket.send('40')
      else if (said.startsWith('40')) socket.send(`420${JSON.stringify(['document:join', join])}`)
      else if (said.startsWith('430')) {
        const [answer] = JSON.parse(said.slice(3)) as [Joined]
        if (answer.ok) room = answer.room
        else failed(new Error(said))
      } else if (said.includes('document:refused')) failed(new Error(said))
    })
  })
  return {
    send: (payload) =>
      socket.send(frameOf('update', room, editBody({ counter: ++counter, batchId: crypto.randomUUID(), payload }))),
    bytesIn: () => bytes,
    close: () => socket.terminate(),
  }
}
