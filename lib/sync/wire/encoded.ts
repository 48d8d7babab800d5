import * as encoding from 'lib0/encoding'

const own = encoding.createEncoder()
const room = own.cbuf

/** The bytes that `write` writes. One encoder serves every call, because an edit is smaller than a new encoder's buffer: `write` must not call this again. */
export function encoded(write: (to: encoding.Encoder) => void): Uint8Array {
  own.cpos = 0
  own.cbuf = room
  own.bufs = []
  write(own)
  return encoding.toUint8Array(own)
}
