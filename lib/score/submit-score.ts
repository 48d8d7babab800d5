import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { loadBareWords } from '../text/bare-words'
import { isSameForm } from './draft'
import { maySubmitScore } from './policy'
import type { Score } from './score'
import { formOf, fromForm, scoreSaid, type WhereScored, whereScored } from './score-input'
import { loadScoreSheet } from './store'
import { saveJudged } from './store-judged'
import { loadMine, saveScore } from './store-scores'

/** `over` is when the score that this one replaces was submitted, null for none: what was written before a later one does not undo it. */
const over = z.object({ over: z.iso.datetime().nullish() })
export const submitScoreInput = z.preprocess(fromForm, whereScored.and(over).and(scoreSaid))
export type SubmitScore = WhereScored & { over?: string | null | undefined } & Score

/** One assessor's own judgement, theirs to change until the reveal, and until then nobody else's to see. */
export const submitScore = (
  caller: Caller,
  input: SubmitScore,
): Promise<Result<{ submittedAt: string }, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'share')
    const permit = maySubmitScore(actor, sheet, input.roundId)
    if (!permit.ok) return permit
    const { submitted: all } = await loadMine(tx, actor, [permit.value.thing])
    const submitted = all.find(({ roundId }) => roundId === permit.value.thing.round.id)
    if (input.over !== undefined && (submitted?.submittedAt ?? null) !== input.over)
      return submitted && isSameForm(formOf(submitted.score), formOf(input))
        ? ok({ submittedAt: submitted.submittedAt }) // sent again, because the first answer was lost
        : refuse({ kind: 'score-changed-meanwhile' })
    await saveScore(tx, actor, permit.value, input)
    await saveJudged(tx, actor, permit.value, await loadBareWords(tx, permit.value.thing.questionId))
    return ok({ submittedAt: actor.now.toISOString() })
  })
