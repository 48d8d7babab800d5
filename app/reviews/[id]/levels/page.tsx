import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { askedIn } from '@/app/_doors/asked'
import { orNotFound, reviewCaller } from '@/app/_doors/caller'
import { AreaTabs, areasIn } from '@/app/_ui/area-tabs'
import { LevelMark } from '@/app/_ui/level-mark'
import { WithLevelNames } from '@/app/_ui/level-names'
import { LevelsAgreement } from '@/app/_ui/levels-agreement'
import { LevelsBeside } from '@/app/_ui/levels-beside'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { questionName } from '@/lib/framework/named-question'
import { type TeamLevels, viewPeerLevelsInReview } from '@/lib/peer-level/view-peer-levels-in-review'
import { RoomNav } from '../room-nav'
import { agreePeerLevelsAsPeerAction, takeBackPeerLevelsAsPeerAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('peerLevels'))('title') }
}

/** The team's levels: what is agreed about them, every question that takes one, and what is recorded beside the council's own. */
export default async function TeamLevelsPage({ params, searchParams }: PageProps<'/reviews/[id]/levels'>) {
  const { id } = await params
  const view = orNotFound(await viewPeerLevelsInReview(await reviewCaller(id, '/levels'), null))
  const t = await getTranslations('peerLevels')
  const { review, agreed, beside } = view
  const shown = areasIn(beside, askedIn(await searchParams, ['area']).area)
  return (
    <WithLevelNames names={view.levelNames}>
      <RoomNav id={id} here="levels" endsOn={review.endsOn} />
      <PageHeading title={t('title')} lead={t('teamLead', { review: review.title })} />
      <LivePage topic={{ topic: 'review', id }} />
      {agreed.scoping.stands ? (
        <nav aria-label={t('contents')} className="no-print mb-6">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {(
              [
                ['questions', t('questions.title')],
                ['beside', t('beside.title')],
                ['agreement', t('agreement.title')],
              ] as const
            ).map(([part, words]) => (
              <li key={part}>
                <a href={`#${part}`} className="inline-flex min-h-6 items-center">
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <div className="flex flex-col gap-8">
        {view.areas.length > 0 ? <Questions view={view} /> : null}
        {agreed.scoping.stands ? (
          <section aria-labelledby="beside" className="flex flex-col gap-5">
            <h2 id="beside">{t('beside.title')}</h2>
            {beside.length === 0 ? <p className="text-secondary">{t('beside.none')}</p> : null}
            {beside.length > 1 ? <AreaTabs areas={beside} shown={shown} here={`/reviews/${id}/levels`} /> : null}
            {shown.map((area) => (
              <LevelsBeside key={area.number} area={area} names={view.levelNames} />
            ))}
          </section>
        ) : null}
        <LevelsAgreement
          agreed={agreed}
          report={review.stage}
          isOver={false}
          side="team"
          acts={
            view.reader.isLead
              ? {
                  agree: agreePeerLevelsAsPeerAction.bind(null, id),
                  takeBack: takeBackPeerLevelsAsPeerAction.bind(null, id),
                  hidden: {},
                }
              : undefined
          }
        />
      </div>
    </WithLevelNames>
  )
}

/** Every question with what the reader gave and how far the team is, area beside area. */
function Questions({ view: { review, areas } }: { view: TeamLevels }) {
  const t = useTranslations('peerLevels.questions')
  const isOpen = review.stage === 'drafting'
  return (
    <section aria-labelledby="questions" className="flex flex-col gap-4">
      <h2 id="questions">{t('title')}</h2>
      <p className="max-w-(--measure)">{t(isOpen ? 'hint' : 'over')}</p>
      <div className="grid grid-cols-1 items-start gap-x-10 gap-y-6 wide:grid-cols-2">
        {areas.map(({ number, title, questions }) => (
          <div key={number}>
            <h3 className="mb-1 text-base">
              {number}. {title}
            </h3>
            <ul>
              {questions.map((one) => (
                <li
                  key={one.code}
                  className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-1"
                >
                  <span aria-hidden className="flex">
                    <LevelMark level={one.mine} size="small" />
                  </span>
                  <Link href={`/reviews/${review.id}/levels/${one.code}`} prefetch={false} className="grow">
                    {questionName(one)}
                  </Link>
                  <span className="text-sm text-secondary">
                    <HowFar of={one} isOpen={isOpen} />
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

function HowFar({ of, isOpen }: { of: TeamLevels['areas'][number]['questions'][number]; isOpen: boolean }) {
  const t = useTranslations('peerLevels.questions')
  if (of.recorded !== null) return t('recorded', { level: of.recorded })
  if (of.isRevealed) return t(isOpen ? 'revealed' : 'unrecorded')
  if (of.mine === 'cannot-judge') return t('cannot-judge')
  return of.mine === null ? t(isOpen ? 'none' : 'missed') : t('mine', { level: of.mine })
}
