import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { buttonClass } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { EmptyState } from '@/app/_ui/empty-state'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { PageHeading } from '@/app/_ui/page-heading'
import { ReferralSaid } from '@/app/_ui/referral-said'
import { viewRoute } from '@/lib/referral/view-route'
import { AskAnswer } from './ask-answer'
import { MinuteForm } from './minute-form'
import { ReferForm } from './refer-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('route'))('title') }
}

/** Where the submission and the replies went: each body with its minute, what it recommends and what the council answers. */
export default async function RoutePage({ params }: PageProps<'/c/[council]/assessments/[id]/route'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewRoute(await councilCaller(slug), { assessmentId: id }))
  const t = await getTranslations('route')
  const { referrals, abilities } = view
  return (
    <KeepFocus>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: `/c/${slug}/assessments/${id}` },
        ]}
      >
        {referrals.length > 0 ? (
          <a className={buttonClass('secondary')} href={`/c/${slug}/assessments/${id}/route/calendar`}>
            {t('calendar.save')}
          </a>
        ) : null}
      </PageHeading>
      <div
        className={`grid items-start gap-8 ${abilities.refer ? 'wide:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]' : ''}`}
      >
        <div className="flex flex-col gap-8">
          <p role="status" className={referrals.length > 0 ? '' : 'sr-only'}>
            {referrals.length > 0 ? t('goesTo', { count: referrals.length }) : ''}
          </p>
          {referrals.length === 0 ? (
            <EmptyState title={t('none')}>{t(view.isSubmitted ? 'noneHint' : 'notSubmitted')}</EmptyState>
          ) : null}
          {referrals.length > 0 ? <h2 className="sr-only">{t('listed')}</h2> : null}
          {referrals.map((referral) => (
            <ReferralSaid
              key={referral.id}
              referral={referral}
              slug={slug}
              today={view.today}
              below={(ask) => <AskAnswer slug={slug} ask={ask} abilities={referral.abilities} />}
            >
              <MinuteForm slug={slug} referral={referral} today={view.today} />
            </ReferralSaid>
          ))}
        </div>
        {abilities.refer ? (
          <Card id="refer" title={t('refer.title')}>
            <p className="mb-4 text-secondary">
              {t.rich('refer.paper', {
                to: (words) => (
                  <Link href={`/c/${slug}/assessments/${id}/documents`} prefetch={false}>
                    {words}
                  </Link>
                ),
              })}
            </p>
            {/* Another form once something was added or called off, so that it says nothing of what was before. */}
            <ReferForm key={referrals.map((one) => one.id).join()} slug={slug} assessmentId={id} bodies={view.bodies} />
          </Card>
        ) : null}
      </div>
    </KeepFocus>
  )
}
