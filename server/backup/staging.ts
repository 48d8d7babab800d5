import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Bytes, hashing } from './hashing'
import { keptFiles } from './kept-files'
import { restoringIn } from './restoring'

/** Makes the folder, empty. */
export async function openStaging(dataDir: string): Promise<void> {
  await dropStaging(dataDir)
  await mkdir(restoringIn(dataDir), { recursive: true, mode: 0o700 })
}

export const dropStaging = (dataDir: string) => rm(restoringIn(dataDir), { recursive: true, force: true })

/** On the disk when it returns. */
export async function stageFile(dataDir: string, path: string, content: Bytes) {
  const to = join(restoringIn(dataDir), path)
  await mkdir(dirname(to), { recursive: true })
  const file = await open(to, 'wx', 0o600)
  const hash = createHash('sha256')
  try {
    for await (const piece of hashing(content, hash)) await file.writeFile(piece)
    await file.sync()
    return { path, size: (await file.stat()).size, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

/** Moves what is left in the folder to where it belongs; may be done again after it was cut short. */
export async function putInPlace(dataDir: string): Promise<void> {
  const folders = new Set([dataDir])
  for await (const path of keptFiles(restoringIn(dataDir))) {
    const to = join(dataDir, path)
    await mkdir(dirname(to), { recursive: true })
    await rename(join(restoringIn(dataDir), path), to)
    folders.add(dirname(to))
  }
  for (const folder of folders) {
    const opened = await open(folder, 'r')
    await opened.sync().finally(() => opened.close())
  }
  await dropStaging(dataDir)
}
