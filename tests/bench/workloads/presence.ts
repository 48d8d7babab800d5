import { withCrowd } from '../crowd'
import { pause, stretch } from '../measure'
import { type Name, withServer } from '../servers'
import { ours, type Run, timesOf, type Workload } from '../workload'
import { buildPlaces } from '../world'

const CPU = 'server + database CPU s per 100k'
const PEOPLE = 50
const PER_SECOND = 5

/** Before anything is measured, in milliseconds: so long a process goes on translating what it has begun to run, a relay too. */
const WARM_UP = 3_000

/** Everybody in one text moves their caret. Counted is what others see of it; one's own caret that comes back is none. */
async function measure(name: Name, seconds: number): Promise<Run> {
  const places = await buildPlaces(1, PEOPLE)
  return withServer(name, (server) =>
    withCrowd(1, async (crowd) => {
      await crowd.open(server, places)
      await crowd.all({ do: 'move', perSecond: PER_SECOND })
      await pause(WARM_UP)
      const done = await stretch(server, crowd, seconds * 1000)
      await crowd.all({ do: 'stop' })
      return {
        'moves/s': done.moves / done.seconds,
        'delivered %': (100 * done.carets) / (done.moves * (PEOPLE - 1)),
        [CPU]: (done.work / done.carets) * 100_000,
        'frames/s to each': done.frames / done.seconds / PEOPLE,
        'bytes down per caret': done.bytes / done.carets,
        'crowd cores': done.cpu / done.seconds,
      }
    }),
  )
}

export const presence: Workload = {
  name: 'presence',
  cases: ({ seconds, names }) => [
    {
      title: `presence: ${PEOPLE} in one text move ${PER_SECOND} times a second`,
      names,
      measure: (name) => measure(name, seconds),
      goals: [
        { says: 'CPU s per 100k carets × ws relay', reads: timesOf('ws relay', CPU), atMost: 0.65 },
        { says: 'frames/s to each', reads: ours('frames/s to each'), atMost: 30 },
      ],
    },
  ],
}
