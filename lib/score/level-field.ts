import { z } from 'zod'
import type { Level } from './score'

/** A level as a form sends it (text) or as a program does (a number), with one sentence for everything that is neither. */
export const levelField = (message: string) =>
  z.coerce
    .number(message)
    .int(message)
    .min(1, message)
    .max(4, message)
    .transform((level) => level as Level)
