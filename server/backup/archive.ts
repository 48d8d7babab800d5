import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import tar from 'tar-stream'
import { decrypt, encrypt } from './encrypt'
import { FIRST_LINE_BYTES, type FirstLine, readFirstLine, writeFirstLine } from './first-line'
import { Refused } from './refused'

type Bytes = AsyncIterable<Uint8Array>
export type Archive = {
  add: (name: string, content: Buffer) => Promise<void>
  /** Adds a file from the disk, and says what it was; nothing where it has gone meanwhile. */
  addFile: (name: string, path: string) => Promise<{ size: number; sha256: string } | undefined>
  /** Gives the file its name, once every byte of it is on the disk. */
  finish: () => Promise<FirstLine>
  /** Leaves nothing behind. */
  abandon: () => Promise<void>
}

/** A tar archive, compressed, encrypted where there is a passphrase, written to FILE.part while it comes. Never more of it in memory than a few pieces. */
export async function createArchive(file: string, passphrase?: string, signal?: AbortSignal): Promise<Archive> {
  const part = `${file}.part`
  await rm(part, { force: true })
  const handle = await open(part, 'wx', 0o600)
  await handle.write(' '.repeat(FIRST_LINE_BYTES))
  const pack = tar.pack()
  const written = writePayload(handle, pack, passphrase, signal)
  written.catch(() => {}) // said by whichever step meets it
  const orBroken = <T>(step: Promise<T>) =>
    Promise.race([
      step,
      written.then((): never => {
        throw new Error('the archive ended before its content')
      }),
    ])
  return {
    add: (name, content) =>
      orBroken(
        new Promise((added, failed) =>
          pack.entry({ name, mode: 0o600 }, content, (fault) => (fault ? failed(fault) : added())),
        ),
      ),
    addFile: async (name, path) => {
      const found = await openIfThere(path)
      if (!found) return undefined
      try {
        const { size } = await found.stat()
        const hash = createHash('sha256')
        const content = size === 0 ? [] : found.createReadStream({ start: 0, end: size - 1, autoClose: false })
        const entry = pack.entry({ name, size, mode: 0o600 })
        await orBroken(pipeline(Readable.from(content), (source: Bytes) => hashing(source, hash), entry))
        return { size, sha256: hash.digest('hex') }
      } finally {
        await found.close()
      }
    },
    finish: async () => {
      pack.finalize()
      const line = await written
      await handle.write(writeFirstLine(line), 0)
      await handle.sync()
      await handle.close()
      await rename(part, file)
      const folder = await open(dirname(file), 'r')
      await folder.sync().finally(() => folder.close())
      return line
    },
    abandon: async () => {
      pack.destroy()
      await written.catch(() => {})
      await handle.close().catch(() => {})
      await rm(part, { force: true })
    },
  }
}

async function writePayload(
  handle: FileHandle,
  source: tar.Pack,
  passphrase?: string,
  signal?: AbortSignal,
): Promise<FirstLine> {
  const hash = createHash('sha256')
  let bytes = 0
  const toDisk = async (payload: Bytes) => {
    for await (const piece of passphrase ? encrypt(payload, passphrase) : payload) {
      hash.update(piece)
      bytes += piece.byteLength
      await handle.writeFile(piece)
    }
  }
  await pipeline(source, createGzip(), toDisk, { signal })
  return { isEncrypted: passphrase !== undefined, bytes, sha256: hash.digest('hex') }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  return open(path, 'r').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ENOENT') throw fault
    return undefined
  })
}

export async function* hashing(source: Bytes, hash: ReturnType<typeof createHash>): Bytes {
  for await (const piece of source) {
    hash.update(piece)
    yield piece
  }
}

export type Entry = { name: string; content: Bytes }
/** For an entry that is small. */
export async function readWhole({ content }: Entry): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(piece)
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
    const opened = (source: Bytes) =>
      passphrase ? decrypt(source, passphrase, new Refused('passphrase-wrong', { file })) : source
    const read = pipeline(payload(), opened, createGunzip(), extract)
    read.catch(() => {}) // met at the entry that does not come
    for await (const entry of orRefused(extract)) yield { name: entry.header.name, content: orRefused(entry) }
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
