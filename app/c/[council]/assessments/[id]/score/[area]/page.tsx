import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { FirstTime } from '@/app/_ui/first-time'
import { PageHeading } from '@/app/_ui/page-heading'
import { RulesInWords } from '@/app/_ui/rules-in-words'
import { Time } from '@/app/_ui/time'
import { viewArea } from '@/lib/score/view-area'
import { AreaNav } from './area-nav'
import { Sheet } from './sheet'

export const metadata: Metadata = { title: 'Score sheet' }

export default async function ScoreAreaPage({ params }: PageProps<'/c/[council]/assessments/[id]/score/[area]'>) {
  const { council: slug, id, area } = await params
  const view = orNotFound(await viewArea(await councilCaller(slug), { assessmentId: id, area: Number(area) }))
  const base = `/c/${slug}/assessments/${id}`
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeading
        title={`${view.area.number}. ${view.area.title}`}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
        ]}
        lead={
          <>
            Your score sheet: you score alone, and nobody sees a score before all are revealed together.
            {view.assessment.scoresDueOn ? (
              <>
                {' '}
                Scores are due <Time at={view.assessment.scoresDueOn} day />.
              </>
            ) : null}
          </>
        }
      />
      <FirstTime at="score" />
      <RulesInWords rules={view.rules} />
      <AreaNav base={base} here={view.area.number} areas={view.progress} />
      <Sheet
        key={view.area.number}
        questions={view.questions}
        at={{ userId: view.reader.userId, council: slug, assessmentId: id }}
      />
    </div>
  )
}
