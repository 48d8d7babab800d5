import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { addressOf, askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewTrail } from '@/lib/assessment/view-trail'
import { TRAIL_KIND_LIST } from '@/lib/trail/trail'
import { TrailFilters } from '../../../trail/trail-filters'
import { TrailList } from '../../../trail/trail-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('trail')
  return { title: t('title') }
}

export default async function TrailPage({ params, searchParams }: PageProps<'/c/[council]/assessments/[id]/trail'>) {
  const { council: slug, id } = await params
  const t = await getTranslations('trail')
  const asked = askedIn(await searchParams, ['person', 'kind', 'code', 'before'])
  const view = orNotFound(await viewTrail(await councilCaller(slug), { assessmentId: id, ...asked }))
  const base = `/c/${slug}/assessments/${id}`
  return (
    <>
      <PageHeading
        title={t('title')}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
        ]}
        lead={t('lead')}
      />
      <div className="flex flex-col gap-6">
        <TrailFilters
          action={`${base}/trail`}
          submit={t('show')}
          choices={[
            {
              ...{ name: 'person', label: t('filters.person'), empty: t('all.person'), chosen: asked.person },
              options: view.people.map(({ id: userId, name }) => [userId, name]),
            },
            {
              ...{ name: 'kind', label: t('filters.kind'), empty: t('all.kind'), chosen: asked.kind },
              options: TRAIL_KIND_LIST.map((kind) => [kind, t(`kinds.${kind}`)]),
            },
            {
              ...{ name: 'code', label: t('filters.question'), empty: t('all.question'), chosen: asked.code },
              options: view.questions.map(({ code, question }) => [code, `${code} ${question}`]),
            },
          ]}
        />
        <TrailList
          page={view}
          slug={slug}
          within={id}
          earlier={(before) => addressOf(`${base}/trail`, { ...asked, before })}
        />
      </div>
    </>
  )
}
