import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { userCaller } from '@/app/_doors/caller'
import { signOutEverywhereAction } from '@/app/_doors/sign-out'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { Form } from '@/app/_ui/form'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { PageHeading } from '@/app/_ui/page-heading'
import { Press } from '@/app/_ui/press'
import { Tag } from '@/app/_ui/tag'
import { Time } from '@/app/_ui/time'
import { viewMyPlaces } from '@/lib/people/view-my-places'
import { viewMySignIns } from '@/lib/people/view-my-sign-ins'
import { momentWords } from '@/lib/words/dates'
import { SignOut } from '../_editor/sign-out'
import { endOtherSignInsAction, endSignInAction } from './actions'

type SignIn = Awaited<ReturnType<typeof viewMySignIns>>[number]

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('title') }
}

export default async function AccountPage() {
  const { userId, sessionId } = await userCaller()
  const [t, signIns, { councils }] = await Promise.all([
    getTranslations('account'),
    viewMySignIns(userId),
    viewMyPlaces(userId),
  ])
  const device = (one: SignIn) => one.device ?? t('unknown')
  const end = (one: SignIn) =>
    one.id === sessionId ? (
      <span className="text-secondary">{t('here')}</span>
    ) : (
      <Press action={endSignInAction} input={{ sessionId: one.id }} variant="secondary">
        {t.rich('end', {
          device: device(one),
          since: momentWords(one.since),
          hidden: (words) => <span className="sr-only">{words}</span>,
        })}
      </Press>
    )
  return (
    <KeepFocus>
      <PageHeading title={t('title')} lead={t('lead')} />
      <div className="flex flex-col gap-6">
        <Card id="sign-ins" title={t('table')}>
          <DataTable
            caption={t('table')}
            hideCaption
            stacks
            rows={signIns}
            rowKey={({ id }) => id}
            columns={[
              {
                head: t('device'),
                isRowHead: true,
                cell: (one) => (
                  <span className="flex flex-wrap gap-2">
                    {device(one)} {one.id === sessionId ? <Tag tone="accent">{t('thisOne')}</Tag> : null}
                  </span>
                ),
              },
              { head: t('since'), cell: ({ since }) => <Time at={since} /> },
              { head: t('lastUsed'), cell: ({ lastUsedAt }) => <Time at={lastUsedAt} /> },
              { head: t('change'), cell: end },
            ]}
          />
          <p className="mt-3 text-sm text-secondary">{t('place')}</p>
        </Card>
        <Card id="others" title={t('others')}>
          {signIns.length > 1 ? (
            <>
              <p className="mb-4 max-w-(--measure)">{t('othersLead')}</p>
              <Form action={endOtherSignInsAction} submit={t('others')} variant="danger" hidden={{ keep: sessionId }} />
            </>
          ) : null}
          <p role="status">{signIns.length > 1 ? '' : t('onlyHere')}</p>
          {signIns.length > 1 ? (
            <div className="mt-4">
              <p className="mb-2 max-w-(--measure)">{t('allLead')}</p>
              <SignOut userId={userId} words={t('all')} action={signOutEverywhereAction} />
            </div>
          ) : null}
          <p className="mt-4 max-w-(--measure) text-secondary">{t('strange')}</p>
        </Card>
        <Card id="also" title={t('also.title')}>
          <ul className="flex flex-col gap-2">
            <li>
              <Link href="/account/mail">{t('also.mail')}</Link>
            </li>
            {councils.map(({ slug, name }) => (
              <li key={slug}>
                <Link href={`/c/${slug}/export`} prefetch={false}>
                  {t('also.data', { council: name })}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </KeepFocus>
  )
}
