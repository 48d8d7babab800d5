import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextField } from '@/app/_ui/text-field'
import { type SetUp, viewSetUp } from '@/lib/assessment/view-set-up'
import { archiveAssessmentAction, deleteAssessmentAction, unarchiveAssessmentAction } from '../../../actions'
import { toldOf } from '../dates-panel'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setUp.remove.delete')
  return { title: t('title') }
}

export default async function RemovePage({ params }: PageProps<'/c/[council]/assessments/[id]/setup/remove'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewSetUp(await councilCaller(slug), { assessmentId: id, at: 'dates' }))
  const how = (['delete', 'archive', 'unarchive'] as const).find((one) => view.abilities[one])
  if (!how) notFound()
  const t = await getTranslations('setUp')
  const base = `/c/${slug}/assessments/${id}`
  const Shown = { delete: Delete, archive: Archive, unarchive: Unarchive }[how]
  return (
    <>
      <PageHeading
        title={t(`remove.${how}.title`)}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
          { label: t('title'), href: `${base}/setup` },
        ]}
        lead={t(`remove.${how}.lead`)}
      />
      <div className="max-w-3xl">
        <Shown view={view} slug={slug} base={base} />
      </div>
    </>
  )
}

type Props = { view: SetUp; slug: string; base: string }

function Delete({ view, slug, base }: Props) {
  const t = useTranslations('setUp.remove.delete')
  const { id, title } = view.assessment
  return (
    <Card id="what" title={t('what')}>
      <ul className="mb-5 flex list-disc flex-col gap-2 pl-5">
        <li>{t('all')}</li>
        <li>{t('people', { count: toldOf(view).length })}</li>
        <li>{t('trail')}</li>
      </ul>
      <Form
        action={deleteAssessmentAction.bind(null, slug)}
        submit={t('press', { title })}
        label={t('title')}
        variant="danger"
        hidden={{ assessmentId: id }}
      >
        <TextField name="reason" label={t('why')} />
      </Form>
      <p className="mt-4">
        <Link href={`${base}/setup`}>{t('keep')}</Link>
      </p>
    </Card>
  )
}

function Archive({ view, slug }: Props) {
  const t = useTranslations('setUp.remove.archive')
  const { id, title } = view.assessment
  return (
    <Card id="what" title={t('what')}>
      <p className="mb-5">{t('all')}</p>
      <Form
        action={archiveAssessmentAction.bind(null, slug)}
        submit={t('press', { title })}
        done={t('done')}
        label={t('title')}
        hidden={{ assessmentId: id }}
      >
        <TextField name="reason" label={t('why')} />
      </Form>
    </Card>
  )
}

function Unarchive({ view, slug }: Props) {
  const t = useTranslations('setUp.remove.unarchive')
  const { id, title } = view.assessment
  return (
    <Card id="what">
      <Form
        action={unarchiveAssessmentAction.bind(null, slug)}
        submit={t('press', { title })}
        label={t('title')}
        hidden={{ assessmentId: id }}
      />
    </Card>
  )
}
