import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { orNotFound, reviewCaller } from '@/app/_doors/caller'
import { AnswerWords } from '@/app/_ui/answer-words'
import { Card } from '@/app/_ui/card'
import { Confirm } from '@/app/_ui/confirm'
import { WithLevelNames } from '@/app/_ui/level-names'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { questionName } from '@/lib/framework/named-question'
import { type PeerQuestionView, viewPeerQuestion } from '@/lib/peer-level/view-peer-question'
import { RoomNav } from '../../room-nav'
import { revealPeerLevelAction } from '../actions'
import { Revealed } from './revealed'
import { ScoreForm } from './score-form'
import { TeamLevel } from './team-level'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('peerLevels'))('title') }
}

/** One question: the frozen words at the left; at the right the reader's own level, or what the team gave and recorded. */
export default async function PeerQuestionPage({ params }: PageProps<'/reviews/[id]/levels/[code]'>) {
  const { id, code } = await params
  const view = orNotFound(await viewPeerQuestion(await reviewCaller(id, `/levels/${code}`), { code }))
  const t = await getTranslations('peerLevels.question')
  const { review, question } = view
  return (
    <WithLevelNames names={view.levelNames}>
      <RoomNav id={id} here="levels" endsOn={review.endsOn} />
      <PageHeading
        title={questionName(question)}
        lead={question.asked}
        crumbs={[{ label: t('back'), href: `/reviews/${id}/levels` }]}
      />
      <LivePage topic={{ topic: 'review', id }} />
      <div className="grid items-start gap-8 wide:grid-cols-[minmax(0,1fr)_minmax(20rem,30rem)]">
        <section aria-labelledby="words" className="flex min-w-0 flex-col gap-4">
          <h2 id="words" className="text-lg">
            {t('words')}
          </h2>
          <div className="prose max-w-(--measure) break-words rounded-(--radius) border border-line bg-sheet p-4 sm:p-6">
            {question.answer.length > 0 ? <AnswerWords blocks={question.answer} /> : <p>{t('empty')}</p>}
          </div>
          <p>
            <Link href={`/reviews/${id}?area=${code.split('.')[0]}#q-${code}`} prefetch={false}>
              {t('whole')}
            </Link>
          </p>
        </section>
        <div className="flex min-w-0 flex-col gap-6">
          {view.revealed ? (
            <>
              <Revealed view={view} revealed={view.revealed} />
              <TeamLevel view={view} />
            </>
          ) : (
            <Unrevealed view={view} />
          )}
          {view.next ? (
            <p>
              <Link href={`/reviews/${id}/levels/${view.next.code}`}>
                {t('next', { name: questionName(view.next) })}
              </Link>
            </p>
          ) : null}
        </div>
      </div>
    </WithLevelNames>
  )
}

function Unrevealed({ view }: { view: PeerQuestionView }) {
  const t = useTranslations('peerLevels')
  const { review, question, abilities } = view
  return (
    <>
      {abilities.score ? (
        <Card id="mine" title={t('question.form')}>
          <ScoreForm view={view} />
        </Card>
      ) : (
        <p>{t('questions.over')}</p>
      )}
      {abilities.reveal ? (
        <Confirm
          opens={t('question.reveal.open')}
          title={t('question.reveal.title')}
          what={<p>{t('question.reveal.what')}</p>}
          action={revealPeerLevelAction.bind(null, review.id)}
          submit={t('question.reveal.submit')}
          stay={t('question.reveal.stay')}
          hidden={{ code: question.code }}
          variant="secondary"
          className="self-start"
        />
      ) : null}
    </>
  )
}
