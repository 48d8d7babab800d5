import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { LeavingSteps, WhatLeaves } from '@/app/_ui/leaving-steps'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { DAYS_TO_WAIT } from '@/lib/leaving/leaving'
import { viewAnonymity } from '@/lib/leaving/view-anonymity'
import { askAnonymityAction, callOffAnonymityAction, confirmAnonymityAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('leaving')
  return { title: t('kinds.person') }
}

export default async function AnonymityPage({ params }: PageProps<'/c/[council]/people/[userId]/leaving'>) {
  const { council: slug, userId } = await params
  const [t, people] = await Promise.all([getTranslations('leaving'), getTranslations('people')])
  const { council, person, now, before } = orNotFound(await viewAnonymity(await councilCaller(slug), { userId }))
  const { name } = person
  return (
    <>
      <PageHeading
        title={t('head.person', { name })}
        crumbs={[
          { label: council.name, href: `/c/${slug}` },
          { label: people('title'), href: `/c/${slug}/people` },
          { label: name, href: `/c/${slug}/people/${userId}` },
        ]}
      />
      <div className="grid items-start gap-6 wide:grid-cols-[3fr_2fr]">
        <Card id="what" title={t('what.title')}>
          <WhatLeaves kind="person" days={DAYS_TO_WAIT.person} />
        </Card>
        <div className="flex flex-col gap-6">
          {now ? (
            <Card id="now" title={t(now.abilities.callOff ? 'open.title' : 'over.title')}>
              <LeavingSteps leaving={now} />
            </Card>
          ) : (
            <Card id="ask" title={t('sure.ask.title')}>
              <p className="mb-4">{t('sure.only')}</p>
              <Form
                action={askAnonymityAction.bind(null, slug)}
                submit={t('sure.ask.press', { name })}
                done={t('sure.ask.done')}
                variant="danger"
                label={t('head.person', { name })}
                hidden={{ userId }}
              >
                <TextAreaField name="reason" label={t('ask.reason')} hint={t('ask.reasonHint')} />
              </Form>
            </Card>
          )}
          {now?.abilities.confirm ? (
            <Card id="confirm" title={t('sure.confirm.title')}>
              <p className="mb-4">{t('sure.confirm.person', { name })}</p>
              <Form
                action={confirmAnonymityAction.bind(null, slug)}
                submit={t('sure.confirm.press')}
                variant="danger"
                label={t('sure.confirm.press')}
                hidden={{ leavingId: now.id }}
              />
            </Card>
          ) : null}
          {now?.abilities.callOff ? (
            <Form
              action={callOffAnonymityAction.bind(null, slug)}
              submit={t('sure.callOff.press')}
              variant="secondary"
              label={t('sure.callOff.press')}
              hidden={{ leavingId: now.id }}
            />
          ) : null}
          {before.map((one) => (
            <Card key={one.id}>
              <LeavingSteps leaving={one} />
            </Card>
          ))}
        </div>
      </div>
    </>
  )
}
