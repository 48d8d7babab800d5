import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Connection, type ConnectOptions, connectDocument } from '@/lib/sync/browser/client'
import { inMemory } from '@/lib/sync/browser/unsent-store'
import { LIMITS } from '@/lib/sync/wire/protocol'
import { testDatabase } from '../kit/database'
import { type Network, startNetwork } from '../kit/network'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'

let server: Realtime
let proxy: Network
beforeAll(async () => {
  server = await startRealtime()
  proxy = await startNetwork(server.baseUrl)
})
afterAll(async () => {
  await proxy.close()
  await server.kill()
})
const open: Connection[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
  proxy.way = 'open'
})

async function world() {
  const { council, lead, officer, documentId } = await buildWorld()
  const connect = async (person: { userId: typeof lead.userId }, more: Partial<ConnectOptions> = {}) => {
    const made = connectDocument({
      baseUrl: proxy.url,
      council: council.slug,
      documentId,
      cookie: await cookieOf(person),
      ...more,
    })
    open.push(made)
    return made
  }
  const rows = async () => {
    const { owner } = await testDatabase()
    const sql = 'select count(*)::int as n from document_updates where document_id = $1'
    return (await owner.query(sql, [documentId])).rows[0].n as number
  }
  return { lead, officer, documentId, connect, rows }
}
const textOf = (one: Connection) => one.doc.getText('words').toString()
const reads = (one: Connection, text: string) => expect.poll(() => textOf(one), { timeout: 25_000 }).toBe(text)

/** Where somebody's caret is, as another one sees it: the clock of the letter. */
const caretsSeenBy = ({ awareness }: Connection) =>
  [...awareness.getStates().values()].flatMap(({ user, cursor }) => (user ? [cursor?.head.item.clock] : []))

describe('websockets that something is in the way of', () => {
  it.each([
    ['are refused', 'refuse'],
    ['are taken and carry nothing', 'swallow'],
    ['are cut again and again', { cutAfter: 300 }],
  ] as const)(
    '[R12] that %s: two people write by HTTP, and nothing is lost',
    async (_, way) => {
      const { lead, officer, connect } = await world()
      proxy.way = way
      const reached = proxy.websockets()
      const [one, two] = [await connect(lead), await connect(officer)]
      await Promise.all([one.whenJoined, two.whenJoined])
      const words = Array.from({ length: 12 }, (_, n) => `word${n} `)
      for (const word of words) {
        one.doc.getText('words').insert(textOf(one).length, word)
        await new Promise((over) => setTimeout(over, 100))
      }
      await one.whenSaved()
      await reads(two, words.join(''))
      two.doc.getText('words').insert(0, 'and back: ')
      await two.whenSaved()
      await reads(one, `and back: ${words.join('')}`)
      if (typeof way === 'string') expect(proxy.websockets(), 'no websocket has carried anything').toBe(reached)
    },
    180_000,
  )

  it('[R17] the newest place of a caret arrives, though something was on its way when it was told', async () => {
    const { lead, officer, connect } = await world()
    const [one, two] = [await connect(lead, { transports: ['polling'] }), await connect(officer)]
    await Promise.all([one.whenJoined, two.whenJoined])
    proxy.way = 'slow'
    for (let at = 1; at <= 20; at++) {
      one.doc.getText('words').insert(0, 'x')
      const place = { item: { client: one.doc.clientID, clock: at } }
      one.awareness.setLocalStateField('cursor', { anchor: place, head: place })
      await new Promise((over) => setTimeout(over, 20))
    }
    await expect.poll(() => caretsSeenBy(two)).toEqual([20])
  })

  it('[R12] goes back to websocket once one works, without a word lost', async () => {
    const { lead, officer, connect } = await world()
    proxy.way = 'refuse'
    const one = await connect(lead)
    await one.whenJoined
    const reached = proxy.websockets()
    proxy.way = 'open'
    const typed: string[] = []
    for (let n = 0; proxy.websockets() < reached + 2; n++) {
      typed.push(`${n} `)
      one.doc.getText('words').insert(textOf(one).length, `${n} `)
      await new Promise((over) => setTimeout(over, 50))
    }
    await one.whenSaved()
    const two = await connect(officer)
    await reads(two, typed.join(''))
  }, 180_000)
})

describe('more than one frame holds', () => {
  it('[R21] a long paste and a long time offline arrive in pieces, each stored once', async () => {
    const { lead, officer, connect, rows } = await world()
    const one = await connect(lead)
    await one.whenJoined
    const pasted = 'Llŷn 👩‍👩‍👧 שלום '.repeat(40_000)
    one.doc.getText('words').insert(0, pasted)
    expect(Y.encodeStateAsUpdate(one.doc).byteLength).toBeGreaterThan(2 * LIMITS.updateBytes)
    await one.whenSaved()
    const pieces = await rows()
    expect(pieces).toBeGreaterThan(2)
    proxy.cut()
    await expect.poll(() => one.state().kind).toBe('saved')
    expect(await rows(), 'and none again').toBe(pieces)
    const two = await connect(officer)
    await reads(two, pasted)
  }, 180_000)

  it('[R21] only one thing that cannot be cut is refused, and what was typed stays', async () => {
    const { lead, connect, rows } = await world()
    const one = await connect(lead)
    await one.whenJoined
    const made = new Y.XmlElement('paragraph')
    one.doc.getXmlFragment('default').insert(0, [made])
    await one.whenSaved()
    made.setAttribute('title', 'x'.repeat(LIMITS.updateBytes + 1))
    await expect(one.whenSaved()).rejects.toThrow('update-too-large')
    expect(one.state()).toMatchObject({ kind: 'refused', reason: 'update-too-large', changes: 1 })
    expect(await rows()).toBe(1)
  })
})

describe('how things stand', () => {
  it('[R22] a device that cannot keep says so until what it could not keep is stored', async () => {
    const { lead, connect } = await world()
    let isFull = true
    const kept = inMemory()
    const swap: typeof kept.swap = async (gone, come) => {
      if (isFull && come.length > 0) throw new DOMException('no room', 'QuotaExceededError')
      await kept.swap(gone, come)
    }
    const one = await connect(lead, { unsent: { ...kept, swap } })
    await one.whenJoined
    await server.kill()
    await expect.poll(() => one.state().kind).toBe('offline')
    one.doc.getText('words').insert(0, 'a')
    await expect.poll(() => one.state()).toEqual({ kind: 'offline', changes: 1, kept: 'page' })
    isFull = false
    one.doc.getText('words').insert(0, 'b')
    await expect.poll(() => one.state()).toEqual({ kind: 'offline', changes: 1, kept: 'device' })
    await server.start()
    await one.whenSaved()
    expect(one.state()).toMatchObject({ kind: 'saved', seq: expect.any(Number) })
    expect(await kept.all()).toEqual([])
  }, 180_000)

  it('[R14][R22] what a slow device kept is sent whenever it comes, also while as much as may be is on its way', async () => {
    const { lead, documentId, connect, rows } = await world()
    const doc = new Y.Doc()
    doc.getText('words').insert(0, 'kept by the device ')
    const kept = inMemory()
    const batch = { batchId: crypto.randomUUID(), payload: Y.encodeStateAsUpdate(doc) }
    let answer = () => {}
    const all = () => new Promise<(typeof batch)[]>((answered) => (answer = () => answered([batch])))
    const one = await connect(lead, { unsent: { ...kept, all } })
    await one.whenJoined
    const { owner } = await testDatabase()
    const holder = await owner.connect()
    try {
      await holder.query('begin')
      await holder.query('select 1 from documents where id = $1 for update', [documentId])
      for (let key = 0; key <= LIMITS.unacknowledged; key++) {
        one.doc.getText('words').insert(0, `${key} `)
        await new Promise((over) => setTimeout(over, 5))
      }
      answer()
      await expect.poll(() => textOf(one)).toContain('kept by the device')
    } finally {
      await holder.query('commit')
      holder.release()
    }
    await expect.poll(() => one.state().kind, { timeout: 10_000 }).toBe('saved')
    expect(await rows()).toBeGreaterThan(1)
  }, 180_000)

  it('[R23] a page of one person sends and shows nothing once the session is another’s', async () => {
    const { lead, officer, connect, rows } = await world()
    const writer = await connect(lead)
    await writer.whenJoined
    writer.doc.getText('words').insert(0, 'for those who may read')
    await writer.whenSaved()
    const unsent = inMemory()
    const doc = new Y.Doc()
    doc.getText('words').insert(0, 'the lead’s own')
    await unsent.swap([], [{ batchId: crypto.randomUUID(), payload: Y.encodeStateAsUpdate(doc) }])
    const page = await connect(officer, { userId: lead.userId, unsent })
    await expect.poll(() => page.state()).toMatchObject({ kind: 'refused', reason: 'somebody-else', changes: 1 })
    expect([textOf(page), await rows(), (await unsent.all()).length]).toEqual(['the lead’s own', 1, 1])
    const again = await connect(lead, { userId: lead.userId, unsent })
    await again.whenSaved()
    expect([await rows(), (await unsent.all()).length]).toEqual([2, 0])
  })

  it('[R24] a person has so many connections and no more, and is told', async () => {
    const { lead, connect } = await world()
    const many = await Promise.all(Array.from({ length: LIMITS.connectionsPerPerson }, () => connect(lead)))
    await Promise.all(many.map((one) => one.whenJoined))
    const one = await connect(lead)
    await expect.poll(() => one.state()).toMatchObject({ kind: 'refused', reason: 'too-many-connections' })
    many[0]?.close()
    await expect
      .poll(
        async () => {
          const next = await connect(lead)
          return Promise.race([next.whenJoined.then(() => true), next.whenSaved().catch(() => false)])
        },
        { timeout: 20_000 },
      )
      .toBe(true)
  }, 180_000)
})
