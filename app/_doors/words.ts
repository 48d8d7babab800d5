import type { Refusal } from '@/lib/refusal'
import { factsOf } from '@/lib/words/facts-of'
import { say } from '@/lib/words/say'

/** The sentence for a refusal: what happened and what to do next, with the refusal's own facts filled in. */
export const wordsFor = (refusal: Refusal): string => say(`refusals.${refusal.kind}`, factsOf(refusal))
