import { Decrypter, Encrypter } from 'age-encryption'
import type { Bytes } from './hashing'

/*
 * The age format (age-encryption.org/v1): scrypt with its parameters in the file, then ChaCha20-Poly1305 in chunks of 64 KiB
 * that are numbered, the last one marked. A chunk that is changed, moved, left out or cut off does not open.
 */

export async function* encrypt(source: Bytes, passphrase: string): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  yield* piecesOf(await encrypter.encrypt(asWebStream(source)))
}

/** Throws `wrong` where the passphrase is another, before the first byte comes. */
export async function* decrypt(source: Bytes, passphrase: string, wrong: Error): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const opened = await decrypter.decrypt(asWebStream(source)).catch(() => {
    throw wrong
  })
  yield* piecesOf(opened)
}

/** Asks for the next piece only when it is wanted, so that a slow disk keeps the memory small. */
function asWebStream(source: Bytes): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await pieces.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: async () => void (await pieces.return?.()),
    },
    { highWaterMark: 0 },
  )
}

async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel().catch(() => {}) // nobody reads on: whoever writes may stop
  }
}
