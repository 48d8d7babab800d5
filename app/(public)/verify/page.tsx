import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PageHeading } from '@/app/_ui/page-heading'
import { ClientWords } from '@/app/_words/client-words'
import { messages } from '@/lib/words/messages'
import { VerifyForm } from './verify-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('verify')
  return { title: t('title') }
}

export default async function VerifyPage() {
  const t = await getTranslations('verify')
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <noscript>
        <p>{t('needsScript')}</p>
      </noscript>
      <ClientWords words={{ verify: messages.verify }}>
        <VerifyForm />
      </ClientWords>
      <p className="mt-8">{t.rich('published', { all: (words) => <Link href="/published">{words}</Link> })}</p>
    </>
  )
}
