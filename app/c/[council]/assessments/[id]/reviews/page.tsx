import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewReviewsOfAssessment } from '@/lib/review/view-reviews-of-assessment'
import { ReviewSection } from './review-section'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report.asked'))('title') }
}

/** Whom the council asked to review what it submitted, and what became of each; inviting and ending. */
export default async function ReviewsPage({ params }: PageProps<'/c/[council]/assessments/[id]/reviews'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewReviewsOfAssessment(await councilCaller(slug), { assessmentId: id }))
  const t = await getTranslations('report.asked')
  const base = `/c/${slug}/assessments/${id}`
  const to = (path: string) => (words: React.ReactNode) => (
    <Link href={base + path} prefetch={false}>
      {words}
    </Link>
  )
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.title, href: base },
        ]}
      />
      <p className="mb-6">{t.rich('where', { report: to('/report'), findings: to('/findings') })}</p>
      <ReviewSection view={view} slug={slug} assessmentId={id} />
    </>
  )
}
