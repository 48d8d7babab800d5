import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { CouncilId } from '@/db/ids'
import type { StoredFile } from '@/db/purge'
import { env } from '../env'
import type { FileRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { diskPlace, folder, isOlder, namesIn, placeOf } from './disk-place'
import { MAX_FILE_BYTES } from './evidence'
import { filePlace } from './file-place'
import type { Received } from './stored'

export type { Part, Received } from './stored'

/*
 * A file arrives in DATA_DIR under a name that nobody can ask for, and gets its own, in the place of files (file-place), only when
 * its row is about to be written: what has no row is reachable by nobody.
 */

/** Writes the stream to disk as it comes, hashing and counting; stops at the cap. Whatever is refused is gone again. */
export async function receiveFile(
  councilId: CouncilId,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  expectedSize?: number,
  most = MAX_FILE_BYTES,
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
      if (size > most) return refuse({ field: 'file', kind: 'file-too-large' })
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
  await filePlace().tryOut()
}

/** Gives the file its lasting name, where no crash can take it away, before the row that points to it. */
export const keepFile = (received: Received) => filePlace().keep(received)

/** Puts a file that a scanner found harmful where nothing serves it, for whoever looks after the machine; it stays there until they take it away. */
export async function quarantineFile(received: Received) {
  await mkdir(folder('quarantine'), { recursive: true })
  await rename(received.path, folder('quarantine', received.sha256))
}

/** Forgets a file that was not kept. */
export const discardFile = (received: Received) => rm(received.path, { force: true })

/** Files of every council that have lain there since before this moment. */
export const storedFiles = (before: Date): AsyncGenerator<StoredFile> => filePlace().list(before)

/** Deletes one that no row points to. Says whether it did: not where it has been stored anew since `before`. */
export const deleteFile = (file: StoredFile, before?: Date): Promise<boolean> => filePlace().delete(file, before)

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

/** A stored file, of which the whole or a part (both ends count) can be read; nothing where it is no longer there. */
export const openFile = (councilId: string, sha256: string) => filePlace().open(councilId, sha256)

/** Lets `work` have a stored file on this machine for as long as it takes; nothing where it is no longer there. */
export async function lendFile<T>(
  councilId: string,
  sha256: string,
  work: (path: string) => Promise<T>,
): Promise<T | undefined> {
  const file = await openFile(councilId, sha256)
  if (!file) return undefined
  if (filePlace() === diskPlace) return work(placeOf(councilId, sha256))
  await openFolder()
  const path = folder('arriving', randomUUID())
  try {
    await pipeline(file.read(), createWriteStream(path, { mode: 0o600 }))
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}
