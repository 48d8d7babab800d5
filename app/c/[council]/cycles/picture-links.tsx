import { useTranslations } from 'next-intl'
import { addressOf } from '@/app/_doors/asked'

/** A picture of this page, to be saved in two forms. */
export function PictureLinks({ slug, ...asked }: { slug: string; which: string; from?: string; to?: string }) {
  const t = useTranslations('cycles.pictures')
  const href = (format: string) => addressOf(`/c/${slug}/cycles/picture`, { ...asked, format })
  return (
    <p className="no-print text-sm">
      <a href={href('svg')}>{t('svg')}</a>, <a href={href('png')}>{t('png')}</a>
    </p>
  )
}
