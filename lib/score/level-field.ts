import { z } from 'zod'
import type { Level } from './score'

/** A level as a form sends it (text) or as a program does (a number), with one sentence for everything that is neither. */
export const levelField = (message: string) =>
  z.union([z.enum(['1', '2', '3', '4']), z.literal([1, 2, 3, 4])], message).transform((level) => Number(level) as Level)
