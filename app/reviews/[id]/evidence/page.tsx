import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { orNotFound, reviewCaller } from '@/app/_doors/caller'
import { EmptyState } from '@/app/_ui/empty-state'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { questionName } from '@/lib/framework/named-question'
import { viewReviewEvidence } from '@/lib/review/view-review-evidence'
import { RoomNav } from '../room-nav'
import { EvidencePiece } from './evidence-piece'
import { Packs } from './packs'

export const metadata: Metadata = { title: 'Evidence of the submission' }

/** Everything that a peer may open, by its question, and the packs of it. */
export default async function ReviewEvidencePage({ params }: PageProps<'/reviews/[id]/evidence'>) {
  const { id } = await params
  const view = orNotFound(await viewReviewEvidence(await reviewCaller(id, '/evidence'), null))
  const t = await getTranslations('review.evidence')
  return (
    <>
      <LivePage topic={{ topic: 'inbox' }} />
      <RoomNav id={id} here="evidence" endsOn={view.endsOn} />
      <PageHeading
        title={t('title')}
        crumbs={[{ label: view.title, href: `/reviews/${id}` }]}
        lead={t('lead', { count: view.count, council: view.council })}
      />
      <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {view.questions.length === 0 ? <EmptyState title={t('none')}>{null}</EmptyState> : null}
          {view.questions.map((question) => (
            <section
              key={question.code}
              aria-labelledby={`q-${question.code}`}
              className="gap-x-6 border-t border-line pt-3 md:grid md:grid-cols-[15rem_minmax(0,1fr)]"
            >
              <div>
                <h2 id={`q-${question.code}`} className="text-lg">
                  {questionName(question)}
                </h2>
                <p className="text-sm text-secondary">{question.question}</p>
              </div>
              <div>
                <ul className="evidence-list">
                  {question.items.map((piece) => (
                    <EvidencePiece key={piece.id} reviewId={id} piece={piece} />
                  ))}
                </ul>
                {question.closed > 0 ? (
                  <p className="mt-2 text-sm text-secondary">
                    {t(question.items.length > 0 ? 'closed' : 'allClosed', { count: question.closed })}
                  </p>
                ) : null}
              </div>
            </section>
          ))}
        </div>
        <Packs reviewId={id} packs={view.packs} canAsk={view.abilities.askPack} count={view.count} />
      </div>
    </>
  )
}
