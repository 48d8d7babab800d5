import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { UserId } from '@/db/ids'
import { removePerson } from '@/lib/people/remove-person'
import { showOthers } from '@/lib/sync/browser/others'
import { connectTopics, type Topics } from '@/lib/topic/client'
import type { PageTopic } from '@/lib/topic/protocol'
import { testDatabase } from '../kit/database'
import { startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { buildUser, buildWorld } from '../kit/world'

let server: Awaited<ReturnType<typeof startRealtime>>
let open: Topics[] = []
beforeAll(async () => {
  await testDatabase()
  server = await startRealtime()
})
afterEach(() => {
  for (const one of open) one.close()
  open = []
})
afterAll(() => server.kill())

type Page = { topics: Topics; names: string[] | undefined; leave: () => void }
async function page(who: { userId: UserId }, topic: PageTopic): Promise<Page> {
  const cookie = await cookieOf(who)
  const topics = connectTopics({ baseUrl: server.baseUrl, userId: who.userId, cookie })
  open.push(topics)
  const one: Page = { topics, names: undefined, leave: () => {} }
  one.leave = topics.follow(topic, {
    ...{ made: () => Date.now(), changed: () => {} },
    here: (people) => {
      one.names = people.map(({ name }) => name)
    },
  })
  return one
}
const sees = (one: Page, ...people: string[]) =>
  expect.poll(() => one.names, { timeout: 15_000, interval: 50 }).toEqual(people)

describe('who has an assessment open', () => {
  it('is told to all who do, each person once however many windows they have, whatever page it is', async () => {
    const w = await buildWorld({ cast: { ada: { role: 'member' }, ben: { role: 'officer' } } })
    const topic = { topic: 'assessment', council: w.council.slug, id: w.assessmentId } as const
    const ada = await page(w.ada, topic)
    await sees(ada, 'Ada')
    const ben = await page(w.ben, topic)
    await sees(ben, 'Ada', 'Ben')
    await sees(ada, 'Ada', 'Ben')
    const again = await page(w.ben, topic)
    await sees(again, 'Ada', 'Ben')
    ben.leave()
    await new Promise((over) => setTimeout(over, 6_000))
    expect(ada.names, 'one window is left').toEqual(['Ada', 'Ben'])
    again.leave()
    await sees(ada, 'Ada')
  }, 180_000)

  it('reaches nobody of another place, and ends at once with a right', async () => {
    const w = await buildWorld({ cast: { ada: { role: 'member' }, ben: { role: 'officer' } } })
    const topic = { topic: 'assessment', council: w.council.slug, id: w.assessmentId } as const
    const ada = await page(w.ada, topic)
    const ben = await page(w.ben, topic)
    await sees(ada, 'Ada', 'Ben')
    await w.move('signing')
    const review = await w.review()
    const peer = await buildUser('Pia')
    await review.invite(peer)
    const [stranger, ofPeer] = [await page(w.outsider, topic), await page(peer, topic)]
    const room = await page(peer, { topic: 'review', id: review.reviewId })
    await removePerson(w.lead, { membershipId: w.ben.membershipId, reason: 'They left' } as never)
    await sees(ada, 'Ada')
    for (const none of [stranger, ofPeer, room]) expect(none.names).toBeUndefined()
    expect(ben.names, 'who may see it no more is told nothing more').toEqual(['Ada', 'Ben'])
  }, 180_000)
})

it('one’s own other windows are not other people in a text', () => {
  const awareness = new Awareness(new Y.Doc())
  const others = showOthers(awareness)
  const [ada, ben] = ['a', 'b'].map((id) => ({ id, name: id, colour: 'red' }))
  const here = (presenceId: number, user = ada) => ({ presenceId, user: user as never })
  const shown = () => [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID)
  others.reset([here(1), here(2), here(3, ben)], 2)
  expect(shown()).toEqual([3])
  others.here(here(4))
  others.here(here(5, ben))
  expect(shown()).toEqual([3, 5])
  awareness.destroy()
})
