import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadBareWords } from '../text/bare-words'
import { changedSinceRevealed } from './changed-answer'
import { mayLetStand } from './policy'
import { loadScoreSheet } from './store'
import { loadJudged, saveStanding } from './store-judged'

export const letStandInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  roundId: z.string(),
  why: z
    .string('Enter why what was scored stands')
    .trim()
    .min(1, 'Enter why what was scored stands')
    .max(2000, 'The reason must be 2,000 characters or fewer'),
})

/** The chair or the lead decides that a change of the answer alters nothing of what was scored and agreed of it. It is on record with the reason. */
export const letStand = (caller: Caller, input: z.output<typeof letStandInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'share')
    if (!sheet) return refuse({ kind: 'not-found' })
    const judged = sheet.round ? await loadJudged(tx, actor, [sheet.round.id]) : []
    const now = await loadBareWords(tx, sheet.questionId)
    const permit = mayLetStand(actor, sheet, changedSinceRevealed(judged, now) !== undefined, input.roundId)
    if (!permit.ok) return permit
    await saveStanding(tx, actor, permit.value, now, input.why)
    return ok(null)
  })
