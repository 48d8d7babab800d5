import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { mayRevealFirstRounds } from './policy'
import { loadFirstRounds, saveFirstReveals } from './store-rounds'

export const revealFirstRoundsInput = z.object({ assessmentId: z.string() })

/**
 * Shows every first round that has its quorum to everybody at the same moment, which cannot be undone: what an agenda is
 * made from, since an order by scores that are still hidden would give them away. Answers with the numbers of the questions.
 */
export const revealFirstRounds = (
  caller: Caller,
  input: z.output<typeof revealFirstRoundsInput>,
): Promise<Result<{ revealed: string[]; waiting: string[] }, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'share')
    const first = assessment ? await loadFirstRounds(tx, assessment.id, 'update') : []
    const permit = mayRevealFirstRounds(actor, assessment, first)
    if (!permit.ok) return permit
    await saveFirstReveals(tx, actor, permit.value)
    const codesOf = (hasQuorum: boolean) => first.filter((one) => one.hasQuorum === hasQuorum).map(({ code }) => code)
    return ok({ revealed: codesOf(true), waiting: codesOf(false) })
  })
