import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { awarenessOf, othersIn } from './awareness'
import { type Connect, openLine } from './wire'

/** A message of y-websocket: 0 sync (0 step 1, 1 step 2, 2 update), 1 awareness. It acknowledges nothing. */
export const yWebsocketWire: Connect = async ({ url, text, client, heard, moved }) => {
  const write = (bytes: Uint8Array, ...kinds: number[]) => {
    const message = encoding.createEncoder()
    for (const kind of kinds) encoding.writeVarUint(message, kind)
    encoding.writeVarUint8Array(message, bytes)
    line.say(encoding.toUint8Array(message))
  }
  const line = openLine(
    `${url}/${text}`,
    {},
    (data, _, opened) => {
      const message = decoding.createDecoder(data)
      if (decoding.readVarUint(message) === 1) {
        const carets = othersIn(decoding.readVarUint8Array(message), client)
        if (carets > 0) moved?.(carets)
        return
      }
      const step = decoding.readVarUint(message)
      if (step === 0) return
      heard(decoding.readVarUint8Array(message))
      if (step === 1) opened()
    },
    () => write(new Uint8Array([0]), 0, 0),
  )
  await line.isReady
  const awareness = awarenessOf(client)
  return {
    ...line.wire,
    send: (update) => write(update, 0, 2),
    move: (cursor) => write(awareness(cursor), 1),
  }
}
