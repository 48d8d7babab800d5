import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { userCaller } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { Form } from '@/app/_ui/form'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { PageHeading } from '@/app/_ui/page-heading'
import { Press } from '@/app/_ui/press'
import { Tag } from '@/app/_ui/tag'
import { Time } from '@/app/_ui/time'
import { viewMySignIns } from '@/lib/people/view-my-sign-ins'
import { momentWords } from '@/lib/words/dates'
import { endOtherSignInsAction, endSignInAction } from './actions'

type SignIn = Awaited<ReturnType<typeof viewMySignIns>>[number]

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('title') }
}

export default async function AccountPage() {
  const { userId, sessionId } = await userCaller()
  const [t, signIns] = await Promise.all([getTranslations('account'), viewMySignIns(userId)])
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
        </Card>
        <Card id="others" title={t('others')}>
          {signIns.length > 1 ? (
            <>
              <p className="mb-4 max-w-(--measure)">{t('othersLead')}</p>
              <Form action={endOtherSignInsAction} submit={t('others')} variant="danger" hidden={{ keep: sessionId }} />
            </>
          ) : null}
          <p role="status">{signIns.length > 1 ? '' : t('onlyHere')}</p>
          <p className="mt-4 max-w-(--measure) text-secondary">{t('strange')}</p>
        </Card>
      </div>
    </KeepFocus>
  )
}
