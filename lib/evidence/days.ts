import { z } from 'zod'

/** What a form sends of a field that nobody filled in is nothing. */
export const blank = (value: unknown) => (value === '' || value === null ? undefined : value)

/** A real day as yyyy-mm-dd; `missing` is said where there is none. */
export const day = (missing: string) =>
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
