import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import JSZip from 'jszip'
import type { CouncilId } from '@/db/ids'
import { openFile } from './file-store'

/** A file of a zip: what it holds, or which stored file it is. */
export type ZipPart =
  | { path: string; content: string | Uint8Array }
  | { path: string; councilId: CouncilId; sha256: string }

export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/**
 * All of them as one zip, which is read while it is made: no stored file is held whole. Each is hashed again on its way; one that is
 * missing or is not what it was ends the zip. `SHA256SUMS` is read by `sha256sum --check`.
 */
export function zipWithSums(parts: readonly ZipPart[]): AsyncIterable<Uint8Array> {
  const zip = new JSZip()
  const sums: string[] = []
  for (const part of parts) {
    if ('content' in part) zip.file(part.path, part.content, { compression: 'DEFLATE' })
    else zip.file(part.path, Readable.from(readChecked(part.councilId, part.sha256)))
    sums.push(`${'content' in part ? sha256Of(part.content) : part.sha256}  ${part.path}`)
  }
  zip.file('SHA256SUMS', `${sums.join('\n')}\n`)
  return new Readable().wrap(zip.generateNodeStream({ streamFiles: true, compression: 'STORE' }))
}

async function* readChecked(councilId: CouncilId, sha256: string) {
  const file = await openFile(councilId, sha256)
  if (!file) throw new Error('a file of a zip is missing')
  const hash = createHash('sha256')
  for await (const chunk of file.read()) {
    hash.update(chunk)
    yield chunk as Uint8Array
  }
  if (hash.digest('hex') !== sha256) throw new Error('a file of a zip is not what it was')
}
