import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removePerson } from '@/lib/people/remove-person'
import { type Connection, connectDocument, MOVES_WITHIN } from '@/lib/sync/browser/client'
import { connectTopics, type Topics } from '@/lib/topic/client'
import { testDatabase } from '../kit/database'
import { type Nodes, startNodes } from '../kit/realtime'
import { isRedisHere, type Redis, startRedis } from '../kit/redis'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'

const isHere = isRedisHere()
let redis: Redis
let nodes: Nodes
beforeAll(async () => {
  if (!isHere) return
  redis = await startRedis()
  nodes = await startNodes(3, redis.url)
})
const open: Connection[] = []
const pages: Topics[] = []
afterAll(async () => {
  for (const one of [...open, ...pages]) one.close()
  await nodes?.close()
  await redis?.kill()
})

async function world() {
  const { council, lead, assessment, documentId } = await buildWorld({ people: { officer: 3 } })
  const connect = async (who: number, baseUrl: string, transports?: ('websocket' | 'polling')[], cookie?: string) => {
    const made = connectDocument({
      baseUrl,
      council: council.slug,
      documentId,
      cookie: cookie ?? (await cookieOf(council.person('officer', who))),
      transports,
    })
    open.push(made)
    await made.whenJoined
    return made
  }
  const on = (node: 0 | 1 | 2) => connect(node, nodes.nodes[node]?.baseUrl ?? '')
  const onEach = () => Promise.all([on(0), on(1), on(2)])
  return { council, lead, assessment, documentId, connect, onEach }
}
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))
const textOf = (connection: Connection) => connection.doc.getText('words').toString()
const type = ({ doc }: Connection, words: string) => doc.getText('words').insert(doc.getText('words').length, words)
const read = (connections: Connection[], words: string) =>
  expect.poll(() => connections.map(textOf), { timeout: 10_000, interval: 10 }).toEqual(connections.map(() => words))

describe.skipIf(!isHere)('several nodes', () => {
  it('[R30] people on different nodes write one text', async () => {
    const w = await world()
    const people = await w.onEach()
    for (const [at, connection] of people.entries()) {
      type(connection, `${at} `)
      await read(people, '0 1 2 '.slice(0, 2 * at + 2))
    }
    people[1].doc.getText('words').delete(0, 2)
    await read(people, '1 2 ')
  })

  it('[R32] Redis killed in the middle and started again is noticed by nobody who writes', async () => {
    const w = await world()
    const people = await w.onEach()
    const troubles = new Set<string>()
    for (const one of people)
      one.on(() => !['saved', 'saving'].includes(one.state().kind) && troubles.add(one.state().kind))
    let words = ''
    const round = async () => {
      for (const [at, connection] of people.entries()) {
        type(connection, `${at} `)
        words += `${at} `
        await read(people, words)
      }
    }
    await round()
    await redis.kill()
    await round()
    await round()
    await redis.start()
    await round()
    const listener = createClient({ url: redis.url })
    await listener.connect()
    let heard = 0
    await listener.pSubscribe('*', () => heard++)
    await expect
      .poll(
        async () => {
          heard = 0
          await round()
          return heard
        },
        { timeout: 15_000 },
      )
      .toBeGreaterThan(2)
    listener.destroy()
    await Promise.all(people.map((one) => one.whenSaved()))
    expect([...troubles]).toEqual([])
  })

  it('[R35] people are seen across nodes by the name of their session, and are gone with their node', async () => {
    const w = await world()
    const [one, two, three] = await w.onEach()
    const others = ({ awareness }: Connection) =>
      [...awareness.getStates()]
        .flatMap(([id, { user, cursor }]) =>
          id === awareness.clientID || !user ? [] : [`${user.id} ${cursor?.head.item?.clock ?? '-'}`],
        )
        .sort()
    const names = [0, 1, 2].map((at) => w.council.person('officer', at).userId as string)
    const seen = (who: Connection, wanted: string[]) =>
      expect.poll(() => others(who), { timeout: 15_000, interval: 20 }).toEqual([...wanted].sort())
    await seen(one, [`${names[1]} -`, `${names[2]} -`])
    await seen(three, [`${names[0]} -`, `${names[1]} -`])
    const head = { item: { client: 5, clock: 7 } }
    one.awareness.setLocalState({ user: { id: 'somebody else', name: 'Forged' }, cursor: { anchor: head, head } })
    await seen(two, [`${names[0]} 7`, `${names[2]} -`])
    await seen(three, [`${names[0]} 7`, `${names[1]} -`])
    const late = await w.connect(1, nodes.nodes[2]?.baseUrl ?? '')
    await seen(late, [`${names[0]} 7`, `${names[1]} -`, `${names[2]} -`])
    late.close()
    await seen(two, [`${names[0]} 7`, `${names[2]} -`])
    await nodes.kill(nodes.nodes[2] as (typeof nodes.nodes)[0])
    await seen(two, [`${names[0]} 7`])
    await nodes.start(nodes.nodes[2] as (typeof nodes.nodes)[0])
    await seen(two, [`${names[0]} 7`, `${names[2]} -`])
  })

  it('[R10][R36] a withdrawn right, a freeze and a sign-out reach connections on every node, by long-polling too', async () => {
    const w = await world()
    const cookie = await cookieOf(w.council.person('officer', 0))
    const everywhere = async (who: number, session?: string) =>
      Promise.all(
        nodes.nodes.flatMap(({ baseUrl }) => [
          w.connect(who, baseUrl, ['websocket'], session),
          w.connect(who, baseUrl, ['polling'], session),
        ]),
      )
    const [signedOut, removed, frozen] = [await everywhere(0, cookie), await everywhere(1), await everywhere(2)]
    const accessOf = (connections: Connection[]) => new Set(connections.map((one) => one.access()))
    const become = (connections: Connection[], access: string) =>
      expect.poll(() => [...accessOf(connections)], { timeout: 5_000, interval: 20 }).toEqual([access])
    for (const group of [signedOut, removed, frozen]) await become(group, 'write')

    const changed = new Map(nodes.nodes.map(({ name }) => [name, 0]))
    for (const { name, baseUrl } of nodes.nodes) {
      const page = connectTopics({ baseUrl, cookie: await cookieOf(w.lead), userId: w.lead.userId })
      pages.push(page)
      const topic = { topic: 'subject', council: w.council.slug, id: w.documentId } as const
      // Made long ago, it is told at once that something may have changed, and follows from then on.
      page.follow(topic, { made: () => 0, changed: () => changed.set(name, (changed.get(name) ?? 0) + 1) })
    }
    await expect.poll(() => [...changed.values()], { timeout: 10_000 }).toEqual([1, 1, 1])
    const { owner } = await testDatabase()
    const announced = (announcement: object) =>
      owner.query(`select pg_notify('concord', $1)`, [JSON.stringify(announcement)])
    await announced({ topic: 'subject', id: w.documentId })
    await expect.poll(() => [...changed.values()]).toEqual([2, 2, 2])

    expect((await removePerson(w.lead, { membershipId: w.council.person('officer', 1).membershipId })).ok).toBe(true)
    await become(removed, 'none')
    await become(frozen, 'write')
    await owner.query('delete from sessions where session_token = $1', [cookie.split('=')[1]])
    await announced({ topic: 'access', user: w.council.person('officer', 0).userId })
    await become(signedOut, 'none')
    await owner.query('update documents set frozen_at = now() where id = $1', [w.documentId])
    await announced({ topic: 'access', council: w.council.id })
    await become(frozen, 'read')
    expect([...changed.values()], 'each thing happens once').toEqual([2, 2, 2])
  })

  it('[R37] one node after the other leaves and comes back while people type: nobody loses a key or sees a trouble', async () => {
    const w = await world()
    const people = await Promise.all(
      [0, 1, 2, 0, 1, 2].map((who, at) => w.connect(who, nodes.baseUrl, at % 3 === 2 ? ['polling'] : undefined)),
    )
    // Whoever cannot come back for long is told so, as they should be where a machine is that slow.
    const troubles = new Set<string>()
    let leftAt = Date.now()
    const hasLongBeenAway = (kind: string) => kind === 'offline' && Date.now() - leftAt > MOVES_WITHIN
    for (const one of people)
      one.on(() => {
        const { kind } = one.state()
        if (!['saved', 'saving'].includes(kind) && !hasLongBeenAway(kind)) troubles.add(kind)
      })
    const typed: string[] = []
    const next = people.map(() => 0)
    let isTyping = true
    const typing = people.map(async (one, at) => {
      for (; isTyping; next[at] = (next[at] ?? 0) + 1) {
        typed.push(`${at}.${next[at]}`)
        type(one, `${at}.${next[at]} `)
        await pause(20)
      }
    })
    for (const node of nodes.nodes) {
      leftAt = Date.now()
      await nodes.leave(node)
      await nodes.start(node)
      const later = next.map((n, at) => `${at}.${n} `)
      const haveAll = () => people.every((one) => later.every((words) => textOf(one).includes(words)))
      await expect.poll(haveAll, { timeout: 60_000 }).toBe(true)
    }
    isTyping = false
    await Promise.all(typing)
    await Promise.all(people.map((one) => one.whenSaved()))
    const sorted = (text: string) => text.split(' ').filter(Boolean).sort()
    await expect
      .poll(() => people.map((one) => sorted(textOf(one)).join()), { timeout: 60_000 })
      .toEqual(people.map(() => [...typed].sort().join()))
    expect(new Set(people.map(textOf)).size, 'all read the same').toBe(1)
    expect([...troubles]).toEqual([])
  }, 180_000)
})
