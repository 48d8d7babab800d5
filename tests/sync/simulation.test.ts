import { describe, expect, it } from 'vitest'
import { PROOFS, proof } from '../kit/proof'
import { buildRealLog } from './real-log'
import { noEvents, play } from './scenario'
import type { Fault } from './simulated'

const modelled = proof('scenarios', 1)
const real = proof('postgres', 1)

/** Plays them, and sees that all of it happened that can happen in one. */
async function playAll({ count, seed }: typeof real, open?: () => ReturnType<typeof buildRealLog>) {
  const events = noEvents()
  for (let one = seed; one < seed + count; one++)
    expect(await play(one, { events, ...(open && { open: await open() }) }), `seed ${one}`).toEqual([])
  for (const [what, times] of Object.entries(events)) if (count > 5) expect(times, what).toBeGreaterThan(count / 250)
}

describe('a text under torture', () => {
  it(
    '[R1][R3][R4][R5][R7][R10][R11][R14][R15][R18][R19][R20][R30][R31][R32][R33] holds everything that was acknowledged or shown, once, for everybody the same, on one node and on several',
    () => playAll(modelled),
    modelled.timeout,
  )

  it(
    '[R1][R3][R4][R5][R7][R10][R11][R18][R19][R20][R33] holds it on the real PostgreSQL too, with its append, freeze, withdrawal and compaction',
    () => playAll(real, buildRealLog),
    real.timeout,
  )

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
      for (let seed = 1; seed <= PROOFS.scenarios.few && found === 0; seed++)
        found += (await play(seed, { fault }).catch((failed) => [String(failed)])).length
      expect(found).toBeGreaterThan(0)
    },
    300_000,
  )
})
