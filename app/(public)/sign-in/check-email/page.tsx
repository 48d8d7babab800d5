import { PageHeading } from '@/app/_ui/page-heading'
import { env } from '@/lib/env'

export const metadata = { title: 'Check your e-mail' }

export default function CheckEmailPage() {
  const isKept = env().DEMO && !env().SMTP_URL
  return (
    <PageHeading
      title="Check your e-mail"
      lead={
        <>
          If this address is known to a council here, a link is on its way. It works once, for one hour. Nothing after
          five minutes? Look in the junk folder, then ask the lead of your council's assessment.
          {isKept ? (
            <>
              {' '}
              In the demo, mail is kept on the <a href="/demo/mail">mail page</a>.
            </>
          ) : null}
        </>
      }
    />
  )
}
