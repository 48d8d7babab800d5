import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { orNotFound, reviewCaller } from '@/app/_doors/caller'
import { Confirm } from '@/app/_ui/confirm'
import { EmptyState } from '@/app/_ui/empty-state'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { ProgressSaid } from '@/app/_ui/progress-said'
import { type TeamProgress, viewProgressInReview } from '@/lib/progress/view-progress-in-review'
import { dayWords } from '@/lib/words/dates'
import { RoomNav } from '../room-nav'
import { publishProgressAction } from './actions'
import { ViewForm } from './view-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') }
}

/** What the council says of each recommendation, and the team's view on it. */
export default async function TeamProgressPage({ params }: PageProps<'/reviews/[id]/progress'>) {
  const { id } = await params
  const view = orNotFound(await viewProgressInReview(await reviewCaller(id, '/progress'), null))
  const t = await getTranslations('progress')
  const { review, progress, recommendations, abilities } = view
  return (
    <>
      <RoomNav id={id} here="progress" endsOn={review.endsOn} />
      <PageHeading title={t('title')} lead={t('teamLead', { review: review.title })} />
      <LivePage topic={{ topic: 'review', id }} />
      {progress ? null : <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
      {progress ? <HowFar view={view} /> : null}
      <ol className="flex flex-col gap-6">
        {recommendations.map((one) => (
          <ProgressSaid
            key={one.id}
            of={one}
            isHandedOver
            fileOf={(evidence) => `/reviews/${id}/progress/${evidence.id}/file`}
            viewing={abilities.write ? <ViewForm reviewId={id} of={one} /> : undefined}
          />
        ))}
      </ol>
    </>
  )
}

function HowFar({ view: { review, progress, abilities } }: { view: TeamProgress }) {
  const t = useTranslations('progress')
  if (!progress || progress.state === 'drafting') return null
  const at = progress.state === 'published' ? progress.publishedAt : progress.sentAt
  return (
    <section className="how-far mb-6">
      <p>{t(`team.${progress.state}`, { day: at ? dayWords(at) : '' })}</p>
      {progress.state === 'with-peers' ? <p>{t('unviewed', { count: progress.unviewed })}</p> : null}
      {abilities.publish ? (
        <Confirm
          opens={t('publish.open')}
          title={t('publish.title')}
          what={<p>{t('publish.what')}</p>}
          action={publishProgressAction.bind(null, review.id)}
          submit={t('publish.submit')}
          stay={t('publish.stay')}
          className="self-start"
        />
      ) : null}
    </section>
  )
}
