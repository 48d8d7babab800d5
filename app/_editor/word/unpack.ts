import type JSZip from 'jszip'

/** Unpacked bytes: of all parts, and of the one with the words. A council's longest report is a tenth of it. */
const MOST_BYTES = 60_000_000
const MOST_WORDS_BYTES = 20_000_000
const MOST_PARTS = 2_000

export class TooLarge extends Error {}

/** Unpacks no part to its end without counting: a file of some kB may say that it is small and be of many GB. */
export async function countUnpacked(zip: JSZip) {
  const parts = Object.values(zip.files).filter(({ dir }) => !dir)
  if (parts.length > MOST_PARTS) throw new TooLarge()
  let all = 0
  for (const part of parts) {
    const isOfWords = /\.xml$/i.test(part.name)
    let own = 0
    await new Promise<void>((resolve, reject) => {
      const stream = (part as unknown as Streamed).internalStream('uint8array')
      stream.on('data', (bytes) => {
        own += bytes.length
        all += bytes.length
        if (all <= MOST_BYTES && (!isOfWords || own <= MOST_WORDS_BYTES)) return
        stream.pause()
        reject(new TooLarge())
      })
      stream.on('error', reject)
      stream.on('end', () => resolve())
      stream.resume()
    })
  }
}

/** JSZip's own way to read a part bit by bit; its types leave it out. */
type Streamed = {
  internalStream: (kind: 'uint8array') => {
    on(event: 'data', heard: (bytes: Uint8Array) => void): void
    on(event: 'error', heard: (fault: Error) => void): void
    on(event: 'end', heard: () => void): void
    resume: () => void
    pause: () => void
  }
}
