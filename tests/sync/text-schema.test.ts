import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { dial, type Line } from '@/lib/sync/browser/line'
import { inMemory } from '@/lib/sync/browser/unsent-store'
import { type JoinRequest, TEXT_SCHEMA } from '@/lib/sync/wire/protocol'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'

let server: Realtime
let w: Awaited<ReturnType<typeof world>>
beforeAll(async () => {
  server = await startRealtime()
})
beforeEach(async () => {
  w = await world()
})
afterAll(() => server.kill())

/** The page of another version is the same page, but that it says so. */
function lineOfVersion(version: { schema: number }, options: Parameters<typeof dial>[0]): Line {
  const line = dial(options)
  return {
    ...line,
    get connected() {
      return line.connected
    },
    timeout: (ms) => ({
      emit: (name, message, answered) =>
        line.timeout(ms).emit(name, { ...(message as JoinRequest), schema: version.schema }, answered),
    }),
  }
}

async function world() {
  const { council, documentId } = await buildWorld()
  const cookie = await cookieOf(council.person('officer', 0))
  const unsent = inMemory()
  const open: Connection[] = []
  const connect = (version = { schema: TEXT_SCHEMA }, store = inMemory()) => {
    const connection = connectDocument({
      baseUrl: server.baseUrl,
      council: council.slug,
      documentId,
      cookie,
      unsent: store,
      dial: (options) => lineOfVersion(version, options),
    })
    open.push(connection)
    return connection
  }
  const close = () => {
    for (const one of open) one.close()
  }
  return { connect, close, unsent }
}
const words = ({ doc }: Connection) => doc.getText('words').toString()
const type = ({ doc }: Connection, text: string) => doc.getText('words').insert(0, text)
const reason = (connection: Connection) => {
  const state = connection.state()
  return state.kind === 'refused' ? `${state.reason} ${state.changes}` : state.kind
}

it('[R29] an older page sends what it has, is shown nothing that it would delete, and is told to load anew', async () => {
  const now = w.connect()
  await now.whenJoined
  type(now, 'What only a newer editor knows. ')
  await now.whenSaved()

  const old = w.connect({ schema: TEXT_SCHEMA - 1 }, w.unsent)
  type(old, 'Typed before the update. ')
  await expect.poll(() => reason(old)).toBe('older-page 0')
  await expect.poll(() => words(now)).toContain('Typed before the update. ')
  type(now, 'More of it. ')
  await now.whenSaved()
  expect(words(old), 'neither when it joined nor later').toBe('Typed before the update. ')
  expect(old.access()).toBe('none')

  type(old, 'Typed too late. ')
  await expect.poll(async () => (await w.unsent.all()).length).toBe(1)
  old.close()
  const again = w.connect(undefined, w.unsent)
  await again.whenSaved()
  await expect.poll(() => words(now)).toContain('Typed too late. ')
  for (const part of ['Typed before the update. ', 'What only a newer editor knows. ', 'More of it. '])
    expect(words(again)).toContain(part)
  w.close()
})

it('[R29] an older page whose person may not write keeps what it has on the device', async () => {
  const { council, documentId } = await buildWorld()
  const store = inMemory()
  const old = connectDocument({
    baseUrl: server.baseUrl,
    council: council.slug,
    documentId,
    cookie: await cookieOf(council.person('observer', 0)),
    unsent: store,
    dial: (options) => lineOfVersion({ schema: TEXT_SCHEMA - 1 }, options),
  })
  type(old, 'Theirs. ')
  await expect.poll(() => reason(old)).toBe('older-page 1')
  expect(await store.all()).toHaveLength(1)
  old.close()
})

it('[R29] a newer page on an older node reads, keeps what it has, and sends it where the node knows as much', async () => {
  const now = w.connect()
  await now.whenJoined
  type(now, 'Known to both. ')
  await now.whenSaved()

  const version = { schema: TEXT_SCHEMA + 1 }
  const ahead = w.connect(version, w.unsent)
  type(ahead, 'A kind that only it knows. ')
  await expect.poll(() => reason(ahead)).toBe('newer-page 1')
  expect(ahead.access()).toBe('read')
  expect(words(ahead)).toContain('Known to both. ')
  type(now, 'Later. ')
  await expect.poll(() => words(ahead)).toContain('Later. ')
  expect(words(now)).not.toContain('only it knows')
  expect(await w.unsent.all()).toHaveLength(1)

  version.schema = TEXT_SCHEMA // a node of its own version takes the place of the older one
  await server.kill()
  await server.start()
  await expect.poll(() => words(now), { timeout: 15_000 }).toContain('A kind that only it knows. ')
  expect(ahead.access()).toBe('write')
  w.close()
})
