import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewCouncilTrail } from '@/lib/council/view-council-trail'
import { KIND_WORDS, TRAIL } from './act-words'
import { addressOf, askedIn } from './asked'
import { TrailFilters } from './trail-filters'
import { TrailList } from './trail-list'

export const metadata: Metadata = { title: TRAIL.title }

export default async function CouncilTrailPage({ params, searchParams }: PageProps<'/c/[council]/trail'>) {
  const { council: slug } = await params
  const asked = askedIn(await searchParams, ['person', 'kind', 'assessment', 'before'])
  const view = orNotFound(await viewCouncilTrail(await councilCaller(slug), asked))
  const here = `/c/${slug}/trail`
  return (
    <>
      <PageHeading
        title={TRAIL.title}
        crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}
        lead={`${TRAIL.lead} Scores stand in the trail of their assessment, once they are revealed.`}
      />
      <div className="flex flex-col gap-6">
        <TrailFilters
          action={here}
          submit={TRAIL.show}
          choices={[
            {
              ...{ name: 'person', label: 'By or about', empty: TRAIL.allPeople, chosen: asked.person },
              options: view.people.map(({ id, name }) => [id, name]),
            },
            {
              ...{ name: 'kind', label: 'What', empty: TRAIL.allKinds, chosen: asked.kind },
              options: Object.entries(KIND_WORDS),
            },
            {
              ...{ name: 'assessment', label: 'Where', empty: TRAIL.allAssessments, chosen: asked.assessment },
              options: view.assessments.map(({ id, title }) => [id, title]),
            },
          ]}
        />
        <TrailList page={view} slug={slug} earlier={(before) => addressOf(here, asked, before)} />
      </div>
    </>
  )
}
