import WebSocket from 'ws'

/** One client of one text, as thin as its protocol allows, so that what is measured is the server. */
export type Wire = {
  send: (update: Uint8Array) => void
  move: (caret: Caret) => void
  /** Bytes and frames that came in over the websocket, without its headers. */
  bytesIn: () => number
  framesIn: () => number
  /** Reads nothing more from the network, until it does again. */
  pause: () => void
  resume: () => void
  isOpen: () => boolean
  close: () => void
}
export type Seat = {
  url: string
  text: string
  council: string
  cookie: string
  /** Yjs' number of whoever sits here. */
  client: number
  /** An edit of somebody else, or the text at opening. */
  heard: (update: Uint8Array) => void
  /** So many others' carets came in one message. */
  moved?: (carets: number) => void
  /** This many of the edits sent here are acknowledged, where the protocol has such a thing. */
  acknowledged?: (edits: number) => void
}
export type Connect = (seat: Seat) => Promise<Wire>

/** A caret as an editor of ours sends it: two positions beside an item of the text. */
export type Caret = { anchor: Position; head: Position }
type Position = { type: { client: number; clock: number }; item: { client: number; clock: number }; assoc: number }

/** What Tiptap's caret extension puts beside the caret in every message, as an awareness state has to be whole. */
export const personOf = (client: number) => ({ name: `Officer ${client % 1000} of Testby`, color: '#2f5d8a' })

/** The websocket below a wire. `told` hears each message; `opened` says that the text is there; refusals and endings fail. */
export function openLine(
  address: string,
  headers: Record<string, string>,
  told: (data: Buffer, isBinary: boolean, opened: () => void) => void,
  greet: () => void = () => {},
) {
  const socket = new WebSocket(address.replace('http', 'ws'), { perMessageDeflate: false, headers })
  let [bytes, frames] = [0, 0]
  const isReady = new Promise<void>((done, failed) => {
    socket.once('error', failed)
    socket.once('close', () => failed(new Error('closed before it was open')))
    socket.once('open', greet)
    socket.on('message', (data: Buffer, isBinary) => {
      bytes += data.byteLength
      frames++
      told(data, isBinary, done)
    })
  })
  socket.on('error', () => {})
  const say = (message: Uint8Array | string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(message)
  }
  return {
    isReady,
    say,
    wire: {
      bytesIn: () => bytes,
      framesIn: () => frames,
      pause: () => socket.pause(),
      resume: () => socket.resume(),
      isOpen: () => socket.readyState === WebSocket.OPEN,
      close: () => socket.terminate(),
    },
  }
}
