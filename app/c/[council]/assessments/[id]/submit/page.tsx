import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { VacanciesBand } from '../vacancies-band'
import { ReadyCard } from './ready-card'
import { SigningSheet } from './signing-sheet'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signing')
  return { title: t('title') }
}

export default async function SubmitPage({ params }: PageProps<'/c/[council]/assessments/[id]/submit'>) {
  const { council: slug, id } = await params
  const [t, found] = await Promise.all([
    getTranslations('signing'),
    viewReadiness(await councilCaller(slug), { assessmentId: id }),
  ])
  const view = orNotFound(found)
  const base = `/c/${slug}/assessments/${id}`
  const { state } = view.assessment
  const isSubmitted = ['submitted', 'reviewed', 'closed'].includes(state)
  return (
    <>
      <PageHeading
        title={t('title')}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
        ]}
        lead={t('lead')}
      />
      <div className="flex flex-col gap-6">
        <VacanciesBand vacancies={view.vacancies} base={base} />
        {isSubmitted ? (
          <Notice kind="done" title={t('submitted')}>
            <Link href={`${base}/report`}>{t('read')}</Link>
          </Notice>
        ) : (
          <ReadyCard view={view} base={base} slug={slug} />
        )}
        {state === 'signing' ? <SigningSheet view={view} base={base} slug={slug} /> : null}
      </div>
    </>
  )
}
