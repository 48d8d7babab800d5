'use server'
import { z } from 'zod'
import { signedInUser } from '@/app/_doors/caller'
import { withinLimit } from '@/app/_doors/limit'
import { wordsFor } from '@/app/_doors/words'
import { type KnownSeal, lookUpSeal } from '@/lib/submission/look-up-seal'

/** What is known of a seal, or the sentence that says why it was not looked up. */
export type LookedUp = { known: KnownSeal | null } | { refused: string }

/** Looks one seal up, for anybody, as often as they may. The file that it is of stays on the device of whoever asks. */
export async function lookUpSealAction(sha256: unknown): Promise<LookedUp> {
  const within = await withinLimit('verify', (await signedInUser())?.userId)
  if (!within.ok) return { refused: wordsFor(within.refusal) }
  const seal = z.string().safeParse(sha256)
  return { known: seal.success ? (await lookUpSeal(seal.data)).value : null }
}
