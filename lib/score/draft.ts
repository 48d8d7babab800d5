import { z } from 'zod'
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
})

/** The fields that say something, in one order, as a form holds them. */
export function filledIn(form: Record<string, unknown>): Record<string, string> {
  const names = Object.keys(draftFields.shape)
  return Object.fromEntries(
    names.flatMap((name) => (typeof form[name] === 'string' && form[name] !== '' ? [[name, form[name]]] : [])),
  )
}

export const isSameForm = (one: Record<string, unknown>, other: Record<string, unknown>) =>
  JSON.stringify(filledIn(one)) === JSON.stringify(filledIn(other))
