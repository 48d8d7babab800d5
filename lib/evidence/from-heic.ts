import { readFile } from 'node:fs/promises'
import convert from 'heic-convert'

/** The picture of a phone as a JPEG, without what it says of itself; done in the worker, because it takes seconds. */
export async function fromHeic({ path }: { path: string }): Promise<Uint8Array> {
  return new Uint8Array(await convert({ buffer: await readFile(path), format: 'JPEG', quality: 0.9 }))
}
