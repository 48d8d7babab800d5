import type { Hash } from 'node:crypto'

export type Bytes = AsyncIterable<Uint8Array>

/** Passes everything on, and counts it into the hash. */
export async function* hashing(source: Bytes, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    hash.update(piece)
    yield piece
  }
}
