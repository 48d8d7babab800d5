import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { ROLE_NAMES } from '@/lib/people/people'
import { viewPeople } from '@/lib/people/view-people'
import { invitePersonAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('invite.press') }
}

const ROLE_OPTIONS = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }))

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
      <Card>
        <Form
          action={invitePersonAction.bind(null, slug)}
          submit={t('invite.send')}
          done={t('invite.done')}
          label={t('invite.press')}
        >
          <div className="grid gap-5 md:grid-cols-2">
            <TextField name="name" label={t('head.name')} autoComplete="off" />
            <TextField name="email" label={t('head.email')} type="email" autoComplete="off" />
            <SelectField name="role" label={t('head.role')} empty={t('invite.chooseRole')} options={ROLE_OPTIONS} />
            <TextField name="post" label={t('head.post')} hint={t('invite.postHint')} />
            <SelectField
              name="politicalGroupId"
              label={t('head.politicalGroup')}
              hint={t('invite.groupHint')}
              empty={t('invite.noGroup')}
              options={view.groups.map((group) => ({ value: group.id, label: group.name }))}
            />
          </div>
        </Form>
      </Card>
    </>
  )
}
