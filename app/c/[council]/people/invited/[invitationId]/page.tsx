import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { isOver, ROLE_NAMES } from '@/lib/people/people'
import { viewPeople } from '@/lib/people/view-people'
import { correctInvitationAction, withdrawInvitationAction } from '../../actions'
import { InviteFields } from '../../invite/invite-fields'
import { MailOf } from '../../mail-of'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('invited.title') }
}

export default async function InvitedPage({ params }: PageProps<'/c/[council]/people/invited/[invitationId]'>) {
  const { council: slug, invitationId } = await params
  const t = await getTranslations('people')
  const view = orNotFound(await viewPeople(await councilCaller(slug), {}))
  const invited = view.invitations.find(({ id }) => id === invitationId)
  if (!invited) notFound()
  const over = isOver(invited, new Date())
  const facts = [
    [t('head.post'), invited.post],
    [t('head.role'), ROLE_NAMES[invited.role]],
    ...(invited.group ? [[t('head.politicalGroup'), invited.group]] : []),
    [t('head.email'), invited.email],
  ]
  return (
    <>
      <PageHeading
        title={invited.name}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: t('title'), href: `/c/${slug}/people?show=invited` },
        ]}
        lead={t.rich('invited.lead', {
          by: invited.invitedBy ?? t('invited.office'),
          at: () => <Time at={invited.createdAt} day />,
          until: () => <Time at={invited.expiresAt} day />,
          isOver: over ? 'yes' : 'no',
        })}
      />
      <div className="grid items-start gap-6 wide:grid-cols-2">
        <Card id="invitation" title={t('invited.title')}>
          <dl className="mb-6 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
            {facts.map(([what, said]) => (
              <div key={what} className="contents">
                <dt className="text-secondary">{what}</dt>
                <dd className="min-w-0 [overflow-wrap:anywhere]">{said}</dd>
              </div>
            ))}
          </dl>
          <MailOf slug={slug} invitation={invited} said />
        </Card>
        <div className="flex flex-col gap-6">
          {over ? null : (
            <Card id="correct" title={t('invited.correct')}>
              <p className="mb-4">{t('invited.correctMore')}</p>
              <Form
                action={correctInvitationAction.bind(null, slug)}
                submit={t('invited.save')}
                label={t('invited.label')}
                hidden={{ invitationId }}
              >
                <InviteFields groups={view.groups} known={invited} />
              </Form>
            </Card>
          )}
          <Card id="withdraw" title={t('invited.withdrawTitle')}>
            <Form
              action={withdrawInvitationAction.bind(null, slug)}
              submit={t('invited.withdraw', { name: invited.name })}
              variant="danger"
              hidden={{ invitationId }}
            />
          </Card>
        </div>
      </div>
    </>
  )
}
