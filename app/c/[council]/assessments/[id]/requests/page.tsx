import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { RequestSaid } from '@/app/_ui/request-said'
import { viewRequestsOfAssessment } from '@/lib/request/view-requests-of-assessment'
import { AnswerRequest } from './answer-request'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests.host'))('title') }
}

/** What peers ask the council for, what waits first. */
export default async function RequestsPage({ params }: PageProps<'/c/[council]/assessments/[id]/requests'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewRequestsOfAssessment(await councilCaller(slug), { assessmentId: id }))
  const t = await getTranslations('requests.host')
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: `/c/${slug}/assessments/${id}` },
        ]}
      />
      {view.requests.length === 0 ? <EmptyState title={t('none')}>{t('noneHint')}</EmptyState> : null}
      <ul className="flex flex-col gap-6">
        {view.requests.map((request) => (
          <RequestSaid
            key={request.id}
            request={request}
            questions={view.questions}
            today={view.today}
            file={`/c/${slug}/evidence/${request.itemId ?? ''}`}
          >
            {request.canAnswer ? (
              <AnswerRequest slug={slug} request={request} items={view.items} />
            ) : request.state === 'asked' && request.isOver ? (
              <p className="text-secondary">{t('over')}</p>
            ) : null}
          </RequestSaid>
        ))}
      </ul>
    </>
  )
}
