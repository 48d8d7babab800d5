import * as Y from 'yjs'
import { type Fate, type Place, withCrowd } from '../crowd'
import { pause } from '../measure'
import { type Name, type Server, withServer } from '../servers'
import { typed } from '../typist'
import { CONNECT } from '../wires/connect'
import { ours, type Run, type Workload } from '../workload'
import { buildPlaces } from '../world'

const TEXTS = 50
const PEOPLE = 4

/** Everything that a text holds for somebody who comes new: of each Yjs client its letters in order. */
async function read(server: Server, place: Place): Promise<Map<number, string>> {
  const doc = new Y.Doc()
  const heard = (update: Uint8Array) => update.byteLength > 2 && Y.applyUpdate(doc, update)
  const wire = await CONNECT[server.name]({
    url: server.url,
    ...place,
    cookie: place.cookies[0] ?? '',
    client: 1,
    heard,
  })
  await pause(1_500) // y-websocket's text comes after its answer; a relay's never
  wire.close()
  const letters = new Map<number, string>()
  for (let item = doc.getText('words')._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString)
      letters.set(item.id.client, (letters.get(item.id.client) ?? '') + item.content.str)
  return letters
}

/**
 * The server is killed while 200 people type ten times a second each, and none of them ever comes back with what they
 * have. Then it is started again, and somebody new reads. Acknowledged is what each protocol calls so; shown is what had
 * come to another screen. Each of these letters must be there, once and in its order.
 */
async function measure(name: Name, seconds: number): Promise<Run> {
  const places = await buildPlaces(TEXTS, PEOPLE)
  return withServer(name, (server) =>
    withCrowd(1, async (crowd) => {
      await crowd.open(server, places)
      await crowd.all({ do: 'type', perSecond: 10 })
      await pause(1000 * seconds)
      await server.kill()
      await pause(300) // what had left the server comes to its screens
      const fates = (await crowd.all<Fate[]>({ do: 'fates' })).flat()
      await crowd.all({ do: 'leave' })
      await server.start()
      const kept = new Map((await Promise.all(places.map((place) => read(server, place)))).flatMap((text) => [...text]))
      const run = {
        acknowledged: 0,
        'acknowledged, lost': 0,
        'shown to others': 0,
        'shown, lost': 0,
        'doubled or out of order': 0,
      }
      for (const { client, sent, stored, shown } of fates) {
        const letters = kept.get(client) ?? ''
        run.acknowledged += stored
        run['acknowledged, lost'] += Math.max(0, stored - letters.length)
        run['shown to others'] += shown
        run['shown, lost'] += Math.max(0, shown - letters.length)
        if (letters !== typed(Math.min(sent, letters.length))) run['doubled or out of order']++
      }
      return run
    }),
  )
}

const none = (column: string) => ({ says: column, reads: ours(column), isForWorst: true as const, atMost: 0 })

export const kill: Workload = {
  name: 'kill',
  cases: ({ isQuick, names }) => [
    {
      title: 'kill -9 while 2,000 letters a second are typed; no client comes back',
      names: names.filter((name) => (isQuick ? name !== 'ws relay' : name !== 'socket.io relay')),
      measure: (name) => measure(name, isQuick ? 2 : 4 + 8 * Math.random()),
      goals: ['acknowledged, lost', 'shown, lost', 'doubled or out of order'].map(none),
    },
  ],
}
