import { notFound } from 'next/navigation'
import { Card } from '@/app/_ui/card'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { env } from '@/lib/env'
import { viewKeptMail } from '@/lib/people/mail'

export const metadata = { title: 'Mail of the demo' }
export const dynamic = 'force-dynamic'

export default async function DemoMailPage() {
  if (!env().DEMO) notFound()
  const mails = await viewKeptMail()
  return (
    <>
      <PageHeading
        title="Mail of the demo"
        lead="What Concord would have sent. Only the demo shows this page. Reminders are left out: they would say who has not scored yet."
      />
      {mails.length === 0 ? (
        <EmptyState title="No mail yet">
          Ask for a sign-in link or invite somebody, and the message appears here.
        </EmptyState>
      ) : null}
      <div className="flex flex-col gap-4">
        {mails.map((mail) => (
          <Card key={mail.id} id={mail.id} title={mail.subject}>
            <p className="text-sm text-secondary">
              To {mail.to}, <Time at={mail.sentAt} />
            </p>
            {mail.paragraphs.map((paragraph) => (
              <p key={paragraph} className="mt-2">
                {paragraph}
              </p>
            ))}
            {mail.link ? (
              <p className="mt-2">
                <a href={mail.link.url}>{mail.link.words}</a>
              </p>
            ) : null}
          </Card>
        ))}
      </div>
    </>
  )
}
