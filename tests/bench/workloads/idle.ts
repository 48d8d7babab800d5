import { withCrowd } from '../crowd'
import { pause, stretch } from '../measure'
import { type Name, withServer } from '../servers'
import { ours, type Run, type Workload } from '../workload'
import { buildAlone } from '../world'

/** Sits down before anything is measured and leaves again, so that what the first clients cost a process is not counted. */
const FIRST = 100
/** So many come at the same time. */
const AT_ONCE = 100

/** After so many more times of everybody leaving and coming, nearly all that an open runs through has been translated. */
const WARM = 2
const WARM_OPEN = 'CPU ms an open, warm'

/** Between the first size and the last: an empty process has pages to spare that the first clients move into. */
const FURTHER = 'KB a further client'

let desks: ReturnType<typeof buildAlone> | undefined

/**
 * Everybody has a text of their own open and has shown a caret once. Memory is what the process holds more than when it
 * was empty, both after a full collection of garbage. An open is a connection, its authorisation and the text. It is cold
 * where a process has opened few and has just thrown its garbage away, and much of what it has translated with it.
 */
async function measure(name: Name, sizes: number[]): Promise<Run> {
  const most = Math.max(...sizes)
  desks ??= buildAlone(FIRST + most)
  const places = await desks
  return withServer(name, (server) =>
    withCrowd(1, async (crowd) => {
      await crowd.open(server, places.slice(0, FIRST), AT_ONCE)
      await crowd.all({ do: 'moveOnce' })
      await pause(300)
      await crowd.all({ do: 'leave' })
      const held = async () => {
        await pause(700)
        return server.collect()
      }
      const empty = await held()
      const run: Run = {}
      let [open, first] = [0, empty]
      for (const size of sizes) {
        const coming = places.slice(FIRST + open, FIRST + size)
        const done = await stretch(server, crowd, () => crowd.open(server, coming, AT_ONCE))
        await crowd.all({ do: 'moveOnce' })
        const full = await held()
        run[`KB a client, ${size}`] = (full.resident - empty.resident) / size
        run[`KB of heap a client, ${size}`] = (full.heap - empty.heap) / size
        run['opens/s'] = coming.length / done.seconds
        run['CPU ms an open, cold'] = (1000 * done.work) / coming.length
        if (open === 0) first = full
        else run[FURTHER] = (full.resident - first.resident) / (size - (sizes[0] ?? 0))
        open = size
      }
      await server.kill()
      const killed = performance.now()
      await server.start()
      const listening = performance.now()
      await crowd.all({ do: 'comeBack' })
      run['start s'] = (listening - killed) / 1000
      run['all back s'] = (performance.now() - listening) / 1000
      for (let time = 1; time <= WARM; time++) {
        await crowd.all({ do: 'leave' })
        await pause(1_000)
        const done = await stretch(server, crowd, () => crowd.open(server, places.slice(FIRST), AT_ONCE))
        run['server CPU ms an open, warm'] = (1000 * done.server) / most
        run[WARM_OPEN] = (1000 * done.work) / most
      }
      return run
    }),
  )
}

export const idle: Workload = {
  name: 'idle',
  cases: ({ isQuick, names }) => {
    const sizes = isQuick ? [200, 400] : [500, 1000, 2000]
    const most = Math.max(...sizes)
    return [
      {
        title: `idle: ${sizes.join(', ')} clients with a text each; then kill -9, and all ${most} come back`,
        names,
        measure: (name) => measure(name, sizes),
        goals: [
          { says: 'KB an idle client', reads: ours(`KB a client, ${most}`), atMost: 28 },
          { says: FURTHER, reads: ours(FURTHER), atMost: 28 },
          { says: 'CPU ms an authorised open, warm', reads: ours(WARM_OPEN), atMost: 0.6 },
          { says: 's until all are back', reads: ours('all back s'), atMost: 3 },
        ],
      },
    ]
  },
}
