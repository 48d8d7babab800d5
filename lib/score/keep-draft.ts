import { type Caller, inCouncil } from '@/db/gate'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { filledIn } from './draft'
import { draftFields } from './draft-fields'
import { mayKeepDraft } from './policy'
import { type WhereScored, whereScored } from './score-input'
import { loadScoreSheet } from './store'
import { saveDraft } from './store-scores'

export const keepDraftInput = whereScored.and(draftFields)
export type KeepDraft = WhereScored & Record<string, unknown>

/**
 * Keeps what an assessor has put down so far, for them alone; nothing put down discards it. Nobody hears of it: it is not
 * announced and not in the trail, because that somebody is at it would already say too much.
 */
export const keepDraft = (caller: Caller, input: KeepDraft): Promise<Result<null, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'share')
    const permit = mayKeepDraft(actor, sheet, input.roundId)
    if (!permit.ok) return permit
    await saveDraft(tx, actor, permit.value, filledIn(input))
    return ok(null)
  })
