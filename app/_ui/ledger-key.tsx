import { useTranslations } from 'next-intl'
import { LevelMark } from './level-mark'

/** What the squares of the ledger mean. */
export function LedgerKey() {
  const t = useTranslations('overview.stand')
  const marks = [
    [<LevelMark key="level" level={2} ambition={3} size="small" />, t('level')],
    [<LevelMark key="dots" level={null} dots={[1, 3, 2, 0]} size="small" />, t('dots')],
    [<LevelMark key="none" level={null} size="small" />, t('none')],
    [<LevelMark key="out" level="does-not-apply" size="small" />, t('out')],
  ] as const
  return (
    <ul aria-label={t('key')} className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-secondary">
      {marks.map(([mark, words]) => (
        <li key={words} className="flex items-center gap-2">
          <span aria-hidden>{mark}</span>
          {words}
        </li>
      ))}
    </ul>
  )
}
