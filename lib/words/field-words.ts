import type { z } from 'zod'
import { say } from './say'

/** What a schema that has no words of its own says of a field. It goes with `safeParse`, where a person reads what comes of it. */
export const inOurWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? say('fields.missing') : say('fields.other')
    case 'invalid_value':
      return say('fields.unlisted')
    case 'too_big':
      return say(`fields.${kindOf(issue.origin)[0]}`, { most: Number(issue.maximum) })
    case 'too_small':
      return say(`fields.${kindOf(issue.origin)[1]}`, { least: Number(issue.minimum) })
    default:
      return say('fields.other')
  }
}

const kindOf = (origin: string) => {
  if (origin === 'string') return ['long', 'short'] as const
  return origin === 'array' || origin === 'set' ? (['many', 'few'] as const) : (['high', 'low'] as const)
}
