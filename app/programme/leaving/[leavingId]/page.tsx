import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orNotFound, userCaller } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { LeavingSteps, WhatLeaves } from '@/app/_ui/leaving-steps'
import { PageHeading } from '@/app/_ui/page-heading'
import { DAYS_TO_WAIT } from '@/lib/leaving/leaving'
import { viewLeavings } from '@/lib/leaving/view-leavings'
import { callOffLeavingAction, confirmLeavingAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('leaving')
  return { title: t('title') }
}

export default async function OneLeavingPage({ params }: PageProps<'/programme/leaving/[leavingId]'>) {
  const { leavingId } = await params
  const { userId } = await userCaller()
  const [t, of] = await Promise.all([getTranslations('leaving'), getTranslations('programme')])
  const { asked } = orNotFound(await viewLeavings(userId, { leavingId }))
  if (!asked) notFound()
  const { kind, about, mark, abilities } = asked
  return (
    <>
      <PageHeading
        title={t(`head.${kind}`, { name: about })}
        lead={mark ?? undefined}
        crumbs={[
          { label: of('title'), href: '/programme' },
          { label: t('title'), href: '/programme/leaving' },
        ]}
      />
      <div className="grid items-start gap-6 wide:grid-cols-[3fr_2fr]">
        <Card id="what" title={t('what.title')}>
          <WhatLeaves kind={kind} days={DAYS_TO_WAIT[kind]} />
        </Card>
        <div className="flex flex-col gap-6">
          <Card id="now" title={t(asked.abilities.callOff ? 'open.title' : 'over.title')}>
            <LeavingSteps leaving={asked} />
            {abilities.callOff && !abilities.confirm && !asked.confirmed ? (
              <p className="mt-3">{t('sure.own')}</p>
            ) : null}
          </Card>
          {abilities.confirm ? (
            <Card id="confirm" title={t('sure.confirm.title')}>
              <p className="mb-4">{t(`sure.confirm.${kind}`, { name: about })}</p>
              <Form
                action={confirmLeavingAction}
                submit={t('sure.confirm.press')}
                variant="danger"
                label={t('sure.confirm.press')}
                hidden={{ leavingId }}
              />
            </Card>
          ) : null}
          {abilities.callOff ? (
            <Form
              action={callOffLeavingAction}
              submit={t('sure.callOff.press')}
              variant="secondary"
              label={t('sure.callOff.press')}
              hidden={{ leavingId }}
            />
          ) : null}
        </div>
      </div>
    </>
  )
}
