import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { readAnswer } from '../text/answer-text'
import { loadBareWords } from '../text/bare-words'
import { loadText } from '../text/store'
import { consensusState } from './consensus'
import { levelField } from './level-field'
import { mayAgreeOn, mayAgreeScore } from './policy'
import type { Level } from './score'
import { loadScoreSheet } from './store'
import { saveAgreement, saveReasonClosed } from './store-agreement'
import { saveJudged } from './store-judged'
import { loadScores } from './store-scores'

export const agreeScoreInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  roundId: z.string(),
  level: levelField('Choose the agreed level'),
  ambition: levelField('Choose the agreed ambition'),
  reason: z
    .string()
    .trim()
    .min(1, 'Enter the reason for the agreed level')
    .max(4000, 'The reason must be 4,000 characters or fewer')
    .optional(),
  groupDissent: z
    .string()
    .trim()
    .max(4000, 'The dissent must be 4,000 characters or fewer')
    .optional()
    .transform((text) => text || undefined),
})
export type AgreeScore = z.output<typeof agreeScoreInput>

/**
 * The chair records what the meeting settled on and why. Nothing here averages: the level is a person's, with a reason. A
 * reason that was written together is taken as it stands at this moment, and closed.
 */
export const agreeScore = (caller: Caller, input: AgreeScore): Promise<Result<{ level: Level }, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'update')
    const permit = mayAgreeScore(actor, sheet, input.roundId)
    if (!permit.ok) return permit
    const { thing } = permit.value
    const given = (await loadScores(tx, thing)).flatMap(({ roundId, group, inAdministration, score }) =>
      roundId === thing.round.id && score.kind === 'level' ? [{ group, inAdministration, level: score.current }] : [],
    )
    const consensus = consensusState(
      given.map(({ level }) => level),
      thing,
    )
    if (!consensus) return refuse({ kind: 'nobody-gave-a-level' })
    const agreeable = mayAgreeOn(given, input, thing)
    if (!agreeable.ok) return agreeable
    const { level, ambition, groupDissent } = input
    const text = await saveReasonClosed(tx, actor, permit.value)
    const written = text && readAnswer((await loadText(tx, text)).map(({ payload }) => payload)).text
    const reason = input.reason ?? written
    if (!reason) return refuse({ kind: 'no-reason-written', field: 'reason' })
    await saveAgreement(tx, actor, permit.value, { level, ambition, reason, groupDissent }, consensus)
    await saveJudged(tx, actor, permit.value, await loadBareWords(tx, thing.questionId))
    return ok({ level })
  })
