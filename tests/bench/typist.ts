import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Caret } from './wires/wire'

const WORDS = 'concord '

/**
 * Somebody typing at the end of a text of their own: each call is one keystroke as the Yjs update that an editor makes of
 * it, written by hand because a Y.Doc for each of many typists would cost more than the server that is measured.
 */
export function typist(client: number) {
  let clock = 0
  return (letters = WORDS.charAt(clock % WORDS.length)): Uint8Array => {
    const update = encoding.createEncoder()
    for (const one of [1, 1, client, clock]) encoding.writeVarUint(update, one)
    if (clock === 0) {
      encoding.writeUint8(update, 4) // a string with nothing beside it, in the root text of this name
      encoding.writeVarUint(update, 1)
      encoding.writeVarString(update, 'words')
    } else {
      encoding.writeUint8(update, 0x84) // a string behind the last letter
      encoding.writeVarUint(update, client)
      encoding.writeVarUint(update, clock - 1)
    }
    encoding.writeVarString(update, letters)
    encoding.writeVarUint(update, 0)
    clock += letters.length
    return encoding.toUint8Array(update)
  }
}

/** What a typist has typed after so many keystrokes. */
export const typed = (keys: number) => WORDS.repeat(Math.ceil(keys / WORDS.length)).slice(0, keys)

export function caretAt(client: number, clock: number): Caret {
  const position = { type: { client, clock: 0 }, item: { client, clock }, assoc: 0 }
  return { anchor: position, head: position }
}

/** Tells of each run of letters in an update: whose, from which clock, how many. One run, which most updates are, is read by hand. */
export function readRuns(update: Uint8Array, tell: (client: number, clock: number, length: number) => void): void {
  const reader = decoding.createDecoder(update)
  const isOne = decoding.readVarUint(reader) === 1 && decoding.readVarUint(reader) === 1
  if (isOne) {
    const [client, clock, info] = [
      decoding.readVarUint(reader),
      decoding.readVarUint(reader),
      decoding.readUint8(reader),
    ]
    if (info === 0x84) {
      decoding.readVarUint(reader)
      decoding.readVarUint(reader)
      tell(client, clock, decoding.readVarString(reader).length)
      return
    }
  }
  for (const { id, length } of Y.decodeUpdate(update).structs) tell(id.client, id.clock, length)
}
