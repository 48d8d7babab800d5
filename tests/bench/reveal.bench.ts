import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { it } from 'vitest'
import { beginItem } from '@/lib/meeting/begin-item'
import { connectMeeting } from '@/lib/meeting/client'
import { openItem } from '@/lib/meeting/open-item'
import { takeOver } from '@/lib/meeting/take-over'
import { revealRound } from '@/lib/score/reveal-round'
import { startRealtime } from '../kit/realtime'
import { buildWorld, meetingOf } from '../kit/world'
import { median } from './measure'

const { CONCORD_BENCH_QUICK, CONCORD_BENCH_ONLY: only } = process.env
const PEOPLE = 25
const REVEALS = CONCORD_BENCH_QUICK ? 4 : 16

/**
 * From *reveal* pressed to drawn on 25 clients: the verb with its commit, the notification, the one reading of the board, the
 * broadcast, and the board in each client's hands. The server is a process of its own, the clients share this one.
 */
it.skipIf(Boolean(only) && only !== 'reveal')(
  'reveal',
  async () => {
    const server = await startRealtime()
    const m = await buildWorld(meetingOf(PEOPLE, REVEALS))
    const here = { assessmentId: m.assessmentId }
    const drawn = new Map<string, number[]>()
    const clients: ReturnType<typeof connectMeeting>[] = []
    for (const who of m.assessors) {
      const cookie = `authjs.session-token=${await m.sessionOf(who)}`
      const client = connectMeeting({ baseUrl: server.baseUrl, council: m.council.slug, ...here, cookie })
      client.on((event) => {
        const item = client.board()?.item
        if (event !== 'board' || item?.stage !== 'result') return
        const times = drawn.get(item.code)
        if (times && times.length < PEOPLE) times.push(performance.now())
      })
      clients.push(client)
    }
    await until(() => clients.every((client) => client.state() === 'live'))
    await takeOver(m.lead, here)
    const [lasts, apart]: [number[], number[]] = [[], []]
    for (const code of m.codes) {
      await m.score(
        code,
        m.assessors.map((_, place) => ((place % 4) + 1) as 1),
      )
      await openItem(m.lead, { ...here, code })
      await beginItem(m.lead, { ...here, code })
      await until(() =>
        clients.every((client) => client.board()?.item?.code === code && client.board()?.item?.stage === 'scoring'),
      )
      await new Promise((over) => setTimeout(over, 500)) // what each asks for itself is answered
      const times: number[] = []
      drawn.set(code, times)
      const pressed = performance.now()
      await revealRound(m.lead, { ...here, code, roundId: m.question(code).roundId })
      await until(() => times.length === PEOPLE)
      lasts.push(Math.max(...times) - pressed)
      apart.push(Math.max(...times) - Math.min(...times))
    }
    for (const client of clients) client.close()
    await server.kill()
    const result = {
      'pressed to drawn on the last of 25, median ms': round(median(lasts)),
      'worst ms': round(Math.max(...lasts)),
      'first to last client, median ms': round(median(apart)),
      'worst first to last ms': round(Math.max(...apart)),
    }
    console.log(`\nreveal, ${REVEALS} times`)
    console.table(result)
    mkdirSync('tests/results', { recursive: true })
    const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`
    writeFileSync('tests/results/bench-reveal.json', JSON.stringify({ at: new Date(), machine, lasts, apart }, null, 2))
  },
  300_000,
)

const round = (ms: number) => Number(ms.toFixed(1))
async function until(isSo: () => boolean) {
  for (let n = 0; n < 3_000 && !isSo(); n++) await new Promise((over) => setTimeout(over, 5))
  if (!isSo()) throw new Error('it did not come to that within 15 seconds')
}
