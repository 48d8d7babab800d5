'use client'
import { Press } from '@/app/_ui/press'
import { askPackAction } from '../actions'

/** Has a pack made. It appears in the list when it is ready. */
export const AskPack = ({ reviewId, words }: { reviewId: string; words: string }) => (
  <Press action={askPackAction.bind(null, reviewId)} input={{}}>
    {words}
  </Press>
)
