import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { mayWithdrawMinorityStatement } from './policy'
import { loadScoreSheet } from './store'
import { loadMinorityStatements, saveMinorityStatementWithdrawn } from './store-minority'

export const withdrawMinorityStatementInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  statementId: z.string(),
})
export type WithdrawMinorityStatement = z.output<typeof withdrawMinorityStatementInput>

/** Its author takes a minority statement back, before signing. The trail says that there was one, whose, and when it went. */
export const withdrawMinorityStatement = (
  caller: Caller,
  input: WithdrawMinorityStatement,
): Promise<Result<null, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'share')
    const statements = sheet ? await loadMinorityStatements(tx, sheet.questionId) : []
    const permit = mayWithdrawMinorityStatement(
      actor,
      sheet,
      statements.find(({ id }) => id === input.statementId),
    )
    if (!permit.ok) return permit
    await saveMinorityStatementWithdrawn(tx, actor, permit.value)
    return ok(null)
  })
