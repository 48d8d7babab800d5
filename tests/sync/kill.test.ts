import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { openText } from '@/lib/text/open-text'
import { type Realtime, sessionOf, startRealtime } from '../kit/realtime'
import { buildWorld } from '../kit/world'

let server: Realtime
beforeAll(async () => {
  server = await startRealtime()
})
afterAll(() => server.kill())

const words = (doc: Y.Doc) => doc.getText('words').toString().split(' ').filter(Boolean)
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))

it('[R3][R5][R11] kill -9 while two people type loses nothing that was shown as saved, doubles nothing, and the rest arrives afterwards', async () => {
  const { council, documentId } = await buildWorld({ people: { officer: 2 } })
  const people = [council.person('officer', 0), council.person('officer', 1)]
  const typed: string[] = []
  const connections: Connection[] = []
  for (const person of people) {
    connections.push(
      connectDocument({
        baseUrl: server.baseUrl,
        council: council.slug,
        documentId,
        cookie: await sessionOf(person.userId),
      }),
    )
  }
  await Promise.all(connections.map((connection) => connection.whenJoined))

  const type = (who: number, word: string) => {
    const text = (connections[who] as Connection).doc.getText('words')
    text.insert(text.length, `${word} `)
    typed.push(word)
  }
  const stored = async () => {
    const opened = await openText(people[0] as (typeof people)[0], { documentId })
    if (!opened.ok) throw new Error('the text could not be read')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, opened.value.update)
    return words(doc)
  }

  for (let round = 0; round < 3; round++) {
    const shownAsSaved = new Set<string>()
    for (let n = 0; n < 40; n++) {
      type(n % 2, `r${round}n${n}`)
      if (n % 8 === 7) {
        if (n < 32) await Promise.all(connections.map((connection) => connection.whenSaved()))
        for (const [who, connection] of connections.entries()) {
          if (connection.state().kind === 'saved')
            for (const [place, word] of typed.entries())
              if (word.startsWith(`r${round}`) && Number(word.split('n')[1]) % 2 === who && place < typed.length)
                shownAsSaved.add(word)
        }
      }
      await pause(2)
    }
    await server.kill()
    const kept = new Set(await stored())
    expect(
      [...shownAsSaved].filter((word) => !kept.has(word)),
      `round ${round}: shown as saved and lost`,
    ).toEqual([])
    expect(shownAsSaved.size).toBeGreaterThan(10)
    type(0, `r${round}away0`)
    type(1, `r${round}away1`)
    await pause(20)
    expect(connections.map((connection) => connection.state().kind)).toEqual(['offline', 'offline'])
    await server.start()
    await Promise.all(connections.map((connection) => connection.whenSaved()))
  }

  const finally_ = await stored()
  expect([...finally_].sort(), 'every word once').toEqual([...typed].sort())
  await expect
    .poll(() => connections.map((connection) => [...words(connection.doc)].sort().join()), { timeout: 10_000 })
    .toEqual([[...typed].sort().join(), [...typed].sort().join()])
  for (const connection of connections) connection.close()
}, 90_000)
