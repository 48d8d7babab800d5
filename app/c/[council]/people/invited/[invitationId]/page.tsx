import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { ROLE_NAMES } from '@/lib/people/people'
import { viewPeople } from '@/lib/people/view-people'
import { withdrawInvitationAction } from '../../actions'
import { PEOPLE } from '../../words'

export const metadata: Metadata = { title: 'Invitation' }

export default async function InvitedPage({ params }: PageProps<'/c/[council]/people/invited/[invitationId]'>) {
  const { council: slug, invitationId } = await params
  const view = orNotFound(await viewPeople(await councilCaller(slug), {}))
  const invited = view.invitations.find(({ id }) => id === invitationId)
  if (!invited) notFound()
  const facts = [
    ['Post', invited.post],
    ['Role', ROLE_NAMES[invited.role]],
    ...(invited.group ? [['Political group', invited.group]] : []),
    ['E-mail address', invited.email],
  ]
  return (
    <>
      <PageHeading
        title={invited.name}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: PEOPLE.title, href: `/c/${slug}/people?show=invited` },
        ]}
        lead={
          <>
            Invited by {invited.invitedBy ?? 'the programme office'} on <Time at={invited.createdAt} day />. The link
            works until <Time at={invited.expiresAt} day />.
          </>
        }
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
        <p className="mb-3">
          To correct something, withdraw this invitation and send another. The link then opens nothing.
        </p>
        <Form
          action={withdrawInvitationAction.bind(null, slug)}
          submit={`Withdraw the invitation of ${invited.name}`}
          variant="danger"
          hidden={{ invitationId }}
        />
      </Card>
    </>
  )
}
