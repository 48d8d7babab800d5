'use client'
import { useTranslations } from 'next-intl'
import type { Refusal } from '@/lib/refusal'
import { factsOf } from '@/lib/words/facts-of'

/** The sentences of refusals, in a client component. Its page gives it `refusals` in `ClientWords`. */
export function useWordsFor() {
  const t = useTranslations('refusals')
  return (refusal: Refusal) => t(refusal.kind, factsOf(refusal))
}
