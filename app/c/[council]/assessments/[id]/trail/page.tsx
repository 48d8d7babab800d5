import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewTrail } from '@/lib/assessment/view-trail'
import { KIND_WORDS, TRAIL } from '../../../trail/act-words'
import { addressOf, askedIn } from '../../../trail/asked'
import { TrailFilters } from '../../../trail/trail-filters'
import { TrailList } from '../../../trail/trail-list'

export const metadata: Metadata = { title: TRAIL.title }

export default async function TrailPage({ params, searchParams }: PageProps<'/c/[council]/assessments/[id]/trail'>) {
  const { council: slug, id } = await params
  const asked = askedIn(await searchParams, ['person', 'kind', 'code', 'before'])
  const view = orNotFound(await viewTrail(await councilCaller(slug), { assessmentId: id, ...asked }))
  const base = `/c/${slug}/assessments/${id}`
  return (
    <>
      <PageHeading
        title={TRAIL.title}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
        ]}
        lead={TRAIL.lead}
      />
      <div className="flex flex-col gap-6">
        <TrailFilters
          action={`${base}/trail`}
          submit={TRAIL.show}
          choices={[
            {
              ...{ name: 'person', label: 'By or about', empty: TRAIL.allPeople, chosen: asked.person },
              options: view.people.map(({ id: userId, name }) => [userId, name]),
            },
            {
              ...{ name: 'kind', label: 'What', empty: TRAIL.allKinds, chosen: asked.kind },
              options: Object.entries(KIND_WORDS),
            },
            {
              ...{ name: 'code', label: 'Question', empty: TRAIL.allQuestions, chosen: asked.code },
              options: view.questions.map(({ code, question }) => [code, `${code} ${question}`]),
            },
          ]}
        />
        <TrailList
          page={view}
          slug={slug}
          within={id}
          earlier={(before) => addressOf(`${base}/trail`, asked, before)}
        />
      </div>
    </>
  )
}
