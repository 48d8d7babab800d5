import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import tar from 'tar-stream'
import { decrypt } from './encrypt'
import { FIRST_LINE_BYTES, type FirstLine, readFirstLine } from './first-line'
import type { Bytes } from './hashing'
import { Refused } from './refused'

export type Entry = { name: string; content: Bytes }

const MB = 1_024 * 1_024
/** Bytes that the first and the last entry may have: a line for each of some hundred thousand files. */
const MOST_WHOLE = 64 * MB
/** Bytes of the archive between two pieces of entries, at most: all that it has there are headers and the ends of blocks. */
const MOST_BETWEEN = MB

/** For an entry that is small: what is not is refused before more of it is held. */
export async function readWhole({ name, content }: Entry, file: string): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of content) {
    bytes += piece.byteLength
    if (bytes > MOST_WHOLE) throw new Refused('too-much-in-one', { file, what: name })
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

export type OpenedArchive = FirstLine & {
  /** Throws where what follows is not what was written. Reads the file once, and puts nothing anywhere. */
  check: () => Promise<void>
  /** Its entries in their order; each is read to its end before the next comes. */
  entries: () => AsyncGenerator<Entry>
}

export async function openArchive(file: string, passphrase?: string, signal?: AbortSignal): Promise<OpenedArchive> {
  const size = (await stat(file).catch(() => undefined))?.size
  if (size === undefined) throw new Refused('file-missing', { file })
  const line = readFirstLine(await readText(file, FIRST_LINE_BYTES))
  if (typeof line === 'string') throw new Refused(line, { file })
  if (line.isEncrypted && !passphrase) throw new Refused('passphrase-missing', { file })
  if (!line.isEncrypted && passphrase) throw new Refused('not-encrypted', { file })
  const payload = () => createReadStream(file, { start: FIRST_LINE_BYTES, signal })

  /** What does not open although the first line is right was made by somebody else. */
  const refusalOf = (fault: unknown) => {
    if (signal?.aborted) return signal.reason
    return fault instanceof Refused ? fault : new Refused('altered', { file }, fault)
  }
  async function* orRefused<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* source
    } catch (fault) {
      throw refusalOf(fault)
    }
  }
  async function* entries(): AsyncGenerator<Entry> {
    const extract = tar.extract()
    const names = new Set<string>()
    let between = 0
    async function* small(source: Bytes) {
      for await (const piece of source) {
        between += piece.byteLength
        if (between > MOST_BETWEEN) throw new Refused('too-much-in-one', { file, what: 'a header' })
        yield piece
      }
    }
    async function* counted(source: Bytes) {
      for await (const piece of source) {
        between = 0
        yield piece
      }
    }
    const opened = (source: Bytes) =>
      passphrase ? decrypt(source, passphrase, new Refused('passphrase-wrong', { file })) : source
    const read = pipeline(payload(), opened, createGunzip(), small, extract)
    read.catch(() => {}) // met at the entry that does not come
    for await (const entry of orRefused(extract)) {
      between = 0
      const { name } = entry.header
      if (names.has(name)) throw new Refused('named-twice', { file, what: name })
      names.add(name)
      yield { name, content: orRefused(counted(entry)) }
    }
    await read
  }

  return {
    ...line,
    check: async () => {
      if (size < FIRST_LINE_BYTES + line.bytes) throw new Refused('cut-short', { file })
      const hash = createHash('sha256')
      for await (const piece of payload()) hash.update(piece)
      if (size > FIRST_LINE_BYTES + line.bytes || hash.digest('hex') !== line.sha256)
        throw new Refused('altered', { file })
    },
    entries,
  }
}

async function readText(file: string, bytes: number): Promise<string> {
  const handle = await open(file, 'r')
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0).finally(() => handle.close())
  return buffer.toString('latin1', 0, bytesRead)
}
