import { randomUUID } from 'node:crypto'
import { open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { KnownFolder } from '@/db/folder-id'
import { isId } from '@/db/ids'
import { FOLDER_ID } from '@/lib/evidence/file-store'

/**
 * Holds the folder and the database together: both have one id, and the folder says which database it belongs to; `file-store` asks
 * for it from then on. Refuses a folder that another node does not share, and one with files that are, or may be, another database's,
 * which this one would take for left over. One without files is taken over: whoever had it keeps no file there from then on.
 */
export async function openSharedFolder(dataDir: string, known: KnownFolder): Promise<void> {
  const path = join(dataDir, FOLDER_ID)
  const there = await idIn(path)
  const isOfOther = there !== undefined && there.database !== known.database
  if (!there || isOfOther || there.id !== (known.id ?? there.id)) await refuseOthers(dataDir, known, isOfOther)
  const id = known.id ?? (await known.remember(there && !isOfOther ? there.id : randomUUID()))
  if (there?.id !== id || there.database !== known.database) await write(path, `${id} ${known.database}\n`)
  if (!known.isKept) await known.keep()
  process.env.CONCORD_FOLDER = id
}

/** What the folder does not say of itself is settled by whose councils its files are of. */
async function refuseOthers(dataDir: string, known: KnownFolder, isOfOther: boolean) {
  const path = join(dataDir, FOLDER_ID)
  const councils = await councilsWithFiles(join(dataDir, 'files'))
  const areOurs = councils.length > 0 && (await known.hasAny(councils))
  if (councils.length > 0 && !areOurs)
    throw new Error(
      `The folder ${dataDir} holds files of another database. Set DATA_DIR to a folder of its own. Where those files can go, move the folder files in it away first.`,
    )
  if (areOurs && isOfOther)
    throw new Error(
      `The folder ${dataDir} belongs to another database, of which this one may be a copy. Set DATA_DIR to a folder of its own. Where the database was moved and nobody else uses the folder, delete ${path} and start again.`,
    )
  if (known.isKept && !areOurs && !isOfOther)
    throw new Error(
      `The folder ${dataDir} is not the one that holds this database's files. Set DATA_DIR to the folder that the other nodes use. Where the files are lost, write “${known.id} ${known.database}” into ${path} and start again.`,
    )
}

/** A council that was removed may leave its folder, with nothing in it. */
async function councilsWithFiles(files: string): Promise<string[]> {
  const named = (await readdir(files).catch(noSuch<string[]>([]))).filter(isId)
  const counts = await Promise.all(named.map(async (name) => (await readdir(join(files, name))).length))
  return named.filter((_, at) => counts[at] !== 0)
}

/** Nothing where there is no such file, or nothing that can be one. */
async function idIn(path: string): Promise<{ id: string; database: string } | undefined> {
  const [id = '', database = ''] = (await readFile(path, 'utf8').catch(noSuch(''))).trim().split(' ')
  return isId(id) ? { id, database } : undefined
}

/** The file is whole or it is not there. */
async function write(path: string, text: string) {
  const aside = `${path}.${randomUUID()}.part`
  const file = await open(aside, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(aside, path)
}

const noSuch =
  <T>(instead: T) =>
  (fault: NodeJS.ErrnoException): T => {
    if (fault.code === 'ENOENT') return instead
    throw fault
  }
