'use server'
import { type KnownSeal, lookUpSeal } from '@/lib/submission/look-up-seal'

/** Looks one seal up, for anybody. The file that it is of stays on the device of whoever asks. */
export async function lookUpSealAction(sha256: unknown): Promise<KnownSeal | null> {
  return (await lookUpSeal(String(sha256))).value
}
