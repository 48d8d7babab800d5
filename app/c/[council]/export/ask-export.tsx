'use client'
import { Button } from '@/app/_ui/button'
import { Press } from '@/app/_ui/press'
import { askExportAction } from './actions'

/** Has everything made into one file. It appears in the list when it is ready; while one is made, the press says so. */
export const AskExport = ({ slug, words, isMaking }: { slug: string; words: string; isMaking: boolean }) =>
  isMaking ? (
    <Button aria-disabled>{words}</Button>
  ) : (
    <Press action={askExportAction.bind(null, slug)} input={{}}>
      {words}
    </Press>
  )
