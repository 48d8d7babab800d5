import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { ROLE_NAMES } from '@/lib/people/people'
import { viewPeople } from '@/lib/people/view-people'
import { invitePersonAction } from '../actions'
import { PEOPLE } from '../words'

export const metadata: Metadata = { title: PEOPLE.invite }

const ROLE_OPTIONS = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }))

export default async function InvitePage({ params }: PageProps<'/c/[council]/people/invite'>) {
  const { council: slug } = await params
  const view = orNotFound(await viewPeople(await councilCaller(slug), {}))
  if (!view.abilities.manage) notFound()
  return (
    <>
      <PageHeading
        title={PEOPLE.invite}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: PEOPLE.title, href: `/c/${slug}/people` },
        ]}
        lead="They get a mail with a link that works for 14 days. Nothing is open to them until they use it."
      />
      <Card>
        <Form
          action={invitePersonAction.bind(null, slug)}
          submit="Send the invitation"
          done="Invitation saved and sent"
          label={PEOPLE.invite}
        >
          <div className="grid gap-5 md:grid-cols-2">
            <TextField name="name" label="Name" autoComplete="off" />
            <TextField name="email" label="E-mail address" type="email" autoComplete="off" />
            <SelectField name="role" label="Role" empty="Choose a role" options={ROLE_OPTIONS} />
            <TextField name="post" label="Post" hint="For example: Finance director, or Leader of the opposition." />
            <SelectField
              name="politicalGroupId"
              label="Political group"
              hint="For councillors only."
              empty="None"
              options={view.groups.map((group) => ({ value: group.id, label: group.name }))}
            />
          </div>
        </Form>
      </Card>
    </>
  )
}
