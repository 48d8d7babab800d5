import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { RoundId } from '@/db/ids'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { mayOpenNextRound } from './policy'
import { loadScoreSheet } from './store'
import { saveNextRound } from './store-rounds'

export const openNextRoundInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  roundId: z.string(),
  why: z
    .string('Enter why another round is needed')
    .trim()
    .min(1, 'Enter why another round is needed')
    .max(2000, 'The explanation must be 2,000 characters or fewer'),
})
export type OpenNextRound = z.output<typeof openNextRoundInput>

/** Asks every assessor again, blind as before. The round that it follows stays on record as it was revealed. */
export const openNextRound = (
  caller: Caller,
  input: OpenNextRound,
): Promise<Result<{ roundId: RoundId; number: number }, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'update')
    const permit = mayOpenNextRound(actor, sheet, input.roundId)
    if (!permit.ok) return permit
    return ok(await saveNextRound(tx, actor, permit.value, input.why))
  })
