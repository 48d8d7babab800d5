import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'

/*
 * The age format (age-encryption.org/v1): scrypt with its parameters in the file, then ChaCha20-Poly1305 in chunks of 64 KiB
 * that are numbered, the last one marked. A chunk that is changed, moved, left out or cut off does not open.
 */

type Bytes = AsyncIterable<Uint8Array>

export async function* encrypt(source: Bytes, passphrase: string): Bytes {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  yield* (await encrypter.encrypt(ReadableStream.from(source))) as ReadableStream<Uint8Array>
}

/** Throws `wrong` where the passphrase is another, before the first byte comes. */
export async function* decrypt(source: Bytes, passphrase: string, wrong: Error): Bytes {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const opened = await decrypter.decrypt(ReadableStream.from(source)).catch(() => {
    throw wrong
  })
  yield* opened as ReadableStream<Uint8Array>
}
