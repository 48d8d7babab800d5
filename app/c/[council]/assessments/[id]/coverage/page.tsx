import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { EmptyState } from '@/app/_ui/empty-state'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { type CoverageView, viewCoverage } from '@/lib/coverage/view-coverage'
import { askReminderAction } from './actions'
import { CoverageBars } from './coverage-bars'

export const metadata: Metadata = { title: 'Who has had a say' }

export default async function CoveragePage({ params }: PageProps<'/c/[council]/assessments/[id]/coverage'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewCoverage(await councilCaller(slug), { assessmentId: id }))
  return (
    <>
      <PageHeading
        title="Who has had a say"
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: `/c/${slug}/assessments/${id}` },
        ]}
        lead="How far scoring is in each area and group. Only the lead and the chair see this page."
      />
      <div className="flex flex-col gap-6">
        {view.groups.length === 0 ? (
          <EmptyState title="Nothing can be shown yet">
            This fills in at the midnight after scoring has opened, for groups of at least three assessors.
          </EmptyState>
        ) : (
          <Shown view={view} />
        )}
        <Reminder view={view} slug={slug} />
        <Details summary="Why there are no exact numbers">
          <ul className="flex list-disc flex-col gap-1 pl-5">
            <li>For each question and group it says one thing: whether at least half of the group has scored.</li>
            <li>
              It is brought up to date once a day, at midnight. So it never changes because somebody has just scored.
            </li>
            <li>
              Groups of fewer than three are put together or left out. The lead and the chair are not counted, because
              they know what they did.
            </li>
            <li>Groups do not overlap, and there is no total. So nobody’s score or silence can be worked out.</li>
          </ul>
        </Details>
      </div>
    </>
  )
}

const Shown = ({ view }: { view: CoverageView }) => (
  <>
    <p className="text-secondary">
      As it was at midnight, when <Time at={view.at} day /> began. A filled square is a question on which at least half
      of the group has scored. The chair and the lead are not counted.
    </p>
    <div className="grid gap-4 md:grid-cols-2">
      {view.areas.map((area) => (
        <Card key={area.number} id={`coverage-${area.number}`} title={`${area.number}. ${area.title}`}>
          <CoverageBars groups={area.groups} />
        </Card>
      ))}
    </div>
    <Details summary="The same as a table">
      <DataTable
        caption="Questions on which at least half of the group has scored"
        rows={view.areas}
        rowKey={(area) => String(area.number)}
        columns={[
          { head: 'Area', cell: (area) => `${area.number}. ${area.title}`, isRowHead: true },
          ...view.groups.map(({ name, people }, place) => ({
            head: `${name} (${people})`,
            cell: (area: CoverageView['areas'][number]) => {
              const questions = area.groups[place]?.questions ?? []
              return `${questions.filter(({ half }) => half).length} of ${questions.length}`
            },
            isNumber: true,
          })),
        ]}
      />
    </Details>
    {view.isLeftOut ? (
      <p className="text-secondary">
        {view.groups.some(({ name }) => name === 'Officers') ? 'Councillors' : 'Officers'} are not shown, because fewer
        than three of them are counted.
      </p>
    ) : null}
  </>
)

function Reminder({ view, slug }: { view: CoverageView; slug: string }) {
  const { mayAskReminder, assessment } = view
  if (!mayAskReminder.may && mayAskReminder.because.kind === 'only-the-lead') return null
  return (
    <Card id="reminder" title="Remind those who have questions left">
      <p className="mb-4 max-w-(--measure)">
        Each of them gets a mail of their own with a link to their score sheet. You are not told who gets one or how
        many do, and neither is anybody else. You can do this once a day.
      </p>
      {mayAskReminder.may ? (
        <Form
          action={askReminderAction.bind(null, slug)}
          hidden={{ assessmentId: assessment.id }}
          label="Send a reminder"
          submit="Send a reminder to everybody who has questions left"
          done="The reminder is on its way to everybody whom it concerns."
        />
      ) : (
        <p className="text-secondary">{wordsFor(mayAskReminder.because)}</p>
      )}
    </Card>
  )
}
