import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { AreaTabs, areasIn } from '@/app/_ui/area-tabs'
import { LevelsAgreement } from '@/app/_ui/levels-agreement'
import { LevelsBeside } from '@/app/_ui/levels-beside'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewPeerLevels } from '@/lib/peer-level/view-peer-levels'
import { agreePeerLevelsAction, takeBackPeerLevelsAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('peerLevels'))('title') }
}

/** The council's side of the peers' levels: what its lead agrees, and once both publish them the levels beside its own. */
export default async function PeerLevelsPage({
  params,
  searchParams,
}: PageProps<'/c/[council]/assessments/[id]/reviews/[reviewId]/levels'>) {
  const { council: slug, id, reviewId } = await params
  const view = orNotFound(await viewPeerLevels(await councilCaller(slug), { reviewId }))
  const t = await getTranslations('peerLevels')
  const base = `/c/${slug}/assessments/${id}`
  const here = `${base}/reviews/${reviewId}/levels`
  const { review, agreed, beside, levelNames } = view
  const shown = areasIn(beside ?? [], askedIn(await searchParams, ['area']).area)
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('lead', { review: review.title })}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
          agreed ? { label: t('reviews'), href: `${base}/reviews` } : { label: t('report'), href: `${base}/findings` },
        ]}
      />
      <div className="flex flex-col gap-8">
        {beside ? (
          <section aria-labelledby="beside" className="flex flex-col gap-5">
            <h2 id="beside">{t('beside.title')}</h2>
            <p className="max-w-(--measure)">{t('beside.hint')}</p>
            {beside.length > 1 ? <AreaTabs areas={beside} shown={shown} here={here} /> : null}
            {shown.map((area) => (
              <LevelsBeside key={area.number} area={area} names={levelNames} />
            ))}
          </section>
        ) : null}
        {agreed ? (
          <LevelsAgreement
            agreed={agreed}
            report={review.stage}
            isOver={review.isOver}
            side="council"
            acts={{
              agree: agreePeerLevelsAction.bind(null, slug),
              takeBack: takeBackPeerLevelsAction.bind(null, slug),
              hidden: { reviewId },
            }}
          />
        ) : null}
      </div>
    </>
  )
}
