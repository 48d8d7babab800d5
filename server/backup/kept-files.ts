import type { Dirent } from 'node:fs'
import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FOLDER_ID } from '@/lib/evidence/file-store'

/** What lies loose and is larger is no key. */
const LARGEST_KEY = 64 * 1024

/**
 * The files of DATA_DIR that belong into a backup, by their path in it: evidence under its council and its hash, what lies in
 * `keys/`, and every small file that lies loose, which are the secret and other keys. Not the cluster, whose rows are read
 * instead; not what is arriving just now; not the mail that a trial keeps.
 */
export async function* keptFiles(dataDir: string, except?: string): AsyncGenerator<string> {
  for await (const path of paths(dataDir)) {
    if (!isKept(path) || join(dataDir, path) === except) continue
    if (path.includes('/') || (await stat(join(dataDir, path))).size <= LARGEST_KEY) yield path
  }
}

/** What is a folder beside them is no file, whatever an archive says. */
const FOLDERS = ['files', 'keys', 'mail', 'postgres', 'restoring']

/** Where a file of a backup may lie, and nowhere else. */
export const isKept = (path: string): boolean =>
  /^(?:files\/[0-9a-f-]{36}\/[0-9a-f]{64}|(?:keys\/)?\w[\w.-]*)$/.test(path) &&
  !path.endsWith('.part') &&
  path !== FOLDER_ID &&
  !FOLDERS.includes(path)

async function* paths(dataDir: string) {
  for (const folder of ['', 'keys/']) yield* filesIn(dataDir, folder)
  for await (const council of within(join(dataDir, 'files')))
    if (council.isDirectory()) yield* filesIn(dataDir, `files/${council.name}/`)
}

async function* filesIn(dataDir: string, folder: string) {
  for await (const entry of within(join(dataDir, folder))) if (entry.isFile()) yield folder + entry.name
}

async function* within(folder: string): AsyncGenerator<Dirent> {
  const directory = await opendir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ENOENT') throw fault
  })
  if (directory) yield* directory
}
