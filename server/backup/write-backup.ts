import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Moment, NOT_KEPT, type Reading, readAtOneMoment, type Table } from '@/db/backup'
import { lendFile } from '@/lib/evidence/file-store'
import { type Archive, createArchive } from './create-archive'
import { type FirstLine, FORMAT } from './first-line'
import { keptFiles } from './kept-files'
import { ABOUT, type About, fileEntry, MANIFEST, type Manifest, rowsEntry } from './manifest'
import { databaseIn } from './place'
import { Refused } from './refused'

export type BackupOrder = {
  file: string
  dataDir: string
  ownerUrl: string
  product: string
  passphrase?: string
  say?: (line: string) => void
  signal?: AbortSignal
}
export type Written = FirstLine & { manifest: Manifest }

/**
 * Everything that the product holds in one file, made while it serves. Rows first, at one moment, and files after them: a file
 * is on the disk before the row that names it, so each file that a row names is found, unless the disk has lost it. What is
 * missing is told, and the rest is kept all the same.
 */
export async function writeBackup(order: BackupOrder): Promise<Written> {
  const { file, ownerUrl, passphrase, signal } = order
  const written = await readAtOneMoment(ownerUrl, async (reading) => {
    if (existsSync(file)) throw new Refused('file-there', { file })
    const archive = await createArchive(file, passphrase, signal)
    try {
      const manifest = await addEverything(archive, reading, order)
      return { ...(await archive.finish()), manifest }
    } catch (fault) {
      await archive.abandon()
      throw fault
    }
  })
  if (written.ok) return written.value
  const { refusal } = written
  if (refusal.kind === 'not-concord') throw new Refused('nothing-to-keep', { place: databaseIn(ownerUrl) })
  throw new Refused(refusal.kind, refusal)
}

async function addEverything(archive: Archive, reading: Reading, order: BackupOrder): Promise<Manifest> {
  const { file, dataDir, product, say = () => {} } = order
  const about = aboutOf(reading, product)
  await archive.add(ABOUT, Buffer.from(JSON.stringify(about)))
  const tables: Manifest['tables'] = []
  for (const table of reading.tables) tables.push(await addRows(archive, reading, table))
  const named = await reading.namedFiles()
  await reading.letGo()
  say(`Rows of ${tables.length} tables: ${tables.reduce((sum, { rows }) => sum + rows, 0)}`)
  const { files, damaged } = await addFiles(archive, dataDir, file)
  const elsewhere = named.filter(
    ({ councilId, sha256 }) => !files.some(({ path }) => path.endsWith(`${councilId}/${sha256}`)),
  )
  for (const { councilId, sha256 } of elsewhere) {
    const path = `files/${councilId}/${sha256}`
    const added = await lendFile(councilId, sha256, (at) => archive.addFile(fileEntry(path), at))
    if (added) files.push({ path, ...added })
  }
  say(`Files and keys: ${files.length}`)
  const there = new Set(files.map(({ path }) => path))
  const missing = named
    .map(({ councilId, sha256 }) => `files/${councilId}/${sha256}`)
    .filter((path) => !there.has(path))
  const manifest = { about, tables, files, missing, damaged }
  await archive.add(MANIFEST, Buffer.from(JSON.stringify(manifest)))
  return manifest
}

const aboutOf = (moment: Moment, product: string): About => ({
  format: FORMAT,
  product,
  takenAt: moment.takenAt,
  logPosition: moment.logPosition,
  snapshot: moment.snapshot,
  postgres: moment.postgres,
  migrations: moment.migrations,
  tables: moment.tables,
  sequences: moment.sequences,
  notKept: NOT_KEPT,
})

/** Of an entry of rows, in bytes; one row that is longer makes a longer entry. */
const PIECE = 4 * 1024 * 1024
const NEWLINE = 0x0a

/** A table's rows, cut into entries of whole rows, since an archive must know the length of an entry before its first byte. */
async function addRows(archive: Archive, reading: Reading, table: Table): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256')
  let rows = 0
  let parts = 0
  let waiting: Uint8Array[] = []
  let length = 0
  const put = async (content: Buffer) => {
    if (content.length === 0) return
    hash.update(content)
    for (let at = content.indexOf(NEWLINE); at >= 0; at = content.indexOf(NEWLINE, at + 1)) rows++
    await archive.add(rowsEntry(table.name, ++parts), content)
  }
  for await (const piece of reading.rowsOf(table)) {
    waiting.push(piece)
    length += piece.byteLength
    if (length < PIECE || !piece.includes(NEWLINE)) continue
    const joined = Buffer.concat(waiting)
    const end = joined.lastIndexOf(NEWLINE) + 1
    await put(joined.subarray(0, end))
    waiting = [joined.subarray(end)]
    length = joined.length - end
  }
  await put(Buffer.concat(waiting))
  return { name: table.name, rows, sha256: hash.digest('hex') }
}

async function addFiles(archive: Archive, dataDir: string, file: string) {
  const files: Manifest['files'] = []
  const damaged: string[] = []
  for await (const path of keptFiles(dataDir, file)) {
    const added = await archive.addFile(fileEntry(path), join(dataDir, path))
    if (!added) continue
    files.push({ path, ...added })
    if (path.startsWith('files/') && !path.endsWith(added.sha256)) damaged.push(path)
  }
  return { files, damaged }
}
