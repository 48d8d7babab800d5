import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadBareWords } from '../text/bare-words'
import { maySubmitScore } from './policy'
import { loadScoreSheet } from './store'
import { saveJudged } from './store-judged'
import { loadMine, saveScore } from './store-scores'

export const standByScoreInput = z.object({ assessmentId: z.string(), code: z.string(), roundId: z.string() })

/** An assessor has seen that the answer changed, and submits the score that they gave once more as it is. */
export const standByScore = (caller: Caller, input: z.output<typeof standByScoreInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'share')
    const permit = maySubmitScore(actor, sheet, input.roundId)
    if (!permit.ok) return permit
    const { questionId, round } = permit.value.thing
    const given = (await loadMine(tx, actor, [permit.value.thing])).submitted.find(
      ({ roundId }) => roundId === round.id,
    )
    if (!given) return refuse({ kind: 'not-scored-yet' })
    await saveScore(tx, actor, permit.value, given.score)
    await saveJudged(tx, actor, permit.value, await loadBareWords(tx, questionId))
    return ok(null)
  })
