import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, type Result } from '../result'
import { levelField } from './level-field'
import { maySubmitScore, type ScoreRefusal } from './policy'
import { CONFIDENCES, type Score, STRENGTHS } from './score'
import { loadScoreSheet, saveScore } from './store'

const reason = z.string().trim().max(4000, 'The reason must be 4,000 characters or fewer').default('')
const judged = z.object({
  kind: z.literal('level'),
  current: levelField('Choose the level that describes the council now'),
  ambition: levelField('Choose the level that the council should reach'),
  confidence: z.enum(CONFIDENCES, 'Choose how sure you are'),
  evidenceStrength: z.enum(STRENGTHS, 'Choose how strong the evidence is'),
  reason: reason.pipe(z.string().min(1, 'Enter your reason')),
})

const where = z.object({ assessmentId: z.string(), code: z.string(), roundId: z.string() })
const said = z.discriminatedUnion(
  'kind',
  [
    judged,
    z.object({ kind: z.literal('cannot-judge'), reason }),
    z.object({ kind: z.literal('does-not-apply'), reason }),
  ],
  'Choose a level, or say that you cannot judge this or that it does not apply',
)

/** On paper and on screen the levels and the two ways of not judging are one choice, so a form sends them as one field. */
const fromForm = (sent: unknown) =>
  typeof sent === 'object' && sent !== null && 'kind' in sent && /^[1-4]$/.test(String(sent.kind))
    ? { ...sent, kind: 'level', current: sent.kind }
    : sent

/** The round is the one that the assessor had in front of them. */
export const submitScoreInput = z.preprocess(fromForm, where.and(said))
export type SubmitScore = z.output<typeof where> & Score

/** One assessor's own judgement, theirs to change until the reveal, and until then nobody else's to see. */
export const submitScore = (
  caller: Caller,
  input: SubmitScore,
): Promise<Result<{ submittedAt: string }, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'share')
    const permit = maySubmitScore(actor, sheet, input.roundId)
    if (!permit.ok) return permit
    await saveScore(tx, actor, permit.value, input)
    return ok({ submittedAt: actor.now.toISOString() })
  })
