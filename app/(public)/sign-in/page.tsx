import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { signedInUser } from '@/app/_doors/caller'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextField } from '@/app/_ui/text-field'
import { env } from '@/lib/env'
import { listDemoPeople } from '@/lib/people/list-demo-people'
import { councilSignInAction, sendLinkAction } from './actions'
import { DemoCard } from './demo-card'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, callbackUrl, again } = await searchParams
  const to = [next ?? callbackUrl].flat()[0]
  const who = again ? await signedInUser() : null
  const t = await getTranslations('signIn')
  const isForReview = /^\/reviews\//.test(to ?? '')
  const people = (await listDemoPeople()).filter(({ email }) => !who || email === who.email)
  return (
    <>
      {who ? (
        <PageHeading title={t('again.title')} lead={t('again.lead', { name: who.name })} />
      ) : isForReview ? (
        <PageHeading title={t('review.title')} lead={t('review.lead')} />
      ) : (
        <PageHeading title="Sign in" lead="Concord is the workspace in which a council assesses itself together." />
      )}
      <div className="flex flex-col gap-8">
        <Card id="link" title="With your e-mail address">
          <p className="mb-4 max-w-(--measure)">We send you a link. There is no password to remember.</p>
          <Form action={sendLinkAction} submit="Send me a link" hidden={to ? { next: to } : {}}>
            <TextField
              name="email"
              label="E-mail address"
              type="email"
              autoComplete="email"
              defaultValue={who?.email}
            />
          </Form>
        </Card>
        {env().OIDC_ISSUER ? (
          <Card id="council" title={t('council.title')}>
            <p className="mb-4 max-w-(--measure)">{t('council.lead')}</p>
            <form action={councilSignInAction.bind(null, who !== null, to)}>
              <Button type="submit">{env().OIDC_LABEL}</Button>
            </form>
          </Card>
        ) : null}
        {people.length > 0 ? (
          <DemoCard people={people} to={to}>
            {who ? (
              t('demoAgain')
            ) : (
              <>
                These councils and people are invented. Choose anybody to see Concord as they do: one press signs you
                in. Mail that the demo sends is kept on the <a href="/demo/mail">mail page</a>.
              </>
            )}
          </DemoCard>
        ) : null}
      </div>
    </>
  )
}
