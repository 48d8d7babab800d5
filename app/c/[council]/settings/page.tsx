import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { MODEL_NAMES, TYPE_NAMES } from '@/lib/council/council'
import { viewPeople } from '@/lib/people/view-people'
import { changeProfileAction } from '../people/actions'

export const metadata: Metadata = { title: 'Settings' }

const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

export default async function SettingsPage({ params }: PageProps<'/c/[council]/settings'>) {
  const { council: slug } = await params
  const { council, abilities } = orNotFound(await viewPeople(await councilCaller(slug), null))
  return (
    <>
      <PageHeading
        title="Settings"
        crumbs={[{ label: council.name, href: `/c/${slug}` }]}
        lead="The kind of council decides which questions a new assessment asks."
      />
      {abilities.manage ? (
        <Form
          action={changeProfileAction.bind(null, slug)}
          submit="Save the profile"
          done="Profile saved"
          label="Profile of the council"
        >
          <TextField name="name" label="Name of the council" defaultValue={council.name} />
          <SelectField name="type" label="Kind of council" options={options(TYPE_NAMES)} defaultValue={council.type} />
          <SelectField
            name="governanceModel"
            label="How it is governed"
            options={options(MODEL_NAMES)}
            defaultValue={council.governanceModel}
          />
        </Form>
      ) : (
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
          <dt className="font-semibold">Kind of council</dt>
          <dd>{TYPE_NAMES[council.type]}</dd>
          <dt className="font-semibold">How it is governed</dt>
          <dd>{MODEL_NAMES[council.governanceModel]}</dd>
        </dl>
      )}
    </>
  )
}
