import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isId } from '@/db/ids'
import { FOLDER_ID } from '@/lib/evidence/file-store'

/**
 * Holds the folder and the database together: both have one id (`idOf` tells the database's, and remembers the first), and `file-store` asks for it from then on. Refuses a folder that
 * another node does not share, and one that holds the files of another database, which this one would take for left over.
 */
export async function openSharedFolder(
  dataDir: string,
  idOf: (first: () => Promise<string>) => Promise<string>,
): Promise<void> {
  const path = join(dataDir, FOLDER_ID)
  const kept = () =>
    readFile(path, 'utf8').then(
      (text) => text.trim(),
      () => undefined,
    )
  const id = await idOf(async () => {
    const there = await kept()
    if (there && (await holdsFiles(dataDir)))
      throw new Error(
        `The folder ${dataDir} holds the files of another database. Set DATA_DIR to a folder of its own; or, where those files can go, delete ${path} and the folder files beside it.`,
      )
    if (there) return there
    const made = randomUUID()
    await writeFile(path, `${made}\n`, { flag: 'wx', mode: 0o600 }).catch(() => {}) // another start was quicker
    return (await kept()) ?? made
  })
  if ((await kept()) !== id)
    throw new Error(
      `The folder ${dataDir} is not the one that holds this database's files. Set DATA_DIR to the folder that the other nodes use; or, where the files are lost, write ${id} into ${path} and start again.`,
    )
  process.env.CONCORD_FOLDER = id
}

const holdsFiles = async (dataDir: string) =>
  (await readdir(join(dataDir, 'files')).catch(() => [] as string[])).some(isId)
