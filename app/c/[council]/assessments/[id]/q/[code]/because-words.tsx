import { useTranslations } from 'next-intl'
import type { Because } from '@/lib/library/suggest'
import { lowered } from '@/lib/words/sentence'

/** Why something of the library is shown beside this question. */
export function BecauseWords({ because }: { because: readonly Because[] }) {
  const t = useTranslations('library')
  const types = useTranslations('council.types')
  const said = (one: Because): string => {
    switch (one.kind) {
      case 'words':
        return t('because.words', { words: one.words.slice(0, 3).join(', ') })
      case 'now':
      case 'next':
        return t(`because.${one.kind}`, { level: `${one.level}` })
      case 'council-type':
        return t('because.council-type', { type: lowered(types(one.type)) })
      case 'area':
        return t('because.area')
      default:
        return one satisfies never
    }
  }
  return (
    <ul className="mt-1 flex flex-wrap gap-x-3 text-sm font-semibold">
      {because.map((one) => (
        <li key={one.kind}>{said(one)}</li>
      ))}
    </ul>
  )
}
