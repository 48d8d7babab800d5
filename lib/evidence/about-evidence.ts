import { z } from 'zod'
import { dayOf } from '../words/dates'
import type { Audience } from './evidence'

const blank = (value: unknown) => (value === '' || value === null ? undefined : value)
const day = (missing: string) =>
  z
    .string(missing)
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: missing, abort: true })
    .refine(
      (text) => {
        const at = new Date(`${text}T00:00:00Z`)
        return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && at.getUTCFullYear() > 1900
      },
      { error: 'Enter a real date', abort: true },
    )

const exemptFields = {
  exemptParagraph: z.preprocess(blank, z.coerce.number().int().min(1).max(7).optional()),
  exemptReason: z.preprocess(blank, z.string().trim().max(500, 'Use at most 500 characters for the reason').optional()),
  exemptReviewOn: z.preprocess(blank, day('Enter a date for the review').optional()),
}

/** What is asked about every piece of evidence, file or link. */
export const aboutEvidence = z.object({
  assessmentId: z.string(),
  code: z.string(),
  title: z.string('Enter a title').trim().min(1, 'Enter a title').max(200, 'Use at most 200 characters for the title'),
  speaksFor: day('Enter the date that the evidence speaks for').refine(
    (text) => text <= dayOf(new Date()),
    'The date that the evidence speaks for must be today or in the past',
  ),
  audience: z.enum(['public', 'council', 'exempt', 'confidential'] satisfies Audience[], 'Choose who may see it'),
  ...exemptFields,
})
export type AboutEvidence = z.infer<typeof aboutEvidence>

/** Exempt evidence names its paragraph, says why and when that is looked at again; other evidence carries none of these. */
export function needsExemption(about: AboutEvidence, context: z.RefinementCtx) {
  if (about.audience !== 'exempt') return
  const missing = (field: keyof typeof exemptFields, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (!about.exemptParagraph) missing('exemptParagraph', 'Choose the paragraph of Schedule 12A')
  if (!about.exemptReason) missing('exemptReason', 'Say why it is exempt')
  if (!about.exemptReviewOn) missing('exemptReviewOn', 'Enter a date for the review')
  else if (about.exemptReviewOn < dayOf(new Date()))
    missing('exemptReviewOn', 'The date for the review must be today or later')
}
