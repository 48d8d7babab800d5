import { useTranslations } from 'next-intl'

/** What a group's leader has stand beside a level, in their words and under their name; `was` where it was said of a level that was reopened. */
export function MinorityStatement({
  statement: { group, by, words },
  was,
}: {
  statement: { group: string; by: string; words: string }
  was?: { level: number; round: number } | undefined
}) {
  const t = useTranslations('fair.statement')
  return (
    <figure className="border-l-4 border-accent pl-4">
      <figcaption className="font-semibold">{t('of', { group })}</figcaption>
      <blockquote className="mt-1 whitespace-pre-line">{words}</blockquote>
      <p className="mt-1 text-sm text-secondary">
        {t('by', { by })}
        {was ? ` ${t('was', { level: String(was.level), round: String(was.round) })}` : ''}
      </p>
    </figure>
  )
}
