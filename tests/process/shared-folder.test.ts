import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { withKnownFolder } from '@/db/folder-id'
import { openSharedFolder } from '@/server/shared-folder'
import { testDatabase } from '../kit/database'
import { buildWorld } from '../kit/world'

const made: string[] = []
function folder() {
  made.push(mkdtempSync('/var/tmp/concord-folder-'))
  return made.at(-1) as string
}
const open = async (dataDir: string) =>
  withKnownFolder((await testDatabase()).ownerUrl, (known) => openSharedFolder(dataDir, known))
const saidIn = (path: string) => readFileSync(join(path, 'folder-id'), 'utf8').trim()
const forget = async () => void (await (await testDatabase()).owner.query('delete from file_folders'))
function filesOf(path: string, councilId: string) {
  mkdirSync(join(path, 'files', councilId), { recursive: true })
  writeFileSync(join(path, 'files', councilId, 'plan'), 'A plan')
}
afterEach(forget)
afterAll(() => {
  delete process.env.CONCORD_FOLDER
  for (const path of made) rmSync(path, { recursive: true, force: true })
})

it('nodes that start at once on one folder are let in, again and again; one with a folder of its own is refused, and told what to write where the files are lost', async () => {
  const [shared, own] = [folder(), folder()]
  await Promise.all([1, 2, 3].map(() => open(shared)))
  await open(shared)
  expect(process.env.CONCORD_FOLDER).toBe(saidIn(shared).split(' ')[0])
  await expect(open(own)).rejects.toThrow(
    `The folder ${own} is not the one that holds this database's files. Set DATA_DIR to the folder that the other nodes use. Where the files are lost, write “${saidIn(shared)}” into ${own}/folder-id and start again.`,
  )
  writeFileSync(join(own, 'folder-id'), `${saidIn(shared)}\n`)
  await open(own)
})

it('a folder with files of another database is refused; one that was begun for another and has none is taken over, and theirs no more', async () => {
  const [begun, theirs] = [folder(), folder()]
  const before = '0197f0c2-0000-7000-8000-000000000001 1-2'
  for (const _ of ['the first time', 'and after they took it back']) {
    writeFileSync(join(begun, 'folder-id'), `${before}\n`)
    await open(begun)
    expect(saidIn(begun).split(' ')[0]).not.toBe(before.split(' ')[0])
  }
  await forget()
  filesOf(theirs, '0197f0c2-0000-7000-8000-000000000002')
  await expect(open(theirs)).rejects.toThrow('holds files of another database')
})

it('a start that was cut off at any step is followed by one that goes on; so is a database that was put back, and one that was moved', async () => {
  const { council } = await buildWorld()
  const path = folder()
  filesOf(path, council.id)
  await open(path)
  const whole = saidIn(path)
  await forget() // put back to before it knew its folder
  await open(path)
  expect(saidIn(path)).toBe(whole)
  rmSync(join(path, 'folder-id')) // the row was written, the file not yet; or the file was taken for nothing
  await open(path)
  expect(saidIn(path)).toBe(whole)
  writeFileSync(join(path, 'folder-id'), `${whole.split(' ')[0]} 1-2\n`) // moved to another server, or copied
  await expect(open(path)).rejects.toThrow('belongs to another database, of which this one may be a copy')
  rmSync(join(path, 'folder-id')) // as whoever moved it was told
  await open(path)
  expect(saidIn(path)).toBe(whole)
  writeFileSync(join(path, 'folder-id'), '') // the disk was full
  await open(path)
  expect(saidIn(path)).toBe(whole)
})

it('what a council that was removed has left keeps nobody from starting', async () => {
  const path = folder()
  const gone = '0197f0c2-0000-7000-8000-000000000003'
  mkdirSync(join(path, 'files', gone), { recursive: true })
  await open(path)
  filesOf(path, gone) // its removal was cut off before its last file went
  await open(path)
  expect(process.env.CONCORD_FOLDER).toBe(saidIn(path).split(' ')[0])
})
