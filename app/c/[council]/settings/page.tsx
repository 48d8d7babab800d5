import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { changeProfileInput } from '@/lib/council/change-profile'
import { viewProfile } from '@/lib/council/view-profile'
import { changeProfileAction } from '../people/actions'
import { LookForm } from './look-form'

const { type, governanceModel } = changeProfileInput.shape

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('title') }
}

export default async function SettingsPage({ params }: PageProps<'/c/[council]/settings'>) {
  const { council: slug } = await params
  const [t, of] = await Promise.all([getTranslations('settings'), getTranslations('council')])
  const { council, look, abilities } = orNotFound(await viewProfile(await councilCaller(slug), null))
  return (
    <>
      <PageHeading title={t('title')} crumbs={[{ label: council.name, href: `/c/${slug}` }]} lead={t('lead')}>
        <LinkButton variant="secondary" href={`/c/${slug}/export`}>
          {t('data')}
        </LinkButton>
      </PageHeading>
      {abilities.change ? (
        <div className="flex flex-col gap-6">
          <Card id="profile">
            <Form
              action={changeProfileAction.bind(null, slug)}
              submit={t('save')}
              done={t('saved')}
              label={t('profile')}
            >
              <div className="grid grid-cols-1 items-end gap-5 wide:grid-cols-3">
                <TextField name="name" label={of('name')} defaultValue={council.name} />
                <SelectField
                  name="type"
                  label={of('type')}
                  options={type.options.map((value) => ({ value, label: of(`types.${value}`) }))}
                  defaultValue={council.type}
                />
                <SelectField
                  name="governanceModel"
                  label={of('model')}
                  options={governanceModel.options.map((value) => ({ value, label: of(`models.${value}`) }))}
                  defaultValue={council.governanceModel}
                />
              </div>
            </Form>
          </Card>
          <LookForm slug={slug} look={look} />
        </div>
      ) : (
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
          <dt className="font-semibold">{of('type')}</dt>
          <dd>{of(`types.${council.type}`)}</dd>
          <dt className="font-semibold">{of('model')}</dt>
          <dd>{of(`models.${council.governanceModel}`)}</dd>
        </dl>
      )}
    </>
  )
}
