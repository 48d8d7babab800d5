import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { ROLE_NAMES } from '@/lib/people/people'
import { viewPeople } from '@/lib/people/view-people'
import { withdrawInvitationAction } from '../../actions'
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
        })}
      />
      <Card>
        <dl className="mb-6 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
          {facts.map(([what, said]) => (
            <div key={what} className="contents">
              <dt className="text-secondary">{what}</dt>
              <dd className="min-w-0 [overflow-wrap:anywhere]">{said}</dd>
            </div>
          ))}
        </dl>
        <div className="mb-6">
          <MailOf slug={slug} invitation={invited} said />
        </div>
        <p className="mb-3">{t('invited.correct')}</p>
        <Form
          action={withdrawInvitationAction.bind(null, slug)}
          submit={t('invited.withdraw', { name: invited.name })}
          variant="danger"
          hidden={{ invitationId }}
        />
      </Card>
    </>
  )
}
