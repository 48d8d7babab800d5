import { useTranslations } from 'next-intl'
import { LinkButton } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'

/** Said to whoever opens a score sheet and is no assessor: that nothing waits for them here, and whom to ask. */
export function NotAssessor({ base, namers }: { base: string; namers: string[] }) {
  const t = useTranslations('sheet.notAssessor')
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={`${t('what')} ${namers.length > 0 ? t('ask', { who: namers.join(' or ') }) : ''}`}
      />
      <LinkButton href={base}>{t('back')}</LinkButton>
    </>
  )
}
