import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'
import { env } from '@/lib/env'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn.sent')
  return { title: t('title') }
}

/** The same for an address that nobody knows: what is said here is true of both. */
export default async function CheckEmailPage() {
  const t = await getTranslations('signIn.sent')
  const isKept = env().DEMO && !env().SMTP_URL
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <p className="mb-6 max-w-(--measure)">{t('late')}</p>
      {isKept ? <p className="mb-6">{t.rich('demo', { page: (words) => <a href="/demo/mail">{words}</a> })}</p> : null}
      <LinkButton href="/sign-in">{t('again')}</LinkButton>
    </>
  )
}
