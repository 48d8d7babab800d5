import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { addressOf, askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { buttonClass } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewCouncilTrail } from '@/lib/council/view-council-trail'
import { TRAIL_KIND_LIST } from '@/lib/trail/trail'
import { CheckTrail } from './check-trail'
import { TrailFilters } from './trail-filters'
import { TrailList } from './trail-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('trail')
  return { title: t('title') }
}

export default async function CouncilTrailPage({ params, searchParams }: PageProps<'/c/[council]/trail'>) {
  const { council: slug } = await params
  const t = await getTranslations('trail')
  const asked = askedIn(await searchParams, ['person', 'kind', 'assessment', 'before'])
  const view = orNotFound(await viewCouncilTrail(await councilCaller(slug), asked))
  const here = `/c/${slug}/trail`
  return (
    <>
      <PageHeading
        title={t('title')}
        crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}
        lead={`${t('lead')} ${t('scores')}`}
      />
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <CheckTrail slug={slug} words={t('check.press')} />
          <a href={`${here}/file`} className={buttonClass('secondary')} download>
            {t('check.download')}
          </a>
        </div>
        <TrailFilters
          action={here}
          submit={t('show')}
          choices={[
            {
              ...{ name: 'person', label: t('filters.person'), empty: t('all.person'), chosen: asked.person },
              options: view.people.map(({ id, name }) => [id, name]),
            },
            {
              ...{ name: 'kind', label: t('filters.kind'), empty: t('all.kind'), chosen: asked.kind },
              options: TRAIL_KIND_LIST.map((kind) => [kind, t(`kinds.${kind}`)]),
            },
            {
              ...{
                name: 'assessment',
                label: t('filters.assessment'),
                empty: t('all.assessment'),
                chosen: asked.assessment,
              },
              options: view.assessments.map(({ id, title }) => [id, title]),
            },
          ]}
        />
        <TrailList page={view} slug={slug} earlier={(before) => addressOf(here, { ...asked, before })} />
      </div>
    </>
  )
}
