import { z } from 'zod'
import { MAX_COMMENT, MAX_MENTIONS, MAX_QUOTE } from './comment'

const MAX_POSITION_BYTES = 2048
const POSITION = 'Select the words again'

const position = z
  .base64(POSITION)
  .min(1, POSITION)
  .refine((text) => (text.replace(/=+$/, '').length * 3) / 4 <= MAX_POSITION_BYTES, POSITION)

export const anchorInput = z.object({
  start: position,
  end: position,
  quote: z.string(POSITION).trim().min(1, POSITION).max(MAX_QUOTE, 'Select at most 500 characters'),
})

export const bodyInput = z
  .string('Write a comment')
  .trim()
  .min(1, 'Write a comment')
  .max(MAX_COMMENT, 'Use at most 5,000 characters for a comment')

/** Whom a comment names: people chosen from those who see the thread, by their ids. */
export const mentionsInput = z.array(z.string()).max(MAX_MENTIONS, 'Name at most 10 people in one comment').optional()

/** One of the four levels of a question. */
export const levelInput = z.coerce.number().int().min(1).max(4).optional()
