import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { ClientWords } from '@/app/_words/client-words'
import { viewPeople } from '@/lib/people/view-people'
import { messages } from '@/lib/words/messages'
import { invitePersonAction } from '../actions'
import { InviteFields } from './invite-fields'
import { InviteMany } from './invite-many'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('invite.press') }
}

const OF_MANY = { many: messages.people.many, head: messages.people.head }

export default async function InvitePage({ params }: PageProps<'/c/[council]/people/invite'>) {
  const { council: slug } = await params
  const t = await getTranslations('people')
  const view = orNotFound(await viewPeople(await councilCaller(slug), {}))
  if (!view.abilities.manage) notFound()
  return (
    <>
      <PageHeading
        title={t('invite.press')}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: t('title'), href: `/c/${slug}/people` },
        ]}
        lead={t('invite.lead')}
      />
      <div className="grid grid-cols-1 items-start gap-6 wide:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Card id="one" title={t('invite.one')}>
          <Form
            action={invitePersonAction.bind(null, slug)}
            submit={t('invite.send')}
            done={t('invite.done')}
            label={t('invite.press')}
          >
            <InviteFields groups={view.groups} />
          </Form>
        </Card>
        <Card id="many" title={t('many.title')}>
          <ClientWords words={{ people: OF_MANY }}>
            <InviteMany slug={slug} />
          </ClientWords>
        </Card>
      </div>
    </>
  )
}
