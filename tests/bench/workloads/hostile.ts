import { randomInt } from 'node:crypto'
import { type Crowd, type Place, withCrowd } from '../crowd'
import { pause, quantile, residentKb } from '../measure'
import { type Name, type Server, withServer } from '../servers'
import { typist } from '../typist'
import { CONNECT } from '../wires/connect'
import type { Wire } from '../wires/wire'
import { type Case, ours, type Run, type Scale, type Workload } from '../workload'
import { buildPlaces } from '../world'

const TEXTS = 10
const PEOPLE = 3
/** Milliseconds after a collection of garbage, which itself makes everybody wait. */
const SETTLED = 300

const client = () => randomInt(2 ** 31, 2 ** 32)
const sit = (server: Server, place: Place, heard = () => {}, who = 0) =>
  CONNECT[server.name]({ url: server.url, ...place, cookie: place.cookies[who] ?? '', client: client(), heard })

/** What others feel of it: their waits while `work` lasts and for a while after it, and the most memory meanwhile. */
async function felt(server: Server, crowd: Crowd, work: () => Promise<unknown>, after: number) {
  await server.collect()
  await pause(SETTLED)
  await crowd.waits()
  const before = residentKb(server)
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, residentKb(server))
  }, 20)
  await work()
  await pause(after)
  clearInterval(watch)
  const waits = await crowd.waits()
  return { p99: quantile(waits, 0.99), longest: quantile(waits, 1), grown: (most - before) / 1024 }
}

type Attack = {
  /** The same without the hostile part, where the attack needs work that costs by itself. */
  peace?: (server: Server, place: Place) => Promise<unknown>
  war: (server: Server, place: Place, run: Run) => Promise<unknown>
}

/** Thirty people type in ten texts, five keys a second each, before and while somebody does this in another text. */
async function measure(name: Name, { peace, war }: Attack, seconds: number): Promise<Run> {
  const places = await buildPlaces(TEXTS, PEOPLE)
  const [calm, target] = (await buildPlaces(2, 2)) as [Place, Place]
  return withServer(name, (server) =>
    withCrowd(1, async (crowd) => {
      await crowd.open(server, places)
      await crowd.all({ do: 'type', perSecond: 5 })
      await pause(1_500)
      const before = await felt(server, crowd, () => peace?.(server, calm) ?? pause(1000 * seconds), 0)
      const run: Run = {}
      const during = await felt(server, crowd, () => war(server, target, run), 2_000)
      await crowd.all({ do: 'stop' })
      const { deliveries, awaited } = await crowd.counts()
      return {
        'delivered %': (100 * deliveries) / awaited,
        'p99 ms before': before.p99,
        'p99 ms': during.p99,
        'p99 × before': during.p99 / before.p99,
        'longest wait ms before': before.longest,
        'longest wait ms': during.longest,
        'memory + MB': during.grown,
        ...run,
      }
    }),
  )
}

/** One edit that is one frame of 50 MB, in a text that another one reads. */
const hugeFrame: Attack = {
  war: async (server, place) => {
    const mate = await sit(server, place, undefined, 1)
    const wire = await sit(server, place)
    wire.send(typist(client())('x'.repeat(50_000_000)))
    await pause(3_000)
    wire.close()
    mate.close()
  },
}

const ORPHANS = 5_000

/** Edits that all build on words which nobody has and nobody ever sends. Who is thrown out comes again. */
const orphans: Attack = {
  war: async (server, place) => {
    const mate = await sit(server, place, undefined, 1)
    let wire = await sit(server, place)
    for (let n = 0; n < ORPHANS; n++) {
      const key = typist(client())
      key('first')
      if (!wire.isOpen()) wire = await sit(server, place)
      wire.send(key(' and what builds on it'))
      if (n % 100 === 99) await pause(20)
    }
    await pause(2_000)
    wire.close()
    mate.close()
  },
}

const PASTE = 60_000
const PASTES_A_SECOND = 30

async function paste(
  server: Server,
  place: Place,
  seconds: number,
  isRead: boolean,
  done: (mate: Wire) => Promise<void>,
) {
  const mate = await sit(server, place, undefined, 1)
  if (!isRead) mate.pause()
  const wire = await sit(server, place)
  const key = typist(client())
  const began = performance.now()
  for (let n = 0; n < seconds * PASTES_A_SECOND; n++) {
    wire.send(key('y'.repeat(PASTE)))
    await pause(Math.max(0, began + (1000 * (n + 1)) / PASTES_A_SECOND - performance.now()))
  }
  await done(mate)
  wire.close()
  mate.close()
}

/** Somebody pastes 1.8 MB a second; the other one in the text reads it, and in the next text does not. */
const unread: Attack = {
  peace: (server, place) => paste(server, place, 10, true, async () => {}),
  war: (server, place, run) =>
    paste(server, place, 10, false, async (mate) => {
      const before = mate.bytesIn()
      mate.resume()
      for (let had = -1; had < mate.bytesIn(); await pause(1_500)) had = mate.bytesIn()
      run['MB kept for the one who does not read'] = (mate.bytesIn() - before) / 1e6
    }),
}

const all = { says: 'delivered %', reads: ours('delivered %'), atLeast: 100 }
const wait = { says: 'longest wait ms of others', reads: ours('longest wait ms'), atMost: 20 }

export const hostile: Workload = {
  name: 'hostile',
  cases: ({ isQuick, names, seconds }: Scale) => {
    const attacked = names.filter((name) => (isQuick ? name !== 'ws relay' : name !== 'socket.io relay'))
    const attack = (title: string, how: Attack, goals: Case['goals']): Case => ({
      title: `hostile: ${title}`,
      names: attacked,
      measure: (name) => measure(name, how, seconds),
      goals: [all, ...goals],
    })
    return [
      attack('a frame of 50 MB', hugeFrame, [wait, { says: 'memory + MB', reads: ours('memory + MB'), atMost: 40 }]),
      attack('updates whose predecessors never come', orphans, [wait]),
      ...(isQuick
        ? []
        : [
            attack('a client that stops reading', unread, [
              { says: 'p99 of others × before', reads: ours('p99 × before'), atMost: 1.2 },
              { says: 'MB kept for it', reads: ours('MB kept for the one who does not read'), atMost: 8 },
            ]),
          ]),
    ]
  },
}
