import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type CouncilId, isId } from '@/db/ids'
import type { StoredFile } from '@/db/purge'
import { env } from '../env'
import type { FileRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { MAX_FILE_BYTES } from './evidence'

/*
 * Files live under DATA_DIR/files/<council>/<sha256>: named by their content, so the same file twice is stored once and
 * a name can never lead out of the folder. A file arrives under a name nobody can ask for, and gets its own only when
 * its row is about to be written: what has no row is reachable by nobody.
 */

export type Received = { path: string; councilId: CouncilId; sha256: string; size: number }

const folder = (...parts: string[]) => join(env().DATA_DIR, 'files', ...parts)
const IS_HASH = /^[0-9a-f]{64}$/
/** Where a stored file lies. */
export const placeOf = (councilId: string, sha256: string) => {
  if (!IS_HASH.test(sha256)) throw new Error('a stored file is named by its hash')
  return folder(councilId, sha256)
}

/** Writes the stream to disk as it comes, hashing and counting; stops at the cap. Whatever is refused is gone again. */
export async function receiveFile(
  councilId: CouncilId,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  expectedSize?: number,
): Promise<Result<Received, FileRefusal>> {
  await ownFolder()
  await openFolder()
  const path = folder('arriving', randomUUID())
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  let isWhole = false
  try {
    for await (const chunk of bytes) {
      size += chunk.byteLength
      if (size > MAX_FILE_BYTES) return refuse({ field: 'file', kind: 'file-too-large' })
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    if (size === 0) return refuse({ field: 'file', kind: 'file-empty' })
    if (expectedSize !== undefined && expectedSize !== size) return refuse({ field: 'file', kind: 'file-incomplete' })
    await file.sync()
    isWhole = true
  } finally {
    await file.close().finally(() => (isWhole ? undefined : rm(path, { force: true })))
  }
  return ok({ path, councilId, sha256: hash.digest('hex'), size })
}

/** Makes the folder that files arrive in. Where it is gone later, what should lie there is not the disk that did. */
export const openFolder = async () => void (await mkdir(folder('arriving'), { recursive: true }))

/** The file in DATA_DIR that says which folder it is, so that nobody takes another for it. */
export const FOLDER_ID = 'folder-id'
/** It can be written to, and is not the folder that the files are in: of this node alone, say, or the place of a disk that is away. */
export class OtherFolder extends Error {}

/** Throws where the folder is not the one that this database's files are in; asked where the start has said which that is. */
async function ownFolder() {
  const { CONCORD_FOLDER } = process.env
  if (!CONCORD_FOLDER) return
  const said = await readFile(join(env().DATA_DIR, FOLDER_ID), 'utf8').catch(() => '')
  if (said.split(/\s/)[0] !== CONCORD_FOLDER) throw new OtherFolder()
}

/** Looks whether it is the folder of this database, writes a small file where files arrive, to the disk, and takes it away. */
export async function tryFolder(): Promise<void> {
  await ownFolder()
  const path = folder('arriving', randomUUID())
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(randomBytes(4_096))
    await file.sync()
  } finally {
    await file.close().finally(() => rm(path, { force: true }))
  }
}

/** Gives the file its lasting name, on disk before the row that points to it. */
export async function keepFile(received: Received) {
  await mkdir(folder(received.councilId), { recursive: true })
  await rename(received.path, placeOf(received.councilId, received.sha256))
  const directory = await open(folder(received.councilId), 'r')
  await directory.sync().finally(() => directory.close())
}

/** Puts a file that a scanner found harmful where nothing serves it, for whoever looks after the machine; it stays there until they take it away. */
export async function quarantineFile(received: Received) {
  await mkdir(folder('quarantine'), { recursive: true })
  await rename(received.path, folder('quarantine', received.sha256))
}

/** Forgets a file that was not kept. */
export const discardFile = (received: Received) => rm(received.path, { force: true })

/** Files of every council that have lain there since before this moment. */
export async function* storedFiles(before: Date): AsyncGenerator<StoredFile> {
  for (const councilId of (await namesIn(folder())).filter(isId)) {
    for (const sha256 of await namesIn(folder(councilId)))
      if (IS_HASH.test(sha256) && (await isOlder(placeOf(councilId, sha256), before))) yield { councilId, sha256 }
  }
}

/** Deletes one that no row points to. Says whether it did: not where it has been stored anew since `before`. */
export async function deleteFile({ councilId, sha256 }: StoredFile, before?: Date): Promise<boolean> {
  const path = placeOf(councilId, sha256)
  if (before && !(await isOlder(path, before))) return false
  await rm(path, { force: true })
  return true
}

/** Deletes what began to arrive before this moment and was never finished, as after a kill. Says how many. */
export async function deleteLeftArriving(before: Date): Promise<number> {
  let count = 0
  for (const name of await namesIn(folder('arriving'))) {
    const path = folder('arriving', name)
    if (!(await isOlder(path, before))) continue
    await rm(path, { force: true })
    count++
  }
  return count
}

/** Of a folder that is not there, none. */
const namesIn = (path: string) => readdir(path).catch(() => [])
const isOlder = (path: string, moment: Date) =>
  stat(path).then(
    ({ mtime }) => mtime < moment,
    () => false,
  )

export type Part = { start: number; end: number }

/** A stored file, of which the whole or a part (both ends count) can be read; nothing when the disk no longer holds it. */
export async function openFile(councilId: CouncilId, sha256: string) {
  const path = placeOf(councilId, sha256)
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? { size: found.size, read: (part?: Part) => createReadStream(path, part) } : undefined
}
