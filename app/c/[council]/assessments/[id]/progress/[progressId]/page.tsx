import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { ProgressSaid } from '@/app/_ui/progress-said'
import { viewProgress } from '@/lib/progress/view-progress'
import { HowFar } from './how-far'
import { StatementForm } from './statement-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') }
}

/** The progress review of a report, recommendation by recommendation, as the council writes and reads it. */
export default async function ProgressPage({
  params,
}: PageProps<'/c/[council]/assessments/[id]/progress/[progressId]'>) {
  const { council: slug, id, progressId } = await params
  const view = orNotFound(await viewProgress(await councilCaller(slug), { progressId }))
  const t = await getTranslations('progress')
  const base = `/c/${slug}/assessments/${id}`
  return (
    <>
      <LivePage topic={{ topic: 'assessment', council: slug, id: view.assessment.id }} />
      <PageHeading
        title={t('title')}
        lead={t('lead', { review: view.review.title })}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
          { label: t('report'), href: `${base}/findings` },
        ]}
      />
      <HowFar view={view} />
      <h2 className="mb-4">{t('recommended')}</h2>
      <ol className="flex flex-col gap-6">
        {view.recommendations.map((one) => (
          <ProgressSaid
            key={one.id}
            of={one}
            isHandedOver={view.progress.state !== 'drafting'}
            fileOf={({ itemId }) => `/c/${slug}/evidence/${itemId}`}
            stating={view.abilities.write ? <StatementForm view={view} of={one} /> : undefined}
          />
        ))}
      </ol>
    </>
  )
}
