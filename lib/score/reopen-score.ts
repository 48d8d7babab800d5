import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { RoundId } from '@/db/ids'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { mayReopenScore } from './policy'
import { loadScoreSheet } from './store'
import { saveNextRound } from './store-rounds'

export const reopenScoreInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  roundId: z.string(),
  why: z
    .string('Enter why the agreed level is reopened')
    .trim()
    .min(1, 'Enter why the agreed level is reopened')
    .max(2000, 'The explanation must be 2,000 characters or fewer'),
})
export type ReopenScore = z.output<typeof reopenScoreInput>

/** Takes an agreed level up again: every assessor is asked once more, and the agreement stays on record as superseded. */
export const reopenScore = (
  caller: Caller,
  input: ReopenScore,
): Promise<Result<{ roundId: RoundId; number: number }, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'update')
    const permit = mayReopenScore(actor, sheet, input.roundId)
    if (!permit.ok) return permit
    return ok(await saveNextRound(tx, actor, permit.value, input.why))
  })
