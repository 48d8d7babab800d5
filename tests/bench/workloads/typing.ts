import { withCrowd } from '../crowd'
import { pause, quantile, residentKb, stretch } from '../measure'
import { type Name, withServer } from '../servers'
import { type Case, type Goal, ours, type Run, type Scale, timesOf, type Workload } from '../workload'
import { buildPlaces } from '../world'

const CPU = 'server + database CPU s per 100k'

/** Everybody types at this pace; every keystroke is followed to every other screen. The crowd's one process is a third busy at most. */
async function measure(name: Name, texts: number, people: number, perSecond: number, seconds: number): Promise<Run> {
  const places = await buildPlaces(texts, people)
  return withServer(name, (server) =>
    withCrowd(1, async (crowd) => {
      await crowd.open(server, places)
      await crowd.all({ do: 'type', perSecond })
      await pause(1000)
      await crowd.waits()
      const done = await stretch(server, crowd, seconds * 1000)
      const waits = await crowd.waits()
      await crowd.all({ do: 'stop' })
      const { deliveries, awaited } = await crowd.counts()
      const per100k = (cpu: number) => (cpu / done.deliveries) * 100_000
      return {
        'keys/s': done.keys / done.seconds,
        'delivered %': (100 * deliveries) / awaited,
        'p50 ms': quantile(waits, 0.5),
        'p99 ms': quantile(waits, 0.99),
        'server CPU s per 100k': per100k(done.server),
        [CPU]: per100k(done.work),
        'bytes down per key': done.bytes / done.deliveries,
        'frames per key': done.frames / done.deliveries,
        'server + database cores': done.work / done.seconds,
        'server MB': residentKb(server) / 1024,
        'crowd cores': done.cpu / done.seconds,
      }
    }),
  )
}

const bytes: Goal = {
  says: 'bytes down per key × ws relay',
  reads: timesOf('ws relay', 'bytes down per key'),
  atMost: 1.05,
}
const soon: Goal[] = [
  { says: 'p50 ms', reads: ours('p50 ms'), atMost: 6 },
  { says: 'p99 ms', reads: ours('p99 ms'), atMost: 15 },
]
const cheap: Goal = { says: 'CPU s per 100k, durable', reads: ours(CPU), atMost: 2 }

const oneText = (people: number, goals: Goal[], { seconds, names }: Scale): Case => ({
  title: `${people} in one text, 5 keys a second each`,
  names,
  measure: (name) => measure(name, 1, people, 5, seconds),
  goals,
})

export const typing: Workload = {
  name: 'typing',
  cases: (scale) => [
    ...(scale.isQuick ? [] : [oneText(2, [bytes], scale)]),
    oneText(10, [...soon, bytes], scale),
    ...(scale.isQuick ? [] : [oneText(50, [...soon, bytes], scale)]),
    {
      title: '50 texts of 4, 10 keys a second each',
      names: scale.names,
      // As long as this: Hocuspocus stores what is typed without a pause every ten seconds, and that is part of its work.
      measure: (name) => measure(name, 50, 4, 10, scale.isQuick ? scale.seconds : 10),
      goals: [cheap, bytes],
    },
    ...(scale.isQuick
      ? []
      : [
          {
            title: 'a thousand editors: 250 texts of 4, 5 keys a second each',
            names: ['concord' as const],
            measure: (name: Name) => measure(name, 250, 4, 5, 10),
            goals: [],
          },
        ]),
  ],
}
