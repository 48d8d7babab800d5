import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { afterAll, describe, it } from 'vitest'
import { diskSyncMs } from './measure'
import { type Measured, show, type Verdict } from './report'
import { EVERYBODY } from './servers'
import type { Scale } from './workload'
import { coldOpen } from './workloads/cold-open'
import { hostile } from './workloads/hostile'
import { idle } from './workloads/idle'
import { kill } from './workloads/kill'
import { presence } from './workloads/presence'
import { saturation } from './workloads/saturation'
import { typing } from './workloads/typing'

const WORKLOADS = [typing, saturation, presence, idle, coldOpen, kill, hostile]

const { CONCORD_BENCH_QUICK, CONCORD_BENCH_ONLY: only, CONCORD_BENCH_ROUNDS } = process.env
const isQuick = Boolean(CONCORD_BENCH_QUICK)
const rounds = Number(CONCORD_BENCH_ROUNDS) || (isQuick ? 1 : 3)
/** Quick: those that the goals compare with, shortly. */
const scale: Scale = isQuick
  ? { isQuick, rounds, seconds: 2, names: ['concord', 'ws relay', 'hocuspocus'] }
  : { isQuick, rounds, seconds: 4, names: EVERYBODY }
const results: Record<string, { measured: Measured; goals: Verdict[] }> = {}

/** Interleaved: each round runs everybody once, so that what the machine does meanwhile falls on all. */
for (const { name, cases } of WORKLOADS)
  describe.skipIf(Boolean(only) && only !== name)(name, () => {
    for (const one of cases(scale))
      it(one.title, async () => {
        const measured: Measured = {}
        for (let round = 0; round < scale.rounds; round++)
          for (const server of one.names) {
            measured[server] ??= []
            measured[server].push(await one.measure(server))
          }
        results[one.title] = { measured, goals: show(one, measured) }
      })
  })

afterAll(() => {
  if (Object.keys(results).length === 0) return
  mkdirSync('tests/results', { recursive: true })
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`
  const at = new Date().toISOString()
  const diskSync = diskSyncMs('tests/results')
  const load = loadavg()[0] as number
  writeFileSync('tests/results/bench.json', JSON.stringify({ at, machine, diskSync, load, scale, results }, null, 2))
  console.log(`\n${machine}, a disk sync ${diskSync.toFixed(2)} ms, load ${load.toFixed(1)}, ${at}.`)
  console.log(`Medians of ${scale.rounds}, least to most; tests/results/bench.json has every run.`)
})
