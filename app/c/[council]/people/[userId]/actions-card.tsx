import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import type { Standing } from '@/lib/plan/plan'
import { dateWords } from '@/lib/words/dates'

type Owned = { id: string; title: string; dueOn: string; standing: Standing }

/** The actions of the plan that somebody owns, the first due first. */
export function ActionsCard({ owned, slug }: { owned: Owned[]; slug: string }) {
  const t = useTranslations('plan')
  if (owned.length === 0) return null
  return (
    <Card id="actions" title={t('owned')}>
      <ul className="flex flex-col divide-y divide-line">
        {owned.map(({ id, title, dueOn, standing }) => (
          <li key={id} className="py-3 first:pt-0">
            <Link href={`/c/${slug}/plan/${id}`} prefetch={false} className="font-semibold">
              {title}
            </Link>
            <p className="text-secondary">
              {t(`groups.${standing}`)}, {t('due', { day: dateWords(dueOn) })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
