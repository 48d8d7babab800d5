import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Caret, personOf } from './wire'

/** y-protocols' awareness update of one client: how many, then id, clock and the whole state as JSON. */
export function awarenessOf(client: number) {
  let clock = 0
  return (cursor: Caret) => {
    const update = encoding.createEncoder()
    encoding.writeVarUint(update, 1)
    encoding.writeVarUint(update, client)
    encoding.writeVarUint(update, ++clock)
    encoding.writeVarString(update, JSON.stringify({ user: personOf(client), cursor }))
    return encoding.toUint8Array(update)
  }
}

/** How many others than `client` an awareness update tells of. */
export function othersIn(update: Uint8Array, client: number): number {
  const reader = decoding.createDecoder(update)
  let others = 0
  for (let left = decoding.readVarUint(reader); left > 0; left--) {
    if (decoding.readVarUint(reader) !== client) others++
    decoding.readVarUint(reader)
    decoding.readVarUint8Array(reader)
  }
  return others
}
