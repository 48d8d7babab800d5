import type { Metadata } from 'next'
import { askedIn, pagesOf } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Button, LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { SelectField } from '@/app/_ui/select-field'
import { AUDIENCE_WORDS } from '@/lib/evidence/evidence'
import { viewAllEvidence } from '@/lib/evidence/view-all-evidence'
import { questionName } from '@/lib/framework/named-question'
import { say } from '@/lib/words/say'
import { EvidenceTable } from './evidence-table'

export const metadata: Metadata = { title: 'Evidence' }

const ASKED = ['question', 'audience', 'after', 'before'] as const

export default async function EvidencePage({
  params,
  searchParams,
}: PageProps<'/c/[council]/assessments/[id]/evidence'>) {
  const { council, id } = await params
  const { question: code = '', audience = '', after, before } = askedIn(await searchParams, ASKED)
  const view = orNotFound(
    await viewAllEvidence(await councilCaller(council), { assessmentId: id, code, audience, after, before }),
  )
  const home = `/c/${council}/assessments/${id}`
  const crumbs = [
    { label: view.council.name, href: `/c/${council}` },
    { label: view.assessment.title, href: home },
  ]
  return (
    <>
      <PageHeading
        title="Evidence"
        crumbs={crumbs}
        lead="Everything attached to the answers, with the day that its information is from and who may see it. Evidence is attached on the page of its question."
      />
      {view.total === 0 ? (
        <EmptyState title="Nothing is attached yet" action={<LinkButton href={home}>Choose a question</LinkButton>}>
          Evidence is what a stranger would need to believe an answer: a report, figures, a decision.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <form method="get" aria-label="Filter the evidence" className="no-print flex flex-wrap items-end gap-4">
            <SelectField
              name="question"
              label="Question"
              defaultValue={code}
              empty="All questions"
              options={view.questions.map((one) => ({ value: one.code, label: questionName(one) }))}
            />
            <SelectField
              name="audience"
              label="Who may see it"
              defaultValue={audience}
              empty="All audiences"
              options={view.audiences.map((value) => ({ value, label: AUDIENCE_WORDS[value].name }))}
            />
            <Button type="submit" variant="secondary">
              Show
            </Button>
          </form>
          <h2 id="evidence" tabIndex={-1} className="font-sans text-base font-normal">
            {say('lists.shown', { shown: view.items.length, all: view.found })}
          </h2>
          {view.items.length > 0 ? (
            <>
              <EvidenceTable slug={council} assessmentId={id} items={view.items} questions={view.questions} />
              <Pager list="evidence" {...pagesOf(`${home}/evidence`, { question: code, audience }, view)} />
            </>
          ) : (
            <EmptyState title="No evidence fits this choice">
              Choose all questions and all audiences to see everything.
            </EmptyState>
          )}
        </div>
      )}
    </>
  )
}
