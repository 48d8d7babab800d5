import { z } from 'zod'

/** Ids or codes as a form sends them: each once, and nothing for a choice that was left empty. */
export const eachOnceInput = <T extends z.ZodType>(chosen: T) =>
  z.preprocess(
    (sent) => [...new Set([sent ?? []].flat().filter((one) => typeof one === 'string' && one !== ''))],
    chosen,
  )
