import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { folderId } from '@/db/folder-id'
import { openSharedFolder } from '@/server/shared-folder'
import { testDatabase } from '../kit/database'

const made: string[] = []
function folder() {
  made.push(mkdtempSync('/var/tmp/concord-folder-'))
  return made.at(-1) as string
}
const open = async (dataDir: string) => {
  const { ownerUrl } = await testDatabase()
  await openSharedFolder(dataDir, (first) => folderId(ownerUrl, first))
}
const idIn = (path: string) => readFileSync(join(path, 'folder-id'), 'utf8').trim()
afterEach(async () => void (await (await testDatabase()).owner.query('delete from file_folders')))
afterAll(() => {
  delete process.env.CONCORD_FOLDER
  for (const path of made) rmSync(path, { recursive: true, force: true })
})

it('nodes that start at once on one folder are let in, again and again; one with a folder of its own is refused, and told what to write where the files are lost', async () => {
  const [shared, own] = [folder(), folder()]
  await Promise.all([1, 2, 3].map(() => open(shared)))
  await open(shared)
  expect(process.env.CONCORD_FOLDER).toBe(idIn(shared))
  await expect(open(own)).rejects.toThrow(
    `The folder ${own} is not the one that holds this database's files. Set DATA_DIR to the folder that the other nodes use; or, where the files are lost, write ${idIn(shared)} into ${own}/folder-id and start again.`,
  )
})

it('a folder that holds the files of another database is refused; one that was begun and holds none is taken', async () => {
  const { owner } = await testDatabase()
  const path = folder()
  await open(path)
  const id = idIn(path)
  await owner.query('delete from file_folders')
  await open(path)
  expect(idIn(path)).toBe(id)
  await owner.query('delete from file_folders')
  mkdirSync(join(path, 'files', randomUUID()), { recursive: true })
  await expect(open(path)).rejects.toThrow('holds the files of another database')
})
