import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import tar from 'tar-stream'
import { encrypt } from './encrypt'
import { FIRST_LINE_BYTES, type FirstLine, writeFirstLine } from './first-line'
import { type Bytes, hashing } from './hashing'

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
