import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { mayRevealRound } from './policy'
import { loadQuorum, loadScoreSheet } from './store'
import { saveReveal } from './store-rounds'

export const revealRoundInput = z.object({ assessmentId: z.string(), code: z.string(), roundId: z.string() })
export type RevealRound = z.output<typeof revealRoundInput>

/** Shows every score of the round to everybody in the assessment at the same moment. It cannot be undone. */
export const revealRound = (caller: Caller, input: RevealRound): Promise<Result<{ number: number }, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'update')
    const permit = mayRevealRound(actor, sheet, await loadQuorum(tx, sheet), input.roundId)
    if (!permit.ok) return permit
    await saveReveal(tx, actor, permit.value)
    return ok({ number: permit.value.thing.round.number })
  })
