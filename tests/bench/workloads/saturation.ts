import { withCrowd } from '../crowd'
import { pause, stretch } from '../measure'
import { type Name, withServer } from '../servers'
import { type Run, timesOf, type Workload } from '../workload'
import { buildPlaces } from '../world'

/** Keystrokes that each editor has typed and that have not come to one other screen yet: about what our client allows itself. */
const IN_FLIGHT = 32
const PER_CPU = 'deliveries per CPU s'

/**
 * As fast as it goes. The crowd needs more of the machine than the server, so two processes of it make the keystrokes: the
 * server always has some waiting. What counts is what a second of its CPU delivers, PostgreSQL's with it.
 */
async function measure(name: Name, seconds: number): Promise<Run> {
  const places = await buildPlaces(50, 4)
  return withServer(name, (server) =>
    withCrowd(2, async (crowd) => {
      await crowd.open(server, places)
      await crowd.all({ do: 'saturate', inFlight: IN_FLIGHT })
      await pause(1500)
      const done = await stretch(server, crowd, seconds * 1000)
      await crowd.all({ do: 'stop' })
      const { deliveries, awaited } = await crowd.counts()
      return {
        'keys/s': done.keys / done.seconds,
        'deliveries/s': done.deliveries / done.seconds,
        'delivered %': (100 * deliveries) / awaited,
        [PER_CPU]: done.deliveries / done.work,
        'deliveries per server CPU s': done.deliveries / done.server,
        'server cores': done.server / done.seconds,
        'database cores': done.database / done.seconds,
        'bytes down per key': done.bytes / done.deliveries,
        'frames per key': done.frames / done.deliveries,
        'crowd cores': done.cpu / done.seconds,
      }
    }),
  )
}

export const saturation: Workload = {
  name: 'saturation',
  cases: ({ seconds, names }) => [
    {
      title: `saturated: 50 texts of 4, ${IN_FLIGHT} keys in flight each`,
      names,
      measure: (name) => measure(name, seconds),
      goals: [
        { says: `${PER_CPU} × ws relay`, reads: timesOf('ws relay', PER_CPU), atLeast: 1.7 },
        { says: `${PER_CPU} × Hocuspocus`, reads: timesOf('hocuspocus', PER_CPU), atLeast: 3 },
      ],
    },
  ],
}
