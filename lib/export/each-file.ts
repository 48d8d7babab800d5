import type { Readable } from 'node:stream'
import { openPromise } from 'yauzl'

/** Lets every file of a zip stream by, one after the other, in the order in which it lists them. A name that leads out of a folder ends it. */
export async function eachFile(path: string, work: (name: string, stream: Readable) => Promise<void>): Promise<void> {
  const zip = await openPromise(path, { autoClose: false })
  try {
    for await (const part of zip.eachEntry())
      if (!part.fileName.endsWith('/')) await work(part.fileName, await zip.openReadStreamPromise(part))
  } finally {
    zip.close()
  }
}
