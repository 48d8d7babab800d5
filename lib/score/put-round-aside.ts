import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { RoundId } from '@/db/ids'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { mayPutRoundAside } from './policy'
import { loadScoreSheet } from './store'
import { savePutAside } from './store-rounds'

export const putRoundAsideInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  roundId: z.string(),
  why: z
    .string('Enter why this round is put aside')
    .trim()
    .min(1, 'Enter why this round is put aside')
    .max(2000, 'The explanation must be 2,000 characters or fewer'),
})

/** Sets an open round aside that somebody has left, and opens the next in the same act. What was scored in it is never shown to anybody but its authors. */
export const putRoundAside = (
  caller: Caller,
  input: z.output<typeof putRoundAsideInput>,
): Promise<Result<{ roundId: RoundId; number: number }, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'update')
    const permit = mayPutRoundAside(actor, sheet, input.roundId)
    if (!permit.ok) return permit
    return ok(await savePutAside(tx, actor, permit.value, input.why))
  })
