import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { askedIn, pagesOf } from '@/app/_doors/asked'
import { orNotFound, signedInUser } from '@/app/_doors/caller'
import { Button, LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { EmptyState } from '@/app/_ui/empty-state'
import { inputClass } from '@/app/_ui/field'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { Time } from '@/app/_ui/time'
import { addCouncilInput } from '@/lib/programme/add-council'
import { viewProgramme } from '@/lib/programme/view-programme'
import { addCouncilAction } from './actions'
import { PendingLeads } from './pending-leads'

export const metadata: Metadata = { title: 'Programme' }

const { type, governanceModel } = addCouncilInput.shape

export default async function ProgrammePage({ searchParams }: PageProps<'/programme'>) {
  const asked = askedIn(await searchParams, ['q', 'after', 'before'])
  const user = await signedInUser()
  if (!user) notFound()
  const of = await getTranslations('council')
  const [t, lists] = [await getTranslations('programme'), await getTranslations('lists')]
  const leaving = await getTranslations('leaving')
  const view = orNotFound(await viewProgramme(user.userId, { ...asked, q: asked.q?.slice(0, 200) }))
  const { councils, frameworks, found } = view
  return (
    <>
      <PageHeading
        title={t('title')}
        lead="The register of councils and the published frameworks. What a council writes is not shown here."
      >
        <LinkButton variant="secondary" href="/programme/leaving">
          {leaving('title')}
        </LinkButton>
      </PageHeading>
      <div className="flex flex-col gap-8">
        <section aria-labelledby="councils" className="flex flex-col gap-3">
          <h2 id="councils" tabIndex={-1}>
            {t('councils')}
          </h2>
          <search>
            <form action="/programme" className="flex max-w-xl items-end gap-2">
              <label className="min-w-0 flex-1">
                <span className="block">{t('words')}</span>
                <input name="q" type="search" defaultValue={asked.q} className={inputClass(false)} />
              </label>
              <Button type="submit" variant="secondary">
                {t('search')}
              </Button>
            </form>
          </search>
          {councils.length === 0 ? <EmptyState title={t('none')} /> : null}
          <DataTable
            caption={t('councils')}
            hideCaption
            rows={councils}
            rowKey={(council) => council.id}
            columns={[
              { head: 'Name', cell: (council) => council.name, isRowHead: true },
              { head: 'Kind', cell: (council) => of(`types.${council.type}`) },
              { head: 'Governed by', cell: (council) => of(`models.${council.governanceModel}`) },
              { head: 'Short name', cell: (council) => council.slug },
            ]}
          />
          <p className="text-secondary">{lists('shown', { shown: councils.length, all: found })}</p>
          <Pager list="councils" {...pagesOf('/programme', { q: asked.q }, view)} />
        </section>
        <PendingLeads pending={view.pending} />
        <DataTable
          caption="Frameworks"
          rows={frameworks}
          rowKey={(framework) => framework.id}
          columns={[
            { head: 'Name', cell: (framework) => framework.name, isRowHead: true },
            { head: 'Version', cell: (framework) => framework.version },
            { head: 'Published', cell: (framework) => <Time at={framework.publishedOn} day /> },
          ]}
        />
        <Card id="add" title="Add a council">
          <Form
            action={addCouncilAction}
            submit="Add the council and invite its lead"
            done="Council added, lead invited"
            label="Add a council"
          >
            <TextField name="name" label={of('name')} />
            <TextField
              name="slug"
              label="Short name"
              hint="It becomes part of the address and cannot change."
              width="short"
            />
            <SelectField
              name="type"
              label={of('type')}
              empty="Choose a kind"
              options={type.options.map((value) => ({ value, label: of(`types.${value}`) }))}
            />
            <SelectField
              name="governanceModel"
              label={of('model')}
              empty="Choose a model"
              options={governanceModel.options.map((value) => ({ value, label: of(`models.${value}`) }))}
            />
            <TextField name="gssCode" label="GSS code (optional)" width="short" />
            <TextField name="leadName" label="Name of its lead" />
            <TextField name="leadEmail" label="E-mail address of its lead" type="email" />
            <TextField name="leadPost" label="Post of its lead" />
          </Form>
        </Card>
      </div>
    </>
  )
}
