import { z } from 'zod'
import { levelField } from './level-field'
import { CONFIDENCES, type Score, STRENGTHS } from './score'

const reason = z.string().trim().max(4000, 'The reason must be 4,000 characters or fewer').default('')
const judged = z.object({
  kind: z.literal('level'),
  current: levelField('Choose the level that describes the council now'),
  ambition: levelField('Choose the level that the council should reach'),
  confidence: z.enum(CONFIDENCES, 'Choose how sure you are'),
  evidenceStrength: z.enum(STRENGTHS, 'Choose how strong the evidence is'),
  reason: reason.pipe(z.string().min(1, 'Enter your reason')),
})
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
export const fromForm = (sent: unknown) =>
  typeof sent === 'object' && sent !== null && 'kind' in sent && /^[1-4]$/.test(String(sent.kind))
    ? { ...sent, kind: 'level', current: sent.kind }
    : sent

/** The round is the one that the assessor had in front of them. */
export const whereScored = z.object({ assessmentId: z.string(), code: z.string(), roundId: z.string() })
export const scoreSaid = said
export type WhereScored = z.output<typeof whereScored>

const complete = z.preprocess(fromForm, said)

/** What a form still lacks, by field, in the words of its refusal; nothing where it can be submitted. */
export function missingIn(form: Record<string, string>): Record<string, string> {
  const read = complete.safeParse(form)
  const missing: Record<string, string> = {}
  for (const issue of read.error?.issues ?? []) missing[String(issue.path[0] ?? 'kind')] ??= issue.message
  return missing
}

/** A form's fields as they would have been filled in for this score. */
export const formOf = (score: Score): Record<string, string> =>
  score.kind === 'level'
    ? {
        kind: String(score.current),
        ambition: String(score.ambition),
        confidence: score.confidence,
        evidenceStrength: score.evidenceStrength,
        reason: score.reason,
      }
    : { kind: score.kind, reason: score.reason }
