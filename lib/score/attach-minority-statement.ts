import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { mayAttachMinorityStatement } from './policy'
import { loadScoreSheet } from './store'
import { loadLeadership, loadMinorityStatements, saveMinorityStatement } from './store-minority'

export const attachMinorityStatementInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  roundId: z.string(),
  words: z
    .string('Enter what your group holds')
    .trim()
    .min(1, 'Enter what your group holds')
    .max(4000, 'The statement must be 4,000 characters or fewer'),
})
export type AttachMinorityStatement = z.output<typeof attachMinorityStatementInput>

/**
 * The leader of a political group has a statement stand beside the agreed level, under their name and their group's; sent again, other
 * words stand in its place. It is sealed with the level. Only its author changes it.
 */
export const attachMinorityStatement = (
  caller: Caller,
  input: AttachMinorityStatement,
): Promise<Result<null, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'share')
    const permit = mayAttachMinorityStatement(
      actor,
      sheet,
      await loadLeadership(tx, actor),
      sheet ? await loadMinorityStatements(tx, sheet.questionId) : [],
      input.roundId,
    )
    if (!permit.ok) return permit
    await saveMinorityStatement(tx, actor, permit.value, input.words)
    return ok(null)
  })
