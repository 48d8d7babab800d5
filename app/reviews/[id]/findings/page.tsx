import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { askedIn } from '@/app/_doors/asked'
import { orNotFound, reviewCaller } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Details } from '@/app/_ui/details'
import { LivePage } from '@/app/_ui/live-page'
import { Milestones } from '@/app/_ui/milestones'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewReviewClock } from '@/lib/clock/view-review-clock'
import { FEW } from '@/lib/report/report'
import { viewFindings } from '@/lib/report/view-findings'
import { RoomNav } from '../room-nav'
import { CouncilReply } from './council-reply'
import { FindingForm } from './finding-form'
import { RecommendationForm } from './recommendation-form'
import { Sending } from './sending'
import { WrittenFindings, WrittenRecommendations } from './written'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report.team'))('title') }
}

/** While the team writes the desk stands at the right; once the report was sent, what it recommends does. */
const WRITING = 'wide:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]'
const READING = 'min-[1100px]:grid-cols-2'

/** The team's desk: what is written at the left, what is being drafted at the right. */
export default async function FindingsPage({ params, searchParams }: PageProps<'/reviews/[id]/findings'>) {
  const { id } = await params
  const { code } = askedIn(await searchParams, ['code'])
  const caller = await reviewCaller(id, '/findings')
  const view = orNotFound(await viewFindings(caller, null))
  const clock = orNotFound(await viewReviewClock(caller, null))
  const [t, due] = [await getTranslations('report'), await getTranslations('clock')]
  const { review, report, questions, abilities } = view
  const count = report.recommendations.length
  return (
    <>
      <RoomNav id={id} here="findings" endsOn={review.endsOn} />
      <PageHeading title={t('team.title')} lead={t('team.lead', { review: review.title })} />
      <LivePage topic={{ topic: 'review', id }} />
      <Sending view={view} />
      {clock.length > 0 ? (
        <div className="mb-6">
          <Details summary={due('title')}>
            <Milestones clock={clock} />
          </Details>
        </div>
      ) : null}
      <div className={`grid items-start gap-8 ${abilities.write ? WRITING : READING}`}>
        <div className={abilities.write ? 'order-2 flex min-w-0 flex-col gap-8 wide:order-1' : 'contents'}>
          <div className="flex min-w-0 flex-col gap-8">
            <CouncilReply view={view} />
            <WrittenFindings view={view} />
          </div>
          <section aria-labelledby="recommendations" className="flex flex-col gap-5">
            <h2 id="recommendations">{t('recommendations.title')}</h2>
            {count > FEW ? (
              <p className="max-w-(--measure) font-semibold text-caution">{t('recommendations.few', { count })}</p>
            ) : null}
            {count === 0 ? <p className="text-secondary">{t('recommendations.none')}</p> : null}
            <WrittenRecommendations view={view} />
          </section>
        </div>
        {abilities.write ? (
          <div className="order-1 flex min-w-0 flex-col gap-6 wide:order-2">
            <Card id="write" title={t('write.title')}>
              <FindingForm
                key={report.findings.length}
                reviewId={id}
                questions={questions}
                heard={view.heard}
                open={view.open}
                code={code}
              />
            </Card>
            <Card id="recommend">
              <Details summary={t('recommendations.draft')}>
                <RecommendationForm key={count} reviewId={id} />
              </Details>
            </Card>
          </div>
        ) : null}
      </div>
    </>
  )
}
