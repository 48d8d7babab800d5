import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isId } from '@/db/ids'
import { env } from '../env'
import type { FilePlace, Part } from './stored'

/*
 * Files live under DATA_DIR/files/<council>/<sha256>: named by their content, so the same file twice is stored once and
 * a name can never lead out of the folder.
 */

export const folder = (...parts: string[]) => join(env().DATA_DIR, 'files', ...parts)
const IS_HASH = /^[0-9a-f]{64}$/
/** Where a stored file lies. */
export const placeOf = (councilId: string, sha256: string) => {
  if (!isId(councilId) || !IS_HASH.test(sha256)) throw new Error('a stored file is named by its council and its hash')
  return folder(councilId, sha256)
}

/** The folder of this machine, or one that all nodes share. */
export const diskPlace: FilePlace = {
  /** On disk before the row that points to it. */
  async keep({ path, councilId, sha256 }) {
    await mkdir(folder(councilId), { recursive: true })
    await rename(path, placeOf(councilId, sha256))
    const directory = await open(folder(councilId), 'r')
    await directory.sync().finally(() => directory.close())
  },
  async open(councilId, sha256) {
    const path = placeOf(councilId, sha256)
    const found = await stat(path).catch(() => undefined)
    return found?.isFile() ? { size: found.size, read: (part?: Part) => createReadStream(path, part) } : undefined
  },
  async *list(before) {
    for (const councilId of (await namesIn(folder())).filter((name) => isId(name))) {
      for (const sha256 of await namesIn(folder(councilId)))
        if (IS_HASH.test(sha256) && (await isOlder(placeOf(councilId, sha256), before))) yield { councilId, sha256 }
    }
  },
  async delete({ councilId, sha256 }, before) {
    const path = placeOf(councilId, sha256)
    if (before && !(await isOlder(path, before))) return false
    await rm(path, { force: true })
    return true
  },
  /** What arrives is tried there already. */
  tryOut: async () => {},
}

/** Of a folder that is not there, none. */
export const namesIn = (path: string) => readdir(path).catch(() => [])
export const isOlder = (path: string, moment: Date) =>
  stat(path).then(
    ({ mtime }) => mtime < moment,
    () => false,
  )
