import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Milestone, Timed } from '@/lib/clock/clock'
import { dayWords } from '@/lib/words/dates'
import { Tag } from './tag'

/** What follows a review, each with its day and whose it is; `children` is what may be done with one. */
export function Milestones({ clock, children }: { clock: Timed[]; children?: (one: Timed) => ReactNode }) {
  const t = useTranslations('clock')
  return (
    <ol className="flex flex-col">
      {clock.map((one) => (
        <li
          key={one.what}
          className="grid gap-x-6 gap-y-1 border-t border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
        >
          <div>
            <p className="font-semibold">{t(`what.${one.what satisfies Milestone}`)}</p>
            <p className="text-sm text-secondary">{t(`whose.${one.whose}`)}</p>
          </div>
          <div className="flex flex-col items-start gap-1">
            <Tag tone={one.isLate ? 'caution' : 'plain'}>
              {one.doneOn
                ? t('done', { day: dayWords(one.doneOn) })
                : t(one.isLate ? 'late' : 'due', { day: dayWords(one.dueOn) })}
            </Tag>
            {one.moved ? (
              <p className="text-sm text-secondary">{t('moved', { name: one.moved.by, reason: one.moved.reason })}</p>
            ) : null}
            {children?.(one)}
          </div>
        </li>
      ))}
    </ol>
  )
}
