import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_ui/notice'
import type { StagesView } from '@/lib/assessment/view-stages'

/** That a submission has a newer version, on each of its pages, and on those of that version what it reopens and why. */
export function VersionsBand({ view, slug }: { view: StagesView; slug: string }) {
  const t = useTranslations('following.band')
  const { newer, before } = view.versions
  const { reopenedBecause, version, isRunning } = view.assessment
  const link = ({ id, title }: { id: string; title: string }) => (
    <Link href={`/c/${slug}/assessments/${id}`}>{title}</Link>
  )
  return (
    <>
      {newer ? (
        <div className="mb-4 print:hidden">
          <Notice kind="caution" title={t('newer')}>
            {t.rich('because', { reason: newer.reason ?? '', link: () => link(newer) })}
          </Notice>
        </div>
      ) : null}
      {before && reopenedBecause !== null && !newer ? (
        <div className="mb-4 max-w-(--measure) border-l-4 border-accent pl-3 print:hidden">
          <p className="font-semibold">{t('version', { version })}</p>
          <p>{t.rich('reopens', { reason: reopenedBecause, link: () => link(before) })}</p>
          {isRunning ? <p>{t('anew')}</p> : null}
        </div>
      ) : null}
    </>
  )
}
