import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { awarenessOf, othersIn } from './awareness'
import { type Connect, openLine } from './wire'

/**
 * A message of Hocuspocus: the text's name, then a kind: 0 or 4 sync (0 step 1, 1 step 2, 2 update), 1 awareness, 2
 * authentication, 8 that an edit is taken, which its provider shows as saved.
 */
export const hocuspocusWire: Connect = async ({ url, text, client, heard, moved, acknowledged }) => {
  const write = (...parts: (number | string | Uint8Array)[]) => {
    const message = encoding.createEncoder()
    encoding.writeVarString(message, text)
    for (const part of parts)
      if (typeof part === 'number') encoding.writeVarUint(message, part)
      else if (typeof part === 'string') encoding.writeVarString(message, part)
      else encoding.writeVarUint8Array(message, part)
    line.say(encoding.toUint8Array(message))
  }
  let [sent, taken] = [0, 0]
  const line = openLine(
    url,
    {},
    (data, _, opened) => {
      const message = decoding.createDecoder(data)
      decoding.readVarString(message)
      const kind = decoding.readVarUint(message)
      if (kind === 2) write(0, 0, new Uint8Array([0]))
      else if (kind === 1) {
        const carets = othersIn(decoding.readVarUint8Array(message), client)
        if (carets > 0) moved?.(carets)
      } else if (kind === 8 && sent > 0) acknowledged?.(++taken)
      else if (kind === 0 || kind === 4) {
        const step = decoding.readVarUint(message)
        if (step === 0) return
        heard(decoding.readVarUint8Array(message))
        if (step === 1) opened()
      }
    },
    () => write(2, 0, '', '4.7.0'),
  )
  await line.isReady
  const awareness = awarenessOf(client)
  return {
    ...line.wire,
    send: (update) => {
      sent++
      write(0, 2, update)
    },
    move: (cursor) => write(1, awareness(cursor)),
  }
}
