import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_ui/notice'
import type { StagesView } from '@/lib/assessment/view-stages'

/** That a submission has a newer version, on each of its pages, and on those of that version what it reopens and why. */
export function VersionsBand({ view, slug }: { view: StagesView; slug: string }) {
  const t = useTranslations('following.band')
  const { newer, before } = view.versions
  const { reopenedBecause } = view.assessment
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
        <p className="mb-4 text-sm text-secondary print:hidden">
          {t.rich('reopens', { reason: reopenedBecause, link: () => link(before) })}
        </p>
      ) : null}
    </>
  )
}
