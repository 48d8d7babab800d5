import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ClockView } from '@/lib/clock/view-clock'
import { dayWords } from '@/lib/words/dates'

/** What is due next after the latest review, in one line. */
export function NextDue({ view, slug }: { view: ClockView; slug: string }) {
  const t = useTranslations('clock')
  const [latest] = view.clocks
  const next = latest?.milestones.find(({ doneOn }) => doneOn === null)
  if (!latest?.visitOn || !next) return null
  const { visitOn } = latest
  return (
    <p className="mb-5 max-w-(--measure)">
      {t.rich('next', {
        what: t(`what.${next.what}`),
        due: t(next.isLate ? 'late' : 'due', { day: dayWords(next.dueOn) }),
        day: () => dayWords(visitOn),
      })}{' '}
      <Link href={`/c/${slug}/assessments/${latest.assessmentId}/clock`} prefetch={false}>
        {t('all')}
      </Link>
    </p>
  )
}
