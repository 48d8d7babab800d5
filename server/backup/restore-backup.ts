import { createHash } from 'node:crypto'
import { mkdir, rmdir } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { type Filling, fillEmptyDatabase, knowsMigrations, lookInto } from '@/db/restore'
import { Unfit } from '@/db/unfit'
import { keptSecret } from '../kept-secret'
import { hashing } from './hashing'
import { isKept, keptFiles } from './kept-files'
import { ABOUT, type About, about, fileOf, MANIFEST, type Manifest, manifest, tableOf } from './manifest'
import { type Entry, type OpenedArchive, openArchive, readWhole } from './open-archive'
import { databaseIn, hasCluster, placeInWords, reachPlace } from './place'
import { Refused } from './refused'
import { isRestoring, restoringIn } from './restoring'
import { dropStaging, openStaging, putInPlace, stageFile } from './staging'

export type RestoreOrder = {
  file: string
  dataDir: string
  databaseUrl?: string
  /** AUTH_SECRET of the settings, which counts before the one in the archive. */
  secret?: string
  passphrase?: string
  say?: (line: string) => void
  signal?: AbortSignal
}
/** Nothing is done where the same backup was restored `earlier`. */
export type Restored = { earlier: Date } | { manifest: Manifest }
type Entries = AsyncGenerator<Entry>

/**
 * Puts a backup into an empty place. The file is read once to see that it is what was written, and once more to put its rows into
 * one transaction and its files into a folder aside. Only when all of it has come to what its last entry says, and everything is in
 * force, is the transaction committed, and then the files are moved. Whatever goes wrong before leaves nothing behind; after a
 * restore that was killed, the same command begins again, or ends what was left.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const { file, dataDir, passphrase, say = () => {}, signal } = order
  const archive = await openArchive(file, passphrase, signal)
  const earlier = await lookForEarlier(order, archive)
  if (earlier) return { earlier }
  for await (const _ of keptFiles(dataDir, file)) throw new Refused('folder-not-empty', { place: dataDir })
  await archive.check()
  const entries = archive.entries()
  try {
    const begun = await readAbout(entries, file)
    say(`Made on ${begun.takenAt} by Concord ${begun.product}; every byte is as it was written`)
    return { manifest: await fillPlace(order, archive, begun, entries) }
  } finally {
    await entries.return(undefined)
  }
}

/** When this backup was restored here before; refuses where anything else is there. */
async function lookForEarlier(order: RestoreOrder, archive: OpenedArchive): Promise<Date | undefined> {
  const { dataDir, databaseUrl } = order
  if (!databaseUrl && !(await hasCluster(dataDir))) return undefined
  const place = await reachPlace(dataDir, databaseUrl)
  try {
    const { isEmpty, restored } = await lookInto(place.ownerUrl)
    if (isEmpty) return undefined
    if (restored?.sha256 !== archive.sha256)
      throw databaseUrl
        ? new Refused('database-not-empty', { place: databaseIn(databaseUrl) })
        : new Refused('folder-not-empty', { place: await placeInWords(dataDir) })
    if (isRestoring(dataDir)) await putInPlace(dataDir)
    return restored.at
  } finally {
    await place.leave()
  }
}

async function fillPlace(order: RestoreOrder, archive: OpenedArchive, begun: About, entries: Entries) {
  const { dataDir, databaseUrl, say = () => {} } = order
  const madeFolder = await mkdir(dataDir, { recursive: true })
  const place = await reachPlace(dataDir, databaseUrl)
  let isCommitted = false
  try {
    await openStaging(dataDir)
    const whole = await fillEmptyDatabase(
      place.ownerUrl,
      begun,
      archive.sha256,
      (filling) => fill(order, begun, entries, filling),
      async () => order.secret ?? keptSecret(restoringIn(dataDir)),
    )
    isCommitted = true
    await putInPlace(dataDir)
    say(`Rows of ${whole.tables.length} tables, and ${whole.files.length} files and keys, are in their place`)
    return whole
  } catch (fault) {
    throw fault instanceof Unfit ? new Refused('does-not-fit', { file: order.file, what: fault.message }) : fault
  } finally {
    if (!isCommitted) await dropStaging(dataDir)
    await (isCommitted ? place.leave() : place.undo())
    if (!isCommitted && madeFolder) await rmdir(dataDir).catch(() => {}) // unless somebody put something there
  }
}

/** A wrong passphrase shows here, before anything is made. */
async function readAbout(entries: Entries, file: string): Promise<About> {
  const first = await entries.next()
  if (first.done || first.value.name !== ABOUT) throw new Refused('altered', { file })
  const begun = about.parse(JSON.parse(await readWhole(first.value, file)))
  if (!knowsMigrations(begun.migrations)) throw new Refused('newer', { file })
  return begun
}

/** Puts in everything that comes, and gives what it came to, which is what the last entry says. */
async function fill(order: RestoreOrder, begun: About, entries: Entries, filling: Filling): Promise<Manifest> {
  const { file, dataDir } = order
  const tables = new Map(begun.tables.map((table) => [table.name, { table, rows: 0, hash: createHash('sha256') }]))
  const files: Manifest['files'] = []
  let stated: Manifest | undefined
  for await (const entry of entries) {
    const into = tables.get(tableOf(entry.name) ?? '')
    const path = fileOf(entry.name)
    if (stated) throw new Refused('altered', { file })
    if (into) {
      const copy = filling.intoTable(into.table)
      await pipeline(entry.content, (content: Entry['content']) => hashing(content, into.hash), copy)
      into.rows += copy.rowCount
    } else if (path && isKept(path)) files.push(await stageFile(dataDir, path, entry.content))
    else if (entry.name === MANIFEST) stated = manifest.parse(JSON.parse(await readWhole(entry, file)))
    else throw new Refused('altered', { file })
  }
  const came = [...tables].map(([name, { rows, hash }]) => ({ name, rows, sha256: hash.digest('hex') }))
  if (!stated || !isDeepStrictEqual([stated.about, stated.tables, stated.files], [begun, came, files]))
    throw new Refused('altered', { file })
  return stated
}
