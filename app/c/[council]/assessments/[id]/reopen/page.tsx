import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { viewStages } from '@/lib/assessment/view-stages'
import { reopenSubmissionAction } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('following.reopen')
  return { title: t('title') }
}

export default async function ReopenPage({ params }: PageProps<'/c/[council]/assessments/[id]/reopen'>) {
  const { council: slug, id } = await params
  const { council, assessment, open } = orNotFound(await viewStages(await councilCaller(slug), { assessmentId: id }))
  if (!open.reopen) notFound()
  const t = await getTranslations('following.reopen')
  const base = `/c/${slug}/assessments/${id}`
  return (
    <>
      <PageHeading
        title={t('title')}
        crumbs={[
          { label: council.name, href: `/c/${slug}` },
          { label: assessment.title, href: base },
        ]}
        lead={t('lead')}
      />
      <div className="max-w-3xl">
        <Card id="what" title={t('what')}>
          <ul className="mb-5 flex list-disc flex-col gap-2 pl-5">
            <li>{t('begins')}</li>
            <li>{t('stays')}</li>
            <li>{t('again')}</li>
            <li>{t('told')}</li>
          </ul>
          <Form
            action={reopenSubmissionAction.bind(null, slug)}
            submit={t('press')}
            label={t('title')}
            hidden={{ assessmentId: id }}
          >
            <TextAreaField name="reason" label={t('why')} hint={t('whyHint')} rows={3} />
          </Form>
          <p className="mt-4">
            <Link href={`${base}/report`}>{t('keep')}</Link>
          </p>
        </Card>
      </div>
    </>
  )
}
