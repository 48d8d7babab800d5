import { z } from 'zod'

/** Codes of questions as a form sends them: each once, and nothing for a choice that was left empty. */
export const codesInput = <T extends z.ZodType>(codes: T) =>
  z.preprocess(
    (sent) => [...new Set([sent ?? []].flat().filter((code) => typeof code === 'string' && code !== ''))],
    codes,
  )
