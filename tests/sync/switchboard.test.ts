import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { dial, type Line as Transport } from '@/lib/sync/browser/line'
import { PortLine } from '@/lib/sync/browser/port-line'
import { type Said, Switchboard, type Told } from '@/lib/sync/browser/switchboard'
import { inMemory } from '@/lib/sync/browser/unsent-store'
import { connectTopics } from '@/lib/topic/client'
import { testDatabase } from '../kit/database'
import { proof } from '../kit/proof'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { type Random, randomOf, type VirtualTime, virtualTime } from '../kit/virtual-time'
import { buildWorld } from '../kit/world'
import { ClientEnd, Line, ServerProcess } from './simulated'
import { SimulatedLog } from './simulated-log'

const scenarios = proof('tabs', 1)

/** A browser: its tabs speak with one switchboard, which may die and be another. What they say takes a moment. */
class Device {
  readonly kept = inMemory()
  private tabs = new Set<PortLine>()
  private board: Switchboard
  private ends = new Map<PortLine, { hear: (said: Said) => void; leave: () => void }>()

  constructor(
    private readonly userId: string,
    private readonly open: () => Transport,
    private readonly delay: () => number = () => 0,
  ) {
    this.board = new Switchboard(userId, open)
  }

  tab(): PortLine {
    const later = this.inOrder()
    const tab: PortLine = new PortLine((said) => {
      const end = this.ends.get(tab)
      later(() => end?.hear(said))
    })
    this.tabs.add(tab)
    setTimeout(() => this.attach(tab), 0)
    return tab
  }
  private attach(tab: PortLine) {
    if (!this.tabs.has(tab)) return
    const { board } = this
    const later = this.inOrder()
    const postMessage = (told: Told) => later(() => this.tabs.has(tab) && this.board === board && tab.told(told))
    this.ends.set(tab, board.attach({ postMessage }))
  }
  private inOrder() {
    let at = 0
    return (deliver: () => void) => {
      at = Math.max(at, performance.now() + this.delay())
      setTimeout(deliver, Math.max(0, at - performance.now()))
    }
  }
  /** The tab is gone, and after a while its lock is. */
  killTab(tab: PortLine) {
    const end = this.ends.get(tab)
    this.tabs.delete(tab)
    this.ends.delete(tab)
    setTimeout(() => end?.leave(), 5 * this.delay())
  }
  /** The worker is gone with all that it knew; its tabs go to another. */
  killBoard() {
    this.board = new Switchboard(this.userId, this.open)
    this.ends.clear()
    for (const tab of this.tabs) {
      if (tab.connected) tab.told(['hear', 'disconnect', 'gone'])
      this.attach(tab)
    }
  }
}

describe('tabs that share a connection, under torture', () => {
  let time: VirtualTime
  afterEach(() => time.end())

  async function play(seed: number): Promise<string[]> {
    time = virtualTime()
    const random: Random = randomOf(seed)
    const log = new SimulatedLog(time, random)
    let server: ServerProcess | undefined = new ServerProcess(log, time, random)
    const ends: ClientEnd[] = []
    const lineOf = (userId: string) => () => {
      const end = new ClientEnd(userId, () => {
        if (!server) return undefined
        const line = new Line(end, server, time, random)
        server.dialled(line)
        return line
      })
      ends.push(end)
      return end
    }
    type Tab = { device: Device; line: PortLine; connection: Connection; name: string }
    const typed: string[] = []
    const saved = new Set<string>()
    const shown = new Set<string>()
    const devices = ['ann', 'bob'].map((name) => ({
      name,
      device: new Device(name, lineOf(name), () => random.below(4)),
    }))
    const openTab = ({ name, device }: { name: string; device: Device }): Tab => {
      const line = device.tab()
      const doc = new Y.Doc()
      doc.clientID = random.below(2 ** 31)
      const options = { baseUrl: '', council: 'c', documentId: 'text', userId: name, doc, unsent: device.kept }
      const connection = connectDocument({ ...options, dial: () => line })
      const tab = { device, line, connection, name }
      const own = new Set<string>()
      doc.on('update', () => {
        for (const word of wordsOf(doc))
          if (word.startsWith(`«${name}`)) own.add(word)
          else shown.add(word)
      })
      connection.on(() => {
        if (connection.state().kind === 'saved') for (const word of own) saved.add(word)
      })
      return tab
    }
    const tabs = [devices[0], devices[0], devices[1]].map((one) => openTab(one as (typeof devices)[number]))
    const happenings: [share: number, what: () => void | Promise<void>][] = [
      [
        0.68,
        () => {
          const { connection, name } = tabs[random.below(tabs.length)] as Tab
          const text = connection.doc.getText('words')
          const word = `«${name}.${typed.length}»`
          typed.push(word)
          text.insert(random.happens(0.5) ? 0 : text.length, word)
        },
      ],
      [0.05, () => ends[random.below(ends.length)]?.breakLine()],
      [0.06, () => devices[random.below(2)]?.device.killBoard()],
      [
        0.1,
        async () => {
          const at = random.below(tabs.length)
          const { device, line, connection, name } = tabs[at] as Tab
          await time.pass(1)
          device.killTab(line)
          connection.close()
          tabs[at] = openTab({ name, device })
        },
      ],
      [
        0.04,
        async () => {
          server?.kill()
          server = undefined
          await time.pass(random.below(400))
          server = new ServerProcess(log, time, random)
        },
      ],
      [1, () => {}],
    ]
    for (let step = 0; step < 60; step++) {
      const chance = random.next()
      let sum = 0
      const happen = happenings.find(([share]) => {
        sum += share
        return chance < sum
      })
      await happen?.[1]()
      await time.pass(random.below(60))
    }
    await time.pass(40_000)
    const final = wordsOf(await log.text())
    const wrong = typed.filter((word) => !final.includes(word)).map((word) => `${word} is missing`)
    if (new Set(final).size !== final.length) wrong.push('something is there twice')
    for (const word of [...saved, ...shown]) if (!final.includes(word)) wrong.push(`${word} was saved or shown`)
    for (const { connection, name } of tabs) {
      if (connection.state().kind !== 'saved') wrong.push(`${name}: ${JSON.stringify(connection.state())}`)
      if (wordsOf(connection.doc).join() !== final.join()) wrong.push(`${name} reads another text`)
      connection.close()
    }
    for (const end of ends) end.disconnect()
    await time.pass(10_000)
    time.end()
    return wrong
  }

  it(
    '[R25] lose and double nothing, whichever tab, worker, line or server is killed',
    async () => {
      for (let seed = scenarios.seed; seed < scenarios.seed + scenarios.count; seed++)
        expect(await play(seed), `seed ${seed}`).toEqual([])
    },
    scenarios.timeout,
  )
})

describe('two tabs on a real server', () => {
  let server: Realtime
  beforeAll(async () => {
    server = await startRealtime()
  })
  afterAll(() => server.kill())

  it('[R25] use one connection and one seat; an edit reaches the other tab with its acknowledgement, and a refusal only whom it concerns', async () => {
    const { council, lead, officer, question, documentId } = await buildWorld()
    const connections = async () => Number(await (await fetch(`${server.baseUrl}/connections`)).text())
    const cookie = await cookieOf(lead)
    const device = new Device(lead.userId, () => dial({ baseUrl: server.baseUrl, cookie }))
    const open = (id: string) =>
      connectDocument({
        baseUrl: '',
        council: council.slug,
        documentId: id,
        userId: lead.userId,
        dial: () => device.tab(),
      })
    const [one, two, other] = [open(documentId), open(documentId), open(question('1.2').documentId)]
    await Promise.all([one.whenJoined, two.whenJoined, other.whenJoined])
    expect(await connections()).toBe(1)
    const peer = connectDocument({
      baseUrl: server.baseUrl,
      council: council.slug,
      documentId,
      cookie: await cookieOf(officer),
    })
    await peer.whenJoined
    const text = ({ doc }: Connection) => doc.getText('words').toString()
    expect([...peer.awareness.getStates().values()].filter(({ user }) => user)).toHaveLength(1)

    // The person is where they were last, and a tab that comes or goes without a caret does not take them away from there.
    const placed = (at: number) => ({ anchor: letter(at), head: letter(at) })
    const letter = (clock: number) => ({ item: { client: 7, clock }, assoc: 0 })
    const seen = () => [...peer.awareness.getStates().values()].flatMap(({ user, cursor }) => (user ? [cursor] : []))
    one.awareness.setLocalStateField('cursor', placed(1))
    await expect.poll(seen).toEqual([placed(1)])
    const third = open(documentId)
    await third.whenJoined
    one.awareness.setLocalStateField('cursor', placed(2))
    await expect.poll(seen).toEqual([placed(2)])
    third.awareness.setLocalStateField('cursor', placed(3))
    await expect.poll(seen).toEqual([placed(3)])
    third.close()
    await expect.poll(seen).toEqual([placed(2)])

    two.doc.getText('words').insert(0, 'two ')
    await expect.poll(() => [text(one), text(peer)]).toEqual(['two ', 'two '])
    one.doc.getText('words').insert(4, 'one ')
    peer.doc.getText('words').insert(0, 'peer ')
    await expect.poll(() => [text(one), text(two), text(peer)]).toEqual(Array(3).fill('peer two one '))
    await Promise.all([one.whenSaved(), two.whenSaved()])
    expect(text(other)).toBe('')

    const { owner } = await testDatabase()
    const made = new Y.XmlElement('paragraph')
    one.doc.getXmlFragment('default').insert(0, [made])
    await one.whenSaved()
    made.setAttribute('title', 'x'.repeat(500_000))
    await expect(one.whenSaved()).rejects.toThrow('update-too-large')
    two.doc.getText('words').insert(0, 'still ')
    await two.whenSaved()
    await expect.poll(() => text(peer)).toBe('still peer two one ')

    await owner.query('update documents set frozen_at = now() where id = $1', [documentId])
    two.doc.getText('words').insert(0, 'too late ')
    await expect(two.whenSaved()).rejects.toThrow('document-frozen')

    two.close()
    one.close()
    await expect.poll(() => [...peer.awareness.getStates().values()].filter(({ user }) => user).length).toBe(0)
    other.close()
    peer.close()
    await expect.poll(connections, { timeout: 15_000 }).toBe(0)
  }, 180_000)

  it('[R23][R25] are all told where the session has become another person’s', async () => {
    const { council, lead, officer, question } = await buildWorld()
    const cookie = await cookieOf(officer)
    const device = new Device(lead.userId, () => dial({ baseUrl: server.baseUrl, cookie }))
    const tabs = ['1.1', '1.1', '1.2'].map((code) => {
      const { documentId } = question(code)
      const options = { baseUrl: '', council: council.slug, documentId, userId: lead.userId }
      return connectDocument({ ...options, dial: () => device.tab() })
    })
    const told = tabs.map(() => ({ kind: 'refused', reason: 'somebody-else' }))
    await expect.poll(() => tabs.map((tab) => tab.state()), { timeout: 15_000 }).toMatchObject(told)
    for (const tab of tabs) tab.close()
  }, 180_000)

  it('[R25][P1] follow a topic over their one connection, for as long as one of them shows it', async () => {
    const { lead, owner } = await buildWorld()
    const cookie = await cookieOf(lead)
    const sent: string[] = []
    const device = new Device(lead.userId, () => {
      const line = dial({ baseUrl: server.baseUrl, cookie })
      const emit = (name: string, ...more: unknown[]) => {
        sent.push(name)
        line.emit(name, ...more)
      }
      return new Proxy(line, { get: (of, name) => (name === 'emit' ? emit : Reflect.get(of, name)) })
    })
    const told = [0, 0]
    const open = told.map((_, at) => {
      const line = device.tab()
      const topics = connectTopics({ baseUrl: '', userId: lead.userId, dial: () => line })
      const changed = () => void told.splice(at, 1, (told[at] ?? 0) + 1)
      topics.follow({ topic: 'inbox' }, { made: () => Date.now() + 60_000, changed })
      return topics
    })
    const tell = () =>
      owner.query(`select pg_notify('concord', $1)`, [JSON.stringify({ topic: 'inbox', user: lead.userId })])
    await expect.poll(() => sent, { timeout: 15_000 }).toEqual(['page:follow', 'page:follow'])
    await expect.poll(async () => (await tell()) && told.every((times) => times > 0)).toBe(true)
    open[0]?.close()
    // What was on its way to the first when it closed has come.
    const hearsNothing = async () => {
      const was = told[0]
      await tell()
      await new Promise((over) => setTimeout(over, 200))
      return told[0] === was
    }
    await expect.poll(hearsNothing).toBe(true)
    const before = [...told]
    await expect.poll(async () => (await tell()) && (told[1] ?? 0) > (before[1] ?? 0)).toBe(true)
    expect(told[0]).toBe(before[0])
    expect(sent).toEqual(['page:follow', 'page:follow'])
    open[1]?.close()
    await expect.poll(() => sent).toEqual(['page:follow', 'page:follow', 'page:leave'])
  })

  it('[R10][R25] a text whose right has ended hears nothing of the one that gets its number next', async () => {
    const { council, lead, contributor, question } = await buildWorld({
      cast: { contributor: { role: 'contributor', assigned: ['1.1', '1.2'] } },
    })
    const [first, second] = [question('1.1'), question('1.2')]
    const cookie = await cookieOf(contributor)
    const device = new Device(contributor.userId, () => dial({ baseUrl: server.baseUrl, cookie }))
    const open = ({ documentId }: { documentId: string }) =>
      connectDocument({ baseUrl: '', council: council.slug, documentId, dial: () => device.tab() })
    const ended = open(first)
    await ended.whenJoined
    const { owner } = await testDatabase()
    await owner.query('delete from assignments where user_id = $1 and assessment_question_id = $2', [
      contributor.userId,
      first.id,
    ])
    await owner.query(`select pg_notify('concord', $1)`, [JSON.stringify({ topic: 'access', council: council.id })])
    await expect.poll(() => ended.access()).toBe('none')
    const next = open(second)
    await next.whenJoined
    const [own, others] = [next.doc.getText('words'), ended.doc.getText('words')]
    const peer = connectDocument({
      ...{ baseUrl: server.baseUrl, council: council.slug, documentId: second.documentId },
      cookie: await cookieOf(lead),
    })
    await peer.whenJoined
    peer.doc.getText('words').insert(0, 'of the second')
    await expect.poll(() => own.toString()).toBe('of the second')
    expect(others.toString()).toBe('')
    for (const one of [ended, next, peer]) one.close()
  })
})

describe('two tabs on one of several nodes', () => {
  let server: Realtime
  beforeAll(async () => {
    server = await startRealtime({ NODES: '2' })
  })
  afterAll(() => server.kill())

  it('[R25][R34] are both told to read again where another node took different words, and go on with none of theirs', async () => {
    const { council, lead, documentId } = await buildWorld()
    const cookie = await cookieOf(lead)
    const device = new Device(lead.userId, () => dial({ baseUrl: server.baseUrl, cookie }))
    const tabs = [0, 1].map(() =>
      connectDocument({ baseUrl: '', council: council.slug, documentId, dial: () => device.tab() }),
    )
    await Promise.all(tabs.map(({ whenJoined }) => whenJoined))
    const [one] = tabs as [Connection, Connection]
    const { owner } = await testDatabase()
    const { rows } = await owner.query(`select nextval('document_updates_seq') as seq`)
    one.doc.getText('words').insert(0, 'taken here')
    await one.whenSaved()
    const there = new Y.Doc()
    there.clientID = one.doc.clientID
    there.getText('words').insert(0, 'took there')
    const client = await owner.connect()
    try {
      await client.query('set session_replication_role = replica')
      await client.query(
        `insert into document_updates (council_id, document_id, author_id, batch_id, payload, seq)
           values ($1, $2, $3, gen_random_uuid(), $4, $5)`,
        [council.id, documentId, lead.userId, Y.encodeStateAsUpdate(there), rows[0].seq],
      )
    } finally {
      await client.query('set session_replication_role = origin')
      client.release()
    }
    const refused = tabs.map(() => ({ kind: 'refused', reason: 'read-again' }))
    await expect.poll(() => tabs.map((tab) => tab.state()), { timeout: 15_000 }).toMatchObject(refused)
    for (const tab of tabs) tab.close()
  }, 180_000)
})

const wordsOf = (doc: Y.Doc): string[] =>
  doc
    .getText('words')
    .toString()
    .match(/«[^»]+»/g) ?? []
