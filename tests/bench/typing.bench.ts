import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { afterAll, it } from 'vitest'
import { buildAssessment } from '../kit/build-assessment'
import { buildCouncil } from '../kit/build-council'
import { testDatabase } from '../kit/database'
import { sessionOf } from '../kit/realtime'
import { cpuSeconds, keysOf, median, parentOf, quantile, residentKb, typist, withChildren } from './measure'
import { NAMES, type Server, startServer } from './servers'
import type { Wire } from './wires'

const ROUNDS = Number(process.env.CONCORD_BENCH_ROUNDS ?? 1)
const SECONDS = Number(process.env.CONCORD_BENCH_SECONDS ?? 5)
const results: Record<string, Record<string, Record<string, number>[]>> = {}
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))

/** Texts with their writers' sessions: as many councils as texts, so that nothing is shared but the machine. */
async function world(texts: number, people: number) {
  const built = []
  for (let n = 0; n < texts; n++) {
    const council = await buildCouncil({ people: { lead: 1, officer: people } })
    const assessment = await buildAssessment(council, { lead: council.person('lead', 0), questions: ['1.1'] })
    const cookies = []
    for (let who = 0; who < people; who++) cookies.push(await sessionOf(council.person('officer', who).userId))
    built.push({ council: council.slug, text: assessment.question('1.1').documentId as string, cookies })
  }
  return built
}

/** Everybody types at this pace for some seconds; every key is followed to every other screen. */
async function type(server: Server, texts: number, people: number, perSecond: number) {
  const places = await world(texts, people)
  const sent = new Map<string, number>()
  const waits: number[] = []
  let deliveries = 0
  let updates = 0
  const wires: { wire: Wire; key: () => Uint8Array }[] = []
  for (const { council, text, cookies } of places)
    for (const cookie of cookies) {
      const own = new Set<string>()
      const heard = (update: Uint8Array) => {
        const now = performance.now()
        updates++
        for (const key of keysOf(update)) {
          const at = sent.get(key)
          if (at === undefined || own.has(key)) continue
          deliveries++
          waits.push(now - at)
        }
      }
      const wire = await server.connect({ url: server.url, text, council, cookie, heard })
      const press = typist()
      const key = () => {
        const update = press()
        for (const one of keysOf(update)) {
          own.add(one)
          sent.set(one, performance.now())
        }
        return update
      }
      wires.push({ wire, key })
    }
  await pause(500)
  const [bytesBefore, cpuBefore] = [wires.reduce((sum, { wire }) => sum + wire.bytesIn(), 0), await cpuOf(server)]
  const ends = performance.now() + SECONDS * 1000
  const every = 1000 / perSecond
  const typing = wires.map(async ({ wire, key }, at) => {
    let next = performance.now() + (every * at) / wires.length
    for (; next < ends; next += every) {
      await pause(Math.max(0, next - performance.now()))
      wire.send(key())
    }
  })
  await Promise.all(typing)
  const expected = sent.size * (people - 1)
  for (let n = 0; n < 100 && deliveries < expected; n++) await pause(50)
  const cpuAfter = await cpuOf(server)
  const perHundredThousand = (seconds: number) => (seconds / deliveries) * 100_000
  const bytes = wires.reduce((sum, { wire }) => sum + wire.bytesIn(), 0) - bytesBefore
  const clients = wires.length
  const rss = residentKb(server.pid)
  for (const { wire } of wires) wire.close()
  waits.sort((a, b) => a - b)
  return {
    clients,
    'keys/s': sent.size / SECONDS,
    'delivered %': (100 * deliveries) / expected,
    'p50 ms': quantile(waits, 0.5),
    'p99 ms': quantile(waits, 0.99),
    'server CPU s per 100k': perHundredThousand(cpuAfter.own - cpuBefore.own),
    'database CPU s per 100k': perHundredThousand(cpuAfter.database - cpuBefore.database),
    'bytes down per key': bytes / deliveries,
    'frames per key': updates / deliveries,
    'server MB': rss / 1024,
  }
}

/** CPU seconds of the server's process and, where it works for it, of PostgreSQL with all its processes. */
async function cpuOf(server: Server) {
  const own = cpuSeconds([server.pid])
  if (!server.usesDatabase) return { own, database: 0 }
  const { owner } = await testDatabase()
  const { rows } = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'checkpointer'`,
  )
  return { own, database: cpuSeconds(withChildren(parentOf(rows[0]?.pid ?? 0))) }
}

const WORKLOADS: [name: string, texts: number, people: number, perSecond: number][] = [
  ['2 in one text, 5 keys a second each', 1, 2, 5],
  ['10 in one text, 5 keys a second each', 1, 10, 5],
  ['50 in one text, 5 keys a second each', 1, 50, 5],
  ['50 texts of 4, 10 keys a second each', 50, 4, 10],
]

/** Interleaved: each round runs everybody once, so that what the machine does meanwhile falls on all. */
it('typing', async () => {
  const { ownerUrl } = await testDatabase()
  for (const [workload, texts, people, perSecond] of WORKLOADS) {
    const measured: Record<string, Record<string, number>[]> = {}
    results[workload] = measured
    for (let round = 0; round < ROUNDS; round++)
      for (const name of NAMES) {
        const server = await startServer(name, ownerUrl)
        measured[name] ??= []
        measured[name].push(await type(server, texts, people, perSecond))
        await server.stop()
      }
    show(workload, measured)
  }
})

afterAll(() => {
  mkdirSync('tests/results', { recursive: true })
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`
  const at = new Date().toISOString()
  writeFileSync('tests/results/bench.json', JSON.stringify({ at, machine, ROUNDS, SECONDS, results }, null, 2))
  console.log(`${machine}, ${at}. Medians of ${ROUNDS}; tests/results/bench.json has every run.`)
})

function show(workload: string, measured: Record<string, Record<string, number>[]>) {
  console.log(`\n${workload}`)
  console.table(
    Object.fromEntries(
      Object.entries(measured).map(([name, runs]) => [
        name,
        Object.fromEntries(
          Object.keys(runs[0] ?? {}).map((what) => [
            what,
            Number(median(runs.map((run) => run[what] ?? 0)).toFixed(2)),
          ]),
        ),
      ]),
    ),
  )
}
