'use server'
import { z } from 'zod'
import { signedInUser } from '@/app/_doors/caller'
import { withinLimit } from '@/app/_doors/limit'
import { wordsFor } from '@/app/_doors/words'
import { checkStatement } from '@/lib/submission/check-statement'
import { type KnownSeal, lookUpSeal } from '@/lib/submission/look-up-seal'
import type { SealStatement } from '@/lib/submission/seal-statement'

/** What is known of a seal, or the sentence that says why it was not looked up. */
export type LookedUp = { known: KnownSeal | null; signed: SealStatement | null } | { refused: string }

/** Looks one seal up, and reads what was signed of it, for anybody, as often as they may. The file stays on the device of whoever asks. */
export async function lookUpSealAction(sha256: unknown, statement: unknown): Promise<LookedUp> {
  const within = await withinLimit('verify', (await signedInUser())?.userId)
  if (!within.ok) return { refused: wordsFor(within.refusal) }
  const seal = z.string().safeParse(sha256)
  const jws = z.string().max(4000).safeParse(statement)
  return {
    known: seal.success ? (await lookUpSeal(seal.data)).value : null,
    signed: jws.success ? await checkStatement(jws.data) : null,
  }
}
