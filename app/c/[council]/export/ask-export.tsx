'use client'
import { Press } from '@/app/_ui/press'
import { askExportAction } from './actions'

/** Has everything made into one file. It appears in the list when it is ready. */
export const AskExport = ({ slug, words }: { slug: string; words: string }) => (
  <Press action={askExportAction.bind(null, slug)} input={{}}>
    {words}
  </Press>
)
