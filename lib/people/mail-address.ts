import { z } from 'zod'

const written = z
  .string()
  .max(1_000)
  .transform((typed) => typed.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email().max(254))

/** An address of mail in the one form by which it is counted and written to, however it was typed; `undefined` where it is none. */
export const mailAddress = (typed: unknown): string | undefined => written.safeParse(typed).data
