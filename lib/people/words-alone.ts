import type { z } from 'zod'

/** A name or a post goes out in mails, where the address of a page would become a link that we never wrote. */
export const wordsAlone = (field: z.ZodString) =>
  field.refine((words) => !words.includes('://'), 'Write words alone here, without the address of a page')
