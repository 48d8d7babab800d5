import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { testDatabase } from '../kit/database'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { tablesOnSmallDisk } from '../kit/small-disk'
import { buildWorld } from '../kit/world'

let server: Realtime
beforeAll(async () => {
  server = await startRealtime()
})
afterAll(() => server.kill())

const words = ({ doc }: Connection) => doc.getText('words').toString()

it('[R40] what is typed while the disk of PostgreSQL is full is kept, shown as not saved, and stored once there is room', async ({
  skip,
}: TestContext) => {
  const { owner } = await testDatabase()
  const { council, documentId } = await buildWorld()
  const cookie = await cookieOf(council.person('officer', 0))
  const connect = () => connectDocument({ baseUrl: server.baseUrl, council: council.slug, documentId, cookie })
  const writer = connect()
  await writer.whenJoined
  writer.doc.getText('words').insert(0, 'Before. ')
  await writer.whenSaved()

  const disk = await tablesOnSmallDisk(owner, 4_194_304, ['document_updates'])
  if (!disk) {
    writer.close()
    return skip('no small disk can be mounted here')
  }
  try {
    disk.fill()
    const long = randomBytes(45_000).toString('base64') // which PostgreSQL cannot make smaller
    writer.doc.getText('words').insert(8, long)
    await expect.poll(() => writer.state(), { timeout: 15_000 }).toMatchObject({ kind: 'offline', kept: 'device' })
    const reader = connect()
    await reader.whenJoined
    expect(words(reader), 'what is there can be read, and nobody is shown what is not stored').toBe('Before. ')

    disk.free()
    await writer.whenSaved()
    await expect.poll(() => words(reader), { timeout: 15_000 }).toBe(`Before. ${long}`)
    reader.close()
    writer.close()
  } finally {
    await disk.end()
  }
})
