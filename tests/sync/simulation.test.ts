import { describe, expect, it } from 'vitest'
import { type Events, live, noEvents } from './life'
import { buildRealLog } from './real-log'
import type { Fault } from './simulated'

/** Give a number as CONCORD_LIVES for more of them, and CONCORD_SEED for where they begin. */
const SEEDS = Number(process.env.CONCORD_LIVES ?? 1_000)
const FIRST = Number(process.env.CONCORD_SEED ?? 1)
const REAL_SEEDS = Math.ceil(SEEDS / 25)

/** Fewer would say little. */
function expectAll(events: Events) {
  for (const [what, times] of Object.entries(events)) expect(times, what).toBeGreaterThan(REAL_SEEDS / 10)
}

describe('a text under torture', () => {
  it(`[R1][R3][R4][R5][R7][R10][R11][R14][R15][R18][R19][R20][R30][R31][R32][R33] holds everything that was acknowledged or shown, once, for everybody the same, on one node and on several: ${SEEDS} lives`, async () => {
    const events = noEvents()
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++)
      expect(await live(seed, { events }), `seed ${seed}`).toEqual([])
    expectAll(events)
  }, 400_000)

  it(`[R1][R3][R4][R5][R7][R10][R11][R18][R19][R20][R33] holds it on the real PostgreSQL too, with its append, freeze, withdrawal and compaction: ${REAL_SEEDS} lives`, async () => {
    const events = noEvents()
    for (let seed = FIRST; seed < FIRST + REAL_SEEDS; seed++)
      expect(await live(seed, { open: await buildRealLog(), events }), `seed ${seed}`).toEqual([])
    expectAll(events)
  }, 400_000)

  it.each<Fault>([
    'ack-before-commit',
    'lost-append',
    'compaction-deletes-unmerged',
    'frames-unchecked',
    'gap-ignored',
    'not-read-again',
  ])(
    'would be found out by this simulation, were there the fault: %s',
    async (fault) => {
      let found = 0
      for (let seed = 1; seed <= 200 && found === 0; seed++)
        found += (await live(seed, { fault }).catch((failed) => [String(failed)])).length
      expect(found).toBeGreaterThan(0)
    },
    200_000,
  )
})
