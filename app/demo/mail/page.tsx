import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/app/_ui/card'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { env } from '@/lib/env'
import { viewKeptMail } from '@/lib/mail/keep-mail'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('demo')
  return { title: t('title') }
}
export const dynamic = 'force-dynamic'

export default async function DemoMailPage() {
  if (!env().DEMO) notFound()
  const t = await getTranslations('demo')
  const mails = await viewKeptMail()
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      {mails.length === 0 ? <EmptyState title={t('none')}>{t('how')}</EmptyState> : null}
      <div className="flex flex-col gap-4">
        {mails.map((mail) => (
          <Card key={mail.id} id={mail.id} title={mail.subject}>
            <p className="text-sm text-secondary">
              {t.rich('to', { address: mail.to, when: () => <Time at={mail.sentAt} /> })}
            </p>
            {mail.paragraphs.map((paragraph) => (
              <p key={paragraph} className="mt-2">
                {paragraph}
              </p>
            ))}
            <p className="mt-2">
              <a href={mail.link.url}>{mail.link.words}</a>
            </p>
          </Card>
        ))}
      </div>
    </>
  )
}
