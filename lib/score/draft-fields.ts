import { z } from 'zod'
import type { DraftField } from './draft'
import { CONFIDENCES, STRENGTHS } from './score'

const LEVEL_FIELD = ['1', '2', '3', '4'] as const
const unless = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

/** A score's form as far as it is filled in. Nothing in it has to be there, and nothing else can be. */
export const draftFields = z.object({
  kind: unless(z.enum([...LEVEL_FIELD, 'cannot-judge', 'does-not-apply'])),
  ambition: unless(z.enum(LEVEL_FIELD)),
  confidence: unless(z.enum(CONFIDENCES)),
  evidenceStrength: unless(z.enum(STRENGTHS)),
  reason: unless(z.string().max(4000, 'The reason must be 4,000 characters or fewer')),
} satisfies Record<DraftField, z.ZodType>)
